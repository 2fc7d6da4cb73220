"""Boosted trees over the plain features: weights are data, made by ``train/event_trees.py``.

A tree sends a row left where the feature of a node is at most the node's threshold; the leaves' values and a
constant add up to the logit (gradient boosting: Friedman 2001).
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from tocsin.reading.eventplace.plain import NAMES

if TYPE_CHECKING:
    import numpy as np

_WEIGHTS = files("tocsin") / "models" / "event_place" / "trees.npz"


class Trees(NamedTuple):
    """One row a tree, one column a node. A leaf leads to itself, so that every row walks ``depth`` steps."""

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    constant: float
    depth: int


def probabilities(rows: Sequence[Sequence[float]]) -> list[float]:
    """The probability of each row, a row being numbers in the order of ``plain.NAMES``."""
    import numpy as np

    trees = _trees()
    x = np.asarray(rows, dtype=np.float64)
    number = np.arange(len(trees.feature))
    at = np.zeros((len(x), len(number)), dtype=np.int64)
    for _ in range(trees.depth):
        value = np.take_along_axis(x, trees.feature[number, at], axis=1)
        at = np.where(value <= trees.threshold[number, at], trees.left[number, at], trees.right[number, at])
    logits = trees.constant + trees.value[number, at].sum(axis=1)
    return [1 / (1 + math.exp(-z)) for z in logits.tolist()]


@cache
def _trees() -> Trees:
    import numpy as np

    with np.load(io.BytesIO(_WEIGHTS.read_bytes()), allow_pickle=False) as saved:
        if tuple(saved["names"].tolist()) != NAMES:
            raise ValueError("The trees of models/event_place were made for other features: run train/event_trees.py.")
        return Trees(
            feature=saved["feature"].astype(np.int64),
            threshold=saved["threshold"].astype(np.float64),
            left=saved["left"].astype(np.int64),
            right=saved["right"].astype(np.int64),
            value=saved["value"].astype(np.float64),
            constant=float(saved["constant"]),
            depth=int(saved["depth"]),
        )
