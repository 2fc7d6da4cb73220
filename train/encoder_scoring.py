"""How well the encoder answers: F1 of what sentences tell, share of roles and modalities right, F1 of tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from encoder_labels import Example
from tocsin.reading.encoding.answers import ROLES, STATEMENTS, TAGS, TYPES

Answer = tuple[np.ndarray, np.ndarray, float]
_A, _B = len(TYPES), len(TYPES) + len(STATEMENTS)
_C = _B + len(ROLES)


def scores(some: Sequence[Example], given: Sequence[Answer], level: float = 0.0) -> str:
    """One line for all sets: logits from ``level`` on are a yes."""
    y = np.concatenate([e.sentence for e in some])
    p = np.concatenate([sentence for sentence, _, _ in given])
    told = y[:, _B:_C].sum(1) > 0
    parts = [
        f"types F1 {f1(y[:, :_A] > 0, p[:, :_A] > level):.3f}",
        f"any {f1(y[:, :_A].max(1) > 0, p[:, :_A].max(1) > level):.3f}",
        *(f"{s} {f1(y[:, _A + i] > 0, p[:, _A + i] > level):.3f}" for i, s in enumerate(STATEMENTS)),
        f"role {_right(y[told, _B:_C], p[told, _B:_C]):.3f}",
        f"modality {_right(y[told, _C:], p[told, _C:]):.3f}",
        f"type of a told one {_right(y[told, :_A], p[told, :_A]):.3f}",
        f"nothing F1 {f1(np.array([e.nothing > 0 for e in some]), np.array([n > level for _, _, n in given])):.3f}",
        f"tags {tag_scores(some, given, level)}",
    ]
    return ", ".join(parts)


def by_set(some: Sequence[Example], given: Sequence[Answer]) -> dict[str, str]:
    """The line of each folder."""
    sets: dict[str, list[int]] = defaultdict(list)
    for i, e in enumerate(some):
        sets[e.key.split(":")[0]].append(i)
    return {name: scores([some[i] for i in own], [given[i] for i in own]) for name, own in sets.items()}


def tag_scores(some: Sequence[Example], given: Sequence[Answer], level: float) -> str:
    """F1 over pieces of each tag, where tags are asked."""
    y = np.concatenate([e.tags[e.tagged > 0] for e in some])
    p = np.concatenate([piece[e.tagged > 0] for e, (_, piece, _) in zip(some, given, strict=True)])
    return " ".join(f"{t.removeprefix('count: ')} {f1(y[:, i] > 0, p[:, i] > level):.2f}" for i, t in enumerate(TAGS))


def f1(wanted: np.ndarray, given: np.ndarray) -> float:
    """2 · both / (wanted + given)."""
    return 2 * float((wanted & given).sum()) / max(1, int(wanted.sum() + given.sum()))


def _right(wanted: np.ndarray, given: np.ndarray) -> float:
    best = given.argmax(1)
    return float((wanted[np.arange(len(wanted)), best] >= wanted.max(1)).mean())
