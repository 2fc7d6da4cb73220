"""The trained ranker: how much each feature weighs, read from a small file that people can read too."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from tocsin.places.ranking.arrays import Floats, Truths, Whole
from tocsin.places.ranking.features import ALONE, TOGETHER, alone, together
from tocsin.places.ranking.scene import Scene

FEATURES = (*ALONE, *TOGETHER)
# What tells how far a winner can be trusted, besides how probable it is among its rivals.
TRUST = (
    "always",
    "how probable it is (log odds)",
    "no other place far from it bears the name",
    "people in a settlement (log10)",
    "people in a division (log10)",
    "a region of common speech",
    "the state that the words name",
    "its usual name",
    "spelt almost so",
    "its country's share of those named",
    "its country named (log)",
    "the report's country as given",
    "other countries named, not its own",
    "in the place it is said to lie in",
    "others in its first-level division (log)",
    "others in its country (log)",
    "others in its country, their share",
    "its first-level division named",
    "its state named",
)
_NAMED = [FEATURES.index(name) for name in TRUST[3:]]
_SAME_SPOT_KM = 40.0
_ROUNDS = 2


class Judged(NamedTuple):
    """All candidates of a scene with their features and how probable each is among those of its name."""

    features: Floats
    likely: Floats


@dataclass(frozen=True)
class Model:
    """Weights of the first look, each name by itself, of the later ones, all names together, and of the trust."""

    first: Floats
    later: Floats
    trust: Floats

    def judge(self, scene: Scene) -> Judged:
        """How probable each candidate is; the probabilities of a group sum to 1."""
        base = alone(scene)
        likely = softmax(base @ self.first, scene)
        features = np.hstack([base, np.zeros((len(scene), len(TOGETHER)))])
        for _ in range(_ROUNDS):
            features[:, len(ALONE) :] = together(scene, likely)
            likely = softmax(features @ self.later, scene)
        return Judged(features, likely)

    def confidence(self, signs: Floats) -> float:
        """How sure it is, 0 to 1, that a winner is right, by the values of ``TRUST``."""
        return float(1.0 / (1.0 + np.exp(-(signs @ self.trust))))


def share(scene: Scene, judged: Judged, group: Whole, best: int) -> float:
    """How probable the winner of a group of candidates is among those of its name, with its namesakes on one spot.

    A town and its commune, two rows for one village: these are one answer.
    """
    return float(judged.likely[group][_same_spot(scene, group, best)].sum())


def _same_spot(scene: Scene, group: Whole, best: int) -> Truths:
    """Which of a group of candidates are where its winner is."""
    return np.asarray(scene.km_to(np.array([best]))[group, 0] < _SAME_SPOT_KM)


def trust_signs(scene: Scene, judged: Judged, group: Whole, best: int) -> Floats:
    """The values of ``TRUST`` for the winner of a group of candidates."""
    spot = _same_spot(scene, group, best)
    same = float(np.clip(float(judged.likely[group][spot].sum()), 1e-4, 1 - 1e-4))
    named = judged.features[best][_NAMED]
    return np.array([1.0, np.log(same / (1 - same)), float(bool(spot.all())), *named])


def softmax(scores: Floats, scene: Scene) -> Floats:
    """Scores of candidates as probabilities within each group."""
    if not len(scores):
        return scores
    starts = np.flatnonzero(np.diff(scene.owner, prepend=-1))
    sizes = np.diff(np.append(starts, len(scores)))
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, starts), sizes))


def from_tables(tables: Mapping[str, Mapping[str, float]]) -> Model:
    """A model from tables of weights by the names of the features."""
    return Model(
        first=np.array([tables["first"][name] for name in ALONE]),
        later=np.array([tables["later"][name] for name in FEATURES]),
        trust=np.array([tables["trust"][name] for name in TRUST]),
    )


@cache
def shipped() -> Model:
    """The model that ships."""
    text = (files("tocsin.places") / "data" / "ranker.toml").read_text(encoding="utf-8")
    return from_tables(tomllib.loads(text))
