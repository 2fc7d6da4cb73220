"""Fits a softmax ranker by maximum likelihood with an L2 penalty; full-batch, so without randomness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from tocsin.records import Record

RARE = 4  # cases that a feature must be in
PENALTY = 0.02
STEPS = 400
RATE = 0.1


class Case(Record, frozen=True):
    """One decision: the features of each option, which of them are right (any of several), and its fold."""

    fold: int
    options: tuple[Mapping[str, float], ...]
    right: tuple[int, ...]


def names(cases: Sequence[Case]) -> list[str]:
    """The features of all options, but for those so rare that they tell of single cases."""
    many = Counter(n for case in cases for n in {n for option in case.options for n in option})
    return sorted(n for n, times in many.items() if times >= RARE)


def fit(
    cases: Sequence[Case],
    features: Sequence[str],
    penalty: float = PENALTY,
    about: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """The weight of each feature; the penalty is on how far it lies from its first guess in ``about``, else from 0."""
    guess = np.array([(about or {}).get(n, 0.0) for n in features])
    place = {n: i for i, n in enumerate(features)}
    blocks = [_block(case, place) for case in cases]
    x = np.vstack([x for x, _ in blocks])
    y = np.concatenate([y for _, y in blocks])
    sizes = np.array([len(y) for _, y in blocks])

    def gradient(w: np.ndarray) -> np.ndarray:
        p = _shares(x @ w, sizes)
        q = np.where(y, p, 0.0)
        q = q / np.maximum(_sums(q, sizes), 1e-12)
        return np.asarray(x.T @ (p - q) / len(blocks))

    w = guess + _descend(np.zeros(len(features)), lambda moved: gradient(guess + moved), penalty)
    return dict(zip(features, (float(x) for x in w), strict=True))


def fit_labels(
    given: Sequence[Mapping[str, float]], labels: Sequence[str], right: Sequence[str], penalty: float = PENALTY
) -> dict[str, float]:
    """The weights of a choice among the same labels for every case: one a label and feature, named "label | feature".

    The same likelihood as of :func:`fit` over options that cross labels with features, by matrices.
    """
    many = Counter(n for case in given for n in case)
    features = sorted(n for n, times in many.items() if times >= RARE)
    place = {n: i for i, n in enumerate(features)}
    x = np.zeros((len(given), len(features)), dtype=np.float32)
    for row, case in enumerate(given):
        for name, value in case.items():
            if name in place:
                x[row, place[name]] = value
    y = np.eye(len(labels), dtype=np.float32)[[labels.index(r) for r in right]]
    w = _descend(np.zeros((len(features), len(labels))), lambda w: x.T @ (_rows(x @ w) - y) / len(x), penalty)
    return {f"{label} | {n}": float(w[i, j]) for i, n in enumerate(features) for j, label in enumerate(labels)}


def _rows(scores: np.ndarray) -> np.ndarray:
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(p / p.sum(axis=1, keepdims=True))


def _descend(w: np.ndarray, gradient: Callable[[np.ndarray], np.ndarray], penalty: float) -> np.ndarray:
    """The minimum of a penalised loss, by Adam (Kingma and Ba 2015), the rate falling to nothing.

    At a constant rate the weights go on swinging about the minimum, and near decisions turn with where they stop.
    """
    m, v = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        g = gradient(w) + penalty * w / 10
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        rate = RATE * (1 - (step - 1) / STEPS)
        w = w - rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return w


def _block(case: Case, place: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    x = np.zeros((len(case.options), len(place)))
    for row, option in enumerate(case.options):
        for name, value in option.items():
            if name in place:
                x[row, place[name]] = value
    y = np.zeros(len(case.options), dtype=bool)
    y[list(case.right)] = True
    return x, y


def _shares(scores: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The softmax of the scores of options that stand one decision after another, so many of each."""
    starts = np.cumsum(sizes) - sizes
    p = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return np.asarray(p / _sums(p, sizes))


def _sums(values: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """For each option the sum over those of its decision."""
    return np.repeat(np.add.reduceat(values, np.cumsum(sizes) - sizes), sizes)


def right(cases: Sequence[Case], by: Mapping[str, float]) -> int:
    """How many decisions the weights make right."""
    return sum(_chosen(case, by) in case.right for case in cases)


def _chosen(case: Case, by: Mapping[str, float]) -> int:
    scores = [sum(by.get(n, 0.0) * x for n, x in option.items()) for option in case.options]
    return max(range(len(scores)), key=lambda i: scores[i])


def cross_validated(cases: Sequence[Case], number: int, penalty: float = PENALTY) -> float:
    """The share made right, each fold by weights that saw none of it."""
    features = names(cases)
    hits = 0
    for fold in range(number):
        by = fit([c for c in cases if c.fold != fold], features, penalty)
        hits += right([c for c in cases if c.fold == fold], by)
    return hits / max(1, len(cases))
