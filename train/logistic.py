"""Logistic regression over named features by Newton's method, its calibration, and the table that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

STEPS = 50
CLOSE = 1e-6


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, penalty: float, against: Sequence[int] = ()) -> np.ndarray:
    """The weight of each column and, last, the constant: maximum likelihood with an L2 penalty on all but the constant.

    ``x`` is cases by features, ``y`` their classes (0 or 1), ``weight`` how much each case counts. Columns ``against``
    may only speak against class 1: one that would speak for it weighs nothing.
    """
    quiet: list[int] = []
    while True:
        w = _fit(np.delete(x, quiet, axis=1), y, weight, penalty)
        for column in sorted(quiet):
            w = np.insert(w, column, 0.0)
        wrong = [column for column in against if w[column] > 0]
        if not wrong:
            return w
        quiet += wrong


def _fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, penalty: float) -> np.ndarray:
    wide = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.full(wide.shape[1], penalty)
    ridge[-1] = 1e-6
    w = np.zeros(wide.shape[1])
    for _ in range(STEPS):
        p = sigmoid(wide @ w)
        gradient = wide.T @ (weight * (p - y)) + ridge * w
        curve = (wide * (weight * np.maximum(p * (1 - p), 1e-9))[:, None]).T @ wide + np.diag(ridge)
        step = np.linalg.solve(curve, gradient)
        w -= step
        if np.abs(step).max() < CLOSE:
            break
    return w


def sigmoid(z: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -60, 60))))


def calibrate(scores: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[float, float]:
    """The slope and the shift that make scores of cases never trained on log-odds (Platt 1999)."""
    slope, shift = fit(scores[:, None], y, weight, penalty=1e-6)
    return float(slope), float(shift)


def reliability(
    probability: np.ndarray, y: np.ndarray, edges: Sequence[float]
) -> list[tuple[float, float, int, float, float]]:
    """For each band of probabilities: its edges, how many cases, the mean said, and the share that was so."""
    found = []
    for low, high in pairwise(edges):
        inside = (probability >= low) & (probability < high)
        if inside.any():
            found.append((low, high, int(inside.sum()), float(probability[inside].mean()), float(y[inside].mean())))
    return found


def calibration_error(table: Sequence[tuple[float, float, int, float, float]]) -> float:
    """The expected calibration error: how far what is said lies from what is so, over all cases."""
    cases = sum(row[2] for row in table)
    return sum(row[2] * abs(row[3] - row[4]) for row in table) / max(1, cases)
