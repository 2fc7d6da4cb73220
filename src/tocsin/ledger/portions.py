"""Ids a few at a time: a statement takes only so many values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select

MOST: Final = 500
Id = TypeVar("Id", int, str)


def portions(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """All ids, in order, in lists of ``MOST`` at most."""
    ordered = sorted(ids)
    for i in range(0, len(ordered), MOST):
        yield ordered[i : i + MOST]


def gathered(connection: Connection, question: Select[Any], column: ColumnElement[Any], ids: Iterable[Id]) -> set[Any]:
    """All that a question of one column gives where ``column`` is one of the ids."""
    return {found for some in portions(ids) for found in connection.scalars(question.where(column.in_(some)))}
