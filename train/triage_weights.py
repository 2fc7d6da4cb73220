"""Trains the triage: whether a report tells of any security incident at all.

    pip install scikit-learn scipy
    python train/triage_weights.py [--languages] [--write]

Fits a logistic regression over hashed n-grams to the labelled reports, their telling sentences alone, everyday news
made up in 22 languages, and the wires of MUC-4 that tell of incidents. Within a language what tells and what does not
weighs the same, so that no language is itself a sign. Prints how many reports without incidents are set aside for how
many with incidents missed, each fold of incidents judged by weights that saw none of it; with ``--languages`` also
where a language is left out whole. ``--write`` puts weights fitted on all into the package, in eight bits.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from tocsin.reading.ngrams import BUCKETS, buckets  # noqa: E402
from tocsin.reading.triage import likelihood  # noqa: E402
from triage_reports import FOLDS, SEED, Text, texts  # noqa: E402

WEIGHTS = ROOT / "src" / "tocsin" / "reading" / "weights" / "triage.npz"
STRENGTH = 10.0  # of the data beside the penalty on weights
MISSED = (0.0, 0.005, 0.01, 0.02, 0.05)
ALLOWED = 0.01  # share of reports of incidents that may be set aside


def matrix(some: Sequence[Text]) -> Any:
    """A row a text: its n-grams, each once, of length 1 together."""
    from scipy.sparse import csr_matrix

    rows = [np.unique(buckets(t.text)) for t in some]
    values = [np.full(len(r), 1 / np.sqrt(max(1, len(r))), dtype=np.float32) for r in rows]
    ends = np.concatenate(([0], np.cumsum([len(r) for r in rows])))
    return csr_matrix((np.concatenate(values), np.concatenate(rows), ends), shape=(len(rows), BUCKETS))


def balanced(some: Sequence[Text]) -> Any:
    """A weight a text, so that within its language what tells of incidents weighs as much as what does not."""
    weights = np.array([t.weight for t in some])
    told = np.array([t.told for t in some])
    langs = np.array([t.lang for t in some])
    for lang in set(langs):
        here = langs == lang
        half = max(1.0, weights[here].sum() / 2)
        for side in (here & told, here & ~told):
            if side.any():
                weights[side] *= half / weights[side].sum()
    return weights


def fitted(x: Any, some: Sequence[Text], rows: Any) -> Any:
    """The judge fitted on these rows."""
    from sklearn.linear_model import LogisticRegression

    chosen = [some[i] for i in rows]
    judge = LogisticRegression(C=STRENGTH, max_iter=100, tol=1e-3, random_state=SEED)
    return judge.fit(x[rows], [t.told for t in chosen], sample_weight=balanced(chosen))


def unseen(x: Any, some: Sequence[Text], part: Callable[[Text], object], parts: Sequence[object]) -> Any:
    """Scores of the whole reports, each part by a judge that saw none of it; NaN for the rest."""
    scores = np.full(len(some), np.nan)
    for one in parts:
        held = np.array([part(t) == one for t in some])
        asked = np.flatnonzero(held & np.array([t.whole for t in some]))
        if len(asked):
            scores[asked] = fitted(x, some, np.flatnonzero(~held)).decision_function(x[asked])
    return scores


def threshold(scores: Any, told: Any, missed: float) -> float:
    """The score that all but a share of what tells of incidents reaches."""
    return float(np.sort(scores[told])[int(missed * told.sum())])


def cross_fitted(scores: Any, told: Any, fold: Any, missed: float) -> Any:
    """Which are kept, each fold by the threshold that the other folds' scores give."""
    kept = np.zeros(len(scores), dtype=bool)
    for one in range(FOLDS):
        here = fold == one
        kept[here] = scores[here] >= threshold(scores[~here], told[~here], missed)
    return kept


def show(some: Sequence[Text], scores: Any) -> None:
    """Prints what is kept and what is set aside, for each share missed, then by set and language at the one chosen."""
    whole = [i for i, t in enumerate(some) if t.whole]
    told, fold = np.array([some[i].told for i in whole]), np.array([some[i].fold for i in whole])
    for missed in MISSED:
        kept = cross_fitted(scores[whole], told, fold, missed)
        print(f"aiming at {missed:.1%} missed: {_shares(told, kept)}")
    kept = cross_fitted(scores[whole], told, fold, ALLOWED)
    for name in ("source", "lang"):
        groups = [str(getattr(some[i], name)) for i in whole]
        for group in sorted(set(groups), key=lambda g: -groups.count(g)):
            here = np.array([g == group for g in groups])
            print(f"  {name} {group}: {_shares(told[here], kept[here])}")


def _shares(told: Any, kept: Any) -> str:
    with_, without = int(told.sum()), int((~told).sum())
    return (
        f"kept {int((kept & told).sum())} of {with_} that tell of incidents, "
        f"set aside {int((~kept & ~told).sum())} of {without} that tell of none"
    )


def platt(scores: Any, told: Any) -> tuple[float, float]:
    """Slope and intercept that make likelihoods of scores, both kinds weighing the same."""
    from sklearn.linear_model import LogisticRegression

    judge = LogisticRegression(class_weight="balanced").fit(scores[:, None], told)
    return float(judge.coef_[0, 0]), float(judge.intercept_[0])


def taught(some: Sequence[Text]) -> list[str]:
    """The languages with texts of both kinds: in others the judge knows one side alone."""
    return sorted({t.lang for t in some if t.told} & {t.lang for t in some if not t.told})


def write(judge: Any, scores: Any, told: Any, langs: Sequence[str]) -> None:
    """Writes what ships; the threshold and the likelihoods follow from scores of reports unseen."""
    each = judge.coef_[0]
    scale = float(np.abs(each).max() / 127)
    slope, intercept = platt(scores, told)
    np.savez_compressed(
        WEIGHTS,
        each=np.round(each / scale).astype(np.int8),
        scale=scale,
        bias=float(judge.intercept_[0]),
        kept_from=likelihood(threshold(scores, told, ALLOWED), slope, intercept),
        slope=slope,
        intercept=intercept,
        langs=np.array(langs),
    )
    print(f"wrote {WEIGHTS.relative_to(ROOT)}, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


def main() -> int:
    """Measures, and writes where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", action="store_true", help="also leave each language out whole")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    some = texts()
    x = matrix(some)
    scores = unseen(x, some, lambda t: t.fold, range(FOLDS))
    show(some, scores)
    if args.languages:
        langs = sorted({t.lang for t in some if t.whole})
        print("each language judged by weights that saw none of it:")
        show(some, unseen(x, some, lambda t: t.lang, langs))
    if args.write:
        whole = np.array([t.whole for t in some])
        told = np.array([t.told for t in some])[whole]
        write(fitted(x, some, np.arange(len(some))), scores[whole], told, taught(some))
    return 0


if __name__ == "__main__":
    sys.exit(main())
