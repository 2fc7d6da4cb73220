"""Trains the ranker of place names: ``python train/toponyms.py GAZETTEER SHARED [--seed 1] [--reports 4000]``.

GAZETTEER is a gazetteer's file with country dumps added; SHARED the folder of the labelled corpora. Writes
``src/tocsin/places/data/ranker.toml``. The corpora marked "measure only" are not read.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from made_up import Example, World, simulate
from place_corpora import labelled, muc
from tocsin.places import Gazetteer, distance_km
from tocsin.places.ranking.candidates import Pool
from tocsin.places.ranking.features import ALONE, SPEAK_FOR, TOGETHER, alone, together
from tocsin.places.ranking.model import FEATURES, TRUST, Model, trust_signs
from tocsin.places.ranking.scene import Scene, stage

_ROOT = Path(__file__).resolve().parents[1]
_SAME_KM = 15.0
_DECAY = 3e-4
_REAL = 4.0  # how much a real report counts for the trust, against a made-up one


class Rows:
    """The rows of all examples under one another: candidates of groups with a known place count, others not."""

    def __init__(self, examples: Sequence[Example], pool: Pool) -> None:
        self.scenes = [stage(e.toponyms, e.evidence, pool) for e in examples]
        right = [_right(s, e) for s, e in zip(self.scenes, examples, strict=True)]
        self.right = np.concatenate(right)
        self.alone = np.vstack([alone(s) for s in self.scenes])
        offset = np.cumsum([0, *[len(s.groups) for s in self.scenes]])
        self.owner = np.concatenate([s.owner + o for s, o in zip(self.scenes, offset[:-1], strict=True)])
        count = int(offset[-1])
        good = np.zeros(count)
        np.maximum.at(good, self.owner, self.right)
        size = np.bincount(self.owner, minlength=count)
        self.weight = 1.0 * (good > 0) * (size > 1)
        self.starts = np.flatnonzero(np.diff(self.owner, prepend=-1))
        self.sizes = np.diff(np.append(self.starts, len(self.owner)))
        self.cut = np.cumsum([0, *[len(s) for s in self.scenes]])

    def split(self, values: np.ndarray) -> list[np.ndarray]:
        return [values[a:b] for a, b in zip(self.cut[:-1], self.cut[1:], strict=True)]

    def soft(self, scores: np.ndarray) -> np.ndarray:
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, self.starts), self.sizes))
        return np.asarray(raised / np.repeat(np.add.reduceat(raised, self.starts), self.sizes))

    def together(self, likely: np.ndarray) -> np.ndarray:
        return np.vstack([together(s, p) for s, p in zip(self.scenes, self.split(likely), strict=True)])


def _right(scene: Scene, example: Example) -> np.ndarray:
    """1 for the candidates that are the true place: it, or one of its kind on the same spot."""
    truth = [next((example.truth[i] for i in g.members if example.truth[i] is not None), None) for g in scene.groups]
    values = np.zeros(len(scene))
    for i, entry in enumerate(scene.entries):
        true = truth[scene.owner[i]]
        if true is not None and (
            entry.geonameid == true.geonameid
            or (
                entry.feature_class == true.feature_class == "P"
                and distance_km(entry.lat, entry.lon, true.lat, true.lon) < _SAME_KM
            )
        ):
            values[i] = 1.0
    return values


def fit(features: np.ndarray, rows: Rows, start: np.ndarray, floor: np.ndarray, steps: int = 800) -> np.ndarray:
    """Weights of a softmax over each group's candidates, by Adam with weight decay (Kingma and Ba 2015).

    No weight falls under its ``floor``: what can only speak for a candidate never counts against it.
    """
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    group_weight = rows.weight / rows.weight.sum()
    each = group_weight[rows.owner]
    for step in range(1, steps + 1):
        likely = rows.soft(features @ weights)
        hit = likely * rows.right
        total = np.add.reduceat(hit, rows.starts)
        target = hit / np.maximum(1e-12, np.repeat(total, rows.sizes))
        slope = features.T @ (each * (likely - target)) + _DECAY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = 0.1 if step < steps * 0.6 else 0.02
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = np.maximum(weights, floor)
    return weights


class Twice:
    """The same rows under one another twice, as they look after the first and after a later round."""

    def __init__(self, rows: Rows) -> None:
        count = len(rows.weight)
        self.right = np.tile(rows.right, 2)
        self.owner = np.concatenate([rows.owner, rows.owner + count])
        self.weight = np.tile(rows.weight, 2)
        self.starts = np.concatenate([rows.starts, rows.starts + len(rows.owner)])
        self.sizes = np.tile(rows.sizes, 2)

    soft = Rows.soft


def train(rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the first look and of the later ones."""
    floor = np.array([0.0 if name in SPEAK_FOR else -np.inf for name in (*ALONE, *TOGETHER)])
    first = fit(rows.alone, rows, np.zeros(len(ALONE)), floor[: len(ALONE)])
    likely = rows.soft(rows.alone @ first)
    one = np.hstack([rows.alone, rows.together(likely)])
    later = fit(one, rows, np.concatenate([first, np.zeros(len(TOGETHER))]), floor)
    two = np.hstack([rows.alone, rows.together(rows.soft(one @ later))])
    later = fit(np.vstack([one, two]), Twice(rows), later, floor)  # type: ignore[arg-type]
    for name, rate in (("first", rows.alone @ first), ("later", two @ later)):
        print(f"{name}: right on training {_rate(rows, rate):.3f}")
    return first, later


def trusted(rows: Rows, examples: Sequence[Example], model: Model) -> np.ndarray:
    """Weights of the trust in winners: a logistic regression on whether each was right, by Newton's steps."""
    signs, right, weigh = [], [], []
    for scene, example, good in zip(rows.scenes, examples, rows.split(rows.right), strict=True):
        judged = model.judge(scene)
        for i, group in enumerate(scene.groups):
            own = np.flatnonzero(scene.owner == i)
            absent = any(j in example.absent for j in group.members)
            if not len(own) or not (absent or any(example.truth[j] is not None for j in group.members)):
                continue
            best = int(own[np.argmax(judged.likely[own])])
            signs.append(trust_signs(scene, judged, own, best))
            right.append(float(good[best]))
            weigh.append(example.weight)
    x, y, each, weights = np.array(signs), np.array(right), np.array(weigh), np.zeros(len(TRUST))
    for _ in range(25):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (each * (p - y)) + weights
        curve = (x * (each * p * (1 - p))[:, None]).T @ x + np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    for label, some in (("made up", each == 1), ("real", each != 1)):
        print(f"winners right, {label}: {y[some].mean():.3f} of {some.sum()}, trusted {p[some].mean():.3f}")
    return weights


def _rate(rows: Rows, scores: np.ndarray) -> float:
    best = np.repeat(np.maximum.reduceat(scores, rows.starts), rows.sizes) == scores
    good = np.zeros(len(rows.weight))
    np.maximum.at(good, rows.owner, best * rows.right)
    return float((good * rows.weight).sum() / rows.weight.sum())


def write(path: Path, model: Model, note: str) -> None:
    """Writes the weights with the names of the features."""
    lines = [note]
    for table, names, weights in (
        ("first", ALONE, model.first), ("later", FEATURES, model.later), ("trust", TRUST, model.trust),
    ):  # fmt: skip
        lines += ["", f"[{table}]", *(f'"{n}" = {w:.3f}' for n, w in zip(names, weights, strict=True))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=4000)
    args = parser.parse_args()
    gazetteer = Gazetteer.open(args.gazetteer)
    pool = Pool(gazetteer)
    made = simulate(World(args.gazetteer, args.seed), args.reports)
    wires = list(muc(args.shared / "corpora" / "muc4" / "muc4-dev-tst1-tst2.tar.gz", gazetteer))
    sets = [args.shared / "gold" / "dev", *(_ROOT / "corpus" / name for name in ("asia", "kinds", "world"))]
    own = [example for folder in sets for example in labelled(folder, gazetteer)]
    print(f"{len(made)} made-up reports, {len(wires)} of MUC-4, {len(own)} of the labelled sets")
    for example in (*wires, *own):
        example.weight = _REAL
    examples = [*made, *wires, *own]
    rows = Rows(examples, pool)
    model = Model(*train(rows), np.zeros(len(TRUST)))
    model = replace(model, trust=trusted(rows, examples, model))
    note = f"# Weights of the ranker of place names, by train/toponyms.py --seed {args.seed} --reports {args.reports}."
    write(_ROOT / "src" / "tocsin" / "places" / "data" / "ranker.toml", model, note)


if __name__ == "__main__":
    main()
