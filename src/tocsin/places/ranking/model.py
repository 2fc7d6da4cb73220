"""The trained ranker: how much each feature weighs, read from a small file that people can read too."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from tocsin.places.ranking.features import ALONE, TOGETHER, alone, together
from tocsin.places.ranking.scene import Scene

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ROUNDS = 2


@dataclass(frozen=True)
class Model:
    """Weights of the first look, each name by itself, and of the later ones, all names together."""

    first: Floats
    later: Floats

    def probabilities(self, scene: Scene) -> Floats:
        """How probable each candidate is among those of its name; sums to 1 for each group."""
        base = alone(scene)
        likely = softmax(base @ self.first, scene)
        for _ in range(_ROUNDS):
            likely = softmax(np.hstack([base, together(scene, likely)]) @ self.later, scene)
        return likely


def softmax(scores: Floats, scene: Scene) -> Floats:
    """Scores of candidates as probabilities within each group."""
    if not len(scores):
        return scores
    starts = np.flatnonzero(np.diff(scene.owner, prepend=-1))
    sizes = np.diff(np.append(starts, len(scores)))
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return raised / np.repeat(np.add.reduceat(raised, starts), sizes)


def from_tables(tables: Mapping[str, Mapping[str, float]]) -> Model:
    """A model from tables of weights by the names of the features."""
    first = np.array([tables["first"][name] for name in ALONE])
    later = np.array([tables["later"][name] for name in (*ALONE, *TOGETHER)])
    return Model(first=first, later=later)


@cache
def shipped() -> Model:
    """The model that ships."""
    text = (files("tocsin.places") / "data" / "ranker.toml").read_text(encoding="utf-8")
    return from_tables(tomllib.loads(text))
