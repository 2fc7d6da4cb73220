"""Logits as numbers that judges weigh."""

from __future__ import annotations

import math

FAR = 6.0  # logits beyond are as sure as can be


def bounded(logit: float) -> float:
    """The logit, no farther from even odds than ``FAR``."""
    return max(-FAR, min(FAR, logit))


def probability(logit: float) -> float:
    """The logistic function, of logits that are not huge."""
    return 1 / (1 + math.exp(-logit))
