"""Fits the weights by which merging tells whether two claims are of one occurrence, and shows how well they do.

    python train/pairs.py [--read FOLDER] [--write [--without SET] [--into FILE]]

The pairs are those of the labelled sets that meet in merging's index, of claims as labelled, with a share of their
values struck out, and as readers read them that never saw their incidents: those that bench/readings keeps, or that
train/judges.py --keep put into ``FOLDER``. A logistic regression over named features is fitted to them (numpy alone)
and calibrated on the scores of pairs that it never saw. Printed are B-cubed figures of each set with its incidents held
out (five folds), of each set held out whole, of each of the most frequent countries held out, and a table of how often
what is given a probability is so. Held-out claims are clustered among all the claims of their set; no pair with one of
them was trained on.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from labels import GOLD, OWN, ROOT
from logistic import calibrate, calibration_error, reliability, sigmoid
from pair_examples import FOLDS, Pairs, Telling, known, matrix, pairs, tellings
from pair_scoring import b_cubed, both, fitted, homes, model, shares
from tocsin.merging.scoring import Model

INTO = ROOT / "src" / "tocsin" / "merging" / "weights" / "pair.json"
STRUCK = (0.15, 0.30)  # shares of values that reading may miss
LINES = (-2.5, -2.25, -2.1, -2.0, -1.75, -1.5, -1.0, -0.5, 0.0)  # where groups might be joined, in log-odds
# What the lowest line may cost of F1: what is told of one occurrence is to be one incident, and where two were put
# together an analyst parts them by one word.
MOST_COST = 0.002
COUNTRIES = 8
EDGES = (0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 1.0001)
LEAST = 0.005  # a weight that is written


Held = Callable[[Telling, str], bool]


def _in_fold(fold: int) -> Held:
    return lambda telling, claim: telling.fold.get(claim) == fold


def _in_country(country: str) -> Held:
    return lambda telling, claim: telling.country.get(claim) == country


def _of_set(name: str) -> Held:
    """Claims of the set; of none where the name is empty."""
    return lambda telling, _: telling.name.split(",")[0] == name


class Fitting:
    """The examples of all sets, and models fitted on parts of them."""

    def __init__(self, sets: Sequence[Path], read: Path | None) -> None:
        self.told: list[Telling] = [one for folder in sets for one in tellings(folder, read, STRUCK)]
        examples = [pairs(one) for one in self.told]
        self.names = known(examples)
        place = {name: n for n, name in enumerate(self.names)}
        self.every: list[tuple[Pairs, np.ndarray]] = [(some, matrix(some, place)) for some in examples]

    @property
    def measured(self) -> list[Telling]:
        """Those on which merging is measured."""
        return [one for one in self.told if one.measured]

    def without(self, held: Held) -> np.ndarray:
        """Weights fitted on the pairs of which neither claim is held out."""
        kept = [both(some, {c: not held(some.telling, c) for c in some.telling.truth}) for some, _ in self.every]
        return fitted(self.every, self.names, kept)

    def unseen(self, by_fold: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Scores of pairs by weights that saw neither claim's fold, and whether the pairs are one occurrence.

        A pair across folds is scored by the weights of its first claim's.
        """
        scores, same = [], []
        for some, shown in ((some, shown) for some, shown in self.every if some.telling.measured):
            fold = np.array([some.telling.fold[a] for a, _ in some.ids], dtype=int)
            wide = np.hstack([shown, np.ones((len(shown), 1))])
            scores.append(np.array([row @ by_fold[f] for row, f in zip(wide, fold, strict=True)]))
            same.append(np.array(some.same))
        return np.concatenate(scores), np.concatenate(same)


class Found(NamedTuple):
    """B-cubed of a telling (precision, recall, F1), how many incidents were made, and how many there are."""

    name: str
    figures: tuple[float, float, float]
    made: int
    true: int


class Line(NamedTuple):
    """Where groups are joined, and what comes of it."""

    at: float
    found: Sequence[Found]

    def _deciding(self) -> Sequence[Found]:
        """Claims as read, which is what is merged, where any are."""
        return [one for one in self.found if one.name.endswith("as read")] or self.found

    @property
    def f1(self) -> float:
        return float(np.mean([one.figures[2] for one in self._deciding()]))

    @property
    def made(self) -> float:
        """Incidents made for each true one."""
        return sum(one.made for one in self._deciding()) / sum(one.true for one in self._deciding())


def held_out(told: Sequence[Telling], by: Mapping[int, Model]) -> list[Found]:
    """Each telling, every claim under the model that saw nothing of its fold."""
    found = []
    for one in told:
        rows: list[tuple[float, float]] = []
        made = true = 0
        for fold, one_model in by.items():
            home, over = homes(one, one_model), [c for c, f in one.fold.items() if f == fold and c in one.country]
            rows += shares(one, home, over)
            made, true = made + len({home[c] for c in over}), true + len({one.truth[c] for c in over})
        found.append(Found(one.name, b_cubed(rows), made, true))
    return found


def drawn(lines: Sequence[Line]) -> Line:
    """The line to join by."""
    best = max(line.f1 for line in lines)
    return min((line for line in lines if line.f1 >= best - MOST_COST), key=lambda line: line.at)


def show(name: str, figures: tuple[float, float, float], more: str = "") -> None:
    p, r, f1 = figures
    print(f"  {name:<32} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}{more}", flush=True)


def show_sets(fitting: Fitting, scale: tuple[float, float], line: float) -> None:
    """Each set held out whole: the weights come from the others alone."""
    print("B-cubed, each set held out whole")
    for name in dict.fromkeys(one.name.split(",")[0] for one in fitting.measured):
        by = model(fitting.without(_of_set(name)), fitting.names, scale, line)
        for one in fitting.measured:
            if one.name.startswith(f"{name},") and "struck" not in one.name:
                show(one.name, b_cubed(shares(one, homes(one, by), one.country)))


def show_countries(fitting: Fitting, scale: tuple[float, float], line: float) -> None:
    """Each of the most frequent countries held out, over its claims in all sets."""
    labelled = [one for one in fitting.told if one.name.endswith("as labelled")]
    many = Counter(where for one in labelled for where in one.country.values() if where)
    print("B-cubed over a country's claims as labelled, the country held out")
    for country, claims in many.most_common(COUNTRIES):
        by = model(fitting.without(_in_country(country)), fitting.names, scale, line)
        rows = [
            row
            for one in labelled
            if country in one.country.values()
            for row in shares(one, homes(one, by), [c for c, where in one.country.items() if where == country])
        ]
        show(f"{country} ({claims} claims)", b_cubed(rows))


def show_reliability(probability: np.ndarray, same: np.ndarray) -> None:
    """How often pairs given a probability are one occurrence."""
    table = reliability(probability, same, EDGES)
    print("pairs never trained on: given a probability of, are one occurrence")
    for low, high, cases, said, so in table:
        print(f"  {low:4.2f} to {min(high, 1.0):4.2f}   {cases:6d} pairs   said {said:.3f}   so {so:.3f}")
    print(f"  expected calibration error {calibration_error(table):.4f}")


def write(found: Model, number: int, into: Path) -> None:
    """Puts the model into the package, or another file."""
    kept = {n: w for n, w in sorted(found.weights.items()) if abs(w) >= LEAST}
    body = {
        "made_by": "train/pairs.py",
        "pairs": number,
        "prior": found.prior,
        "join_above": found.join_above,
        "shy": found.shy,
        "weights": kept,
    }
    into.write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Fits, shows and, if asked, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs="*", default=[GOLD, *OWN], help="folders of labelled reports")
    parser.add_argument("--read", type=Path, help="folder of readings, a file a set, as judges.py --keep writes")
    parser.add_argument("--without", default="", metavar="SET", help="write weights that saw nothing of this set")
    parser.add_argument("--into", type=Path, default=INTO, help="write into this file in place of the package's")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    fitting = Fitting(args.set, args.read)
    by_fold = [fitting.without(_in_fold(fold)) for fold in range(FOLDS)]
    scores, same = fitting.unseen(by_fold)
    scale = calibrate(scores, same, np.ones(len(same)))
    print(f"{len(same)} pairs, {int(same.sum())} of one occurrence; {len(fitting.names)} features")
    print(f"calibration: slope {scale[0]:.3f}, shift {scale[1]:.3f}")
    show_reliability(sigmoid(scores * scale[0] + scale[1]), same)
    tried = []
    for at in LINES:
        models = {n: model(w, fitting.names, scale, at) for n, w in enumerate(by_fold)}
        tried.append(Line(at, held_out(fitting.measured, models)))
        print(f"  joined above {at:+.2f}: mean F1 {tried[-1].f1:.4f}, made {tried[-1].made:.3f}", flush=True)
    best = drawn(tried)
    line = best.at
    print(f"B-cubed, incidents held out in {FOLDS} folds; joined above {line:+.2f}: mean F1 {best.f1:.3f}")
    for one in best.found:
        show(one.name, one.figures, f"  made {one.made / one.true:.3f}")
    show_sets(fitting, scale, line)
    show_countries(fitting, scale, line)
    if args.write:
        write(model(fitting.without(_of_set(args.without)), fitting.names, scale, line), len(same), args.into)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
