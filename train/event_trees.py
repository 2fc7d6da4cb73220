"""Trains the boosted trees that tell an event's place from other names of a sentence, in any language.

    pip install scikit-learn
    python train/event_trees.py [--corpus FILE] [--hold 0] [--write]

Fits them to the event_location corpus, by features that know words only through the language's lexicon. The fold
``--hold`` is left out and scored; ``--write`` puts the trees into the package. A minute; without randomness.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import event_location
from event_scoring import Sentence, scores, sentences
from event_sentences import CORPUS, from_corpus
from labels import ROOT
from tocsin.places import Gazetteer
from tocsin.reading.eventplace import LIKELY, Judged, plain
from tocsin.reading.lexicon import lexicon

WEIGHTS = ROOT / "src" / "tocsin" / "models" / "event_place" / "trees.npz"
SETTINGS = {
    "max_iter": 150,
    "learning_rate": 0.06,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 20,
    "l2_regularization": 1.0,
    "early_stopping": False,
    "random_state": 0,
}


def rows(s: Sentence) -> list[list[float]]:
    """The features of a sentence's candidates."""
    return plain.features(s.told.text, s.told.sentence, s.told.cue, s.others, s.among, lexicon("en"))


def right(s: Sentence) -> list[bool]:
    """Whether each candidate overlaps a labelled place: where exactly a name ends is not what the trees judge."""
    return [any(c.start < p.end and p.start < c.end for p in s.told.places) for c in s.among]


def fitted(given: Sequence[Sentence]) -> Any:
    """scikit-learn's trees, fitted."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    x = np.array([row for s in given for row in rows(s)])
    y = np.array([r for s in given for r in right(s)])
    return HistGradientBoostingClassifier(**SETTINGS).fit(x, y)


def judged(model: Any, s: Sentence) -> list[Judged]:
    """What the trees say of a sentence, the likeliest name first."""
    if not s.among:
        return []
    shares = model.predict_proba(np.array(rows(s)))[:, 1]
    found = [
        Judged(start=c.start, end=c.end, probability=float(p), judge="trees")
        for c, p in zip(s.among, shares, strict=True)
    ]
    return sorted(found, key=lambda j: -j.probability)


def save(model: Any, path: Path) -> None:
    """Writes the trees as arrays of a row a tree and a column a node; a leaf leads to itself."""
    trees = [grown[0].nodes for grown in model._predictors]
    shape = (len(trees), max(len(t) for t in trees))
    feature, left, right = (np.zeros(shape, np.uint8) for _ in range(3))
    threshold, value = (np.zeros(shape, np.float32) for _ in range(2))
    left[:] = right[:] = np.arange(shape[1])
    for i, t in enumerate(trees):
        inner = np.flatnonzero(t["is_leaf"] == 0)
        feature[i, inner] = t["feature_idx"][inner]
        threshold[i, inner] = np.nextafter(t["num_threshold"][inner].astype(np.float32), np.float32(np.inf))
        left[i, inner], right[i, inner] = t["left"][inner], t["right"][inner]
        value[i, : len(t)] = np.where(t["is_leaf"] == 1, t["value"], 0.0)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        names=np.array(plain.NAMES),
        constant=np.array(model._baseline_prediction.ravel()[0]),
        depth=np.array(max(int(t["depth"].max()) for t in trees)),
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        value=value,
    )


def main() -> int:
    """Fits, scores the fold held out, and writes where asked; 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--hold", type=int, nargs="+", default=[event_location.HELD_OUT], help="folds left out")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.corpus.exists():
        print(f"No corpus at {args.corpus}: nothing was trained.")
        return 2
    gazetteer = Gazetteer.open()
    seen = [f for f in range(event_location.FOLDS) if f not in args.hold]
    model = fitted(sentences(from_corpus(args.corpus, seen), gazetteer))
    held = sentences(from_corpus(args.corpus, args.hold), gazetteer)
    print(scores(held, [judged(model, s) for s in held], LIKELY))
    if args.write:
        save(model, WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
