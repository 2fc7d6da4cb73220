"""How well a model of pairs merges: B-cubed over the claims it never saw, clustered among all the others of a set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from logistic import fit
from pair_examples import Pairs, Telling
from tocsin.merging.blocking import blocks
from tocsin.merging.clustering import clusters
from tocsin.merging.scoring import Model
from tocsin.merging.traits import FAMILY

PENALTY = 0.5
SHY = 0.5
# Log-odds by which two takings, or two ends, are held less likely one than they are: of two made one nobody can tell
# any more which release ended which, and who is held.
CAUTION = 0.5
_CAPTIVITY = tuple(kind.replace("_", " ") for kind, family in FAMILY.items() if family == "captivity")
CAUTIOUS = (
    *(f"both {kind}" for kind in _CAPTIVITY),
    *(" and ".join(sorted(pair)) for pair in combinations(_CAPTIVITY, 2)),
)
# Beginnings of features that tell two occurrences apart. In sets where a toll rises from report to report another
# number of killed may go with one occurrence; it still is no reason to take two for one.
CLASHES = (
    "another ",
    "quite another ",
    "more than ",
    "foreigners of other ",
    "no name ",
    "coarse dates miss",
    "other type",
    "one report tells",
    "dated more than",
    "days of a year ",
    "other foreigners",
    "published before",
    "in meaning not",
)


def fitted(every: Sequence[tuple[Pairs, np.ndarray]], names: Sequence[str], kept: Sequence[np.ndarray]) -> np.ndarray:
    """Weights and, last, the constant, of those pairs of each telling that are kept."""
    x = np.vstack([shown[keep] for (_, shown), keep in zip(every, kept, strict=True)])
    y = np.concatenate([np.array(some.same)[keep] for (some, _), keep in zip(every, kept, strict=True)])
    assert x.shape[1] == len(names)
    weight = np.concatenate(
        [np.full(int(keep.sum()), some.telling.weight) for (some, _), keep in zip(every, kept, strict=True)]
    )
    against = [n for n, name in enumerate(names) if name.startswith(CLASHES)]
    return fit(x, y, weight, PENALTY, against)


def both(some: Pairs, kept: Mapping[str, bool]) -> np.ndarray:
    """Which pairs lie with both claims among those kept."""
    return np.array([kept[a] and kept[b] for a, b in some.ids], dtype=bool)


def model(weights: np.ndarray, names: Sequence[str], scale: tuple[float, float], join_above: float) -> Model:
    """The model of fitted weights, on the scale (slope, shift) that calibrates them."""
    slope, shift = scale
    by = {name: round(float(w) * slope, 3) for name, w in zip(names, weights[:-1], strict=True)}
    by |= {name: round(by[name] - CAUTION, 3) for name in CAUTIOUS if name in by}
    return Model(prior=round(float(weights[-1]) * slope + shift, 3), weights=by, join_above=join_above, shy=SHY)


def homes(telling: Telling, by: Model) -> dict[str, str]:
    """The group of each claim, named for one of its claims."""
    return {
        c.claim.id: group[0].claim.id
        for block in blocks(telling.claims, (), by)
        for group in clusters(block, (), by)
        for c in group
    }


def shares(telling: Telling, home: Mapping[str, str], over: Iterable[str]) -> list[tuple[float, float]]:
    """For each of these claims the precision and the recall of its group (Bagga and Baldwin 1998)."""
    wanted, given = Counter(telling.truth[c] for c in home), Counter(home.values())
    hits = Counter((telling.truth[c], home[c]) for c in home)
    return [
        (hits[telling.truth[c], home[c]] / given[home[c]], hits[telling.truth[c], home[c]] / wanted[telling.truth[c]])
        for c in over
    ]


def b_cubed(rows: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    p, r = np.array(rows).mean(axis=0)
    return float(p), float(r), float(2 * p * r / (p + r))
