"""Linear rankers over named features: weights are data, a decision is a sum that can be shown.

A ranker gives each option the softmax of its score, the sum of its features each times its weight. Weights are
JSON files made by a script under ``train/`` that says from what (conditional logit: McFadden 1974).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]
OF = " | "  # between a label and a feature in the name of a feature of a label


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weight of each feature of the ranker ``name``."""
    text = (files("tocsin.reading") / "weights" / f"{name}.json").read_text(encoding="utf-8")
    return {str(k): float(v) for k, v in json.loads(text)["weights"].items()}


@cache
def label_weights(name: str) -> Mapping[str, Mapping[str, float]]:
    """The weights of the ranker ``name`` whose options are labels: by label those of the features given."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for key, weight in weights(name).items():
        label, _, feature = key.partition(OF)
        found[label][feature] = weight
    return dict(found)


def score(given: Features, by: Mapping[str, float]) -> float:
    """The sum of the features, each times its weight; a feature without a weight counts nothing."""
    return sum([by[name] * value for name, value in given.items() if name in by])


def shares(options: Sequence[Features], by: Mapping[str, float]) -> list[float]:
    """The probability of each option; they sum to 1."""
    return softmax([score(option, by) for option in options])


def label_shares(given: Features, labels: Sequence[str], name: str) -> list[float]:
    """The probability of each label by the ranker ``name``, the options being the features given, named for it."""
    by = label_weights(name)
    return softmax([score(given, by.get(label, {})) for label in labels])


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities that sum to 1."""
    top = max(scores, default=0.0)
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]
