"""Linear rankers over named features: weights are data, a decision is a sum that can be shown.

A ranker gives each option the softmax of its score, the sum of its features each times its weight. Weights are
JSON files made by a script under ``train/`` that says from what (conditional logit: McFadden 1974).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weight of each feature of the ranker ``name``."""
    text = (files("tocsin.reading") / "weights" / f"{name}.json").read_text(encoding="utf-8")
    return {str(k): float(v) for k, v in json.loads(text)["weights"].items()}


def score(given: Features, by: Mapping[str, float]) -> float:
    """The sum of the features, each times its weight; a feature without a weight counts nothing."""
    return sum(by.get(name, 0.0) * value for name, value in given.items())


def shares(options: Sequence[Features], by: Mapping[str, float]) -> list[float]:
    """The probability of each option; they sum to 1."""
    scores = [score(option, by) for option in options]
    top = max(scores, default=0.0)
    odds = [math.exp(s - top) for s in scores]
    total = sum(odds)
    return [o / total for o in odds]
