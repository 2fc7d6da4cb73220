"""Ids a few at a time: a statement takes only so many values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

MOST: Final = 500
Id = TypeVar("Id", int, str)


def portions(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """All ids, in order, in lists of ``MOST`` at most."""
    ordered = sorted(ids)
    for i in range(0, len(ordered), MOST):
        yield ordered[i : i + MOST]
