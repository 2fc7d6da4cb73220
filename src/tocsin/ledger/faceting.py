"""How many of the incidents that fit have each value of a field.

What is asked of all of them, or by one value, is summed from what is kept (:mod:`tocsin.ledger.sums`); by more it is
counted in the database, from one covering index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from sqlalchemy import Connection, func

from tocsin.ledger import schema as t
from tocsin.ledger import sums
from tocsin.ledger.answers import Facet, Facets, IncidentQuery
from tocsin.ledger.choosing import chosen, fitting
from tocsin.ledger.codes import FACETS
from tocsin.ledger.sums import FIELDS

_TOTAL: Final[Facet] = "type"  # each incident has one

Counts = Counter[str]
Count = tuple[str | None, int]


def facets(connection: Connection, query: IncidentQuery, wanted: Collection[Facet] = FACETS) -> Facets:
    """The counts of the wanted fields; the question's ``limit`` and ``after`` do not matter."""
    asked = {*wanted, _TOTAL}
    counts = _by_words(connection, query) if query.text else {one: _counted(connection, query, one) for one in asked}
    found = {name: _ordered(name, counts[name].items()) for name in FACETS if name in wanted}
    return Facets(total=counts[_TOTAL].total(), **found)


def _counted(connection: Connection, query: IncidentQuery, field: Facet) -> Counts:
    given: list[tuple[Facet, str | None]] = [
        ("country", query.country),
        ("type", query.type),
        ("status", query.status),
        ("actor", query.actor),
    ]
    by = [(name, value) for name, value in given if value]
    named = bool(query.actor) and not sums.has(connection, "actor", query.actor or "")
    if named or len(by) > 1 or query.since or query.until or query.nationality:
        return _grouped(connection, query, field)
    name, value = by[0] if by else (None, sums.NONE)
    return Counter(sums.numbers(connection, name, value, field, query.as_of, mentions=query.mentions))


def _grouped(connection: Connection, query: IncidentQuery, field: Facet) -> Counts:
    column, counts = FIELDS[field], Counts()
    for told, number in connection.execute(fitting(query, (column, func.count())).group_by(column)):
        for value in sums.values_of(field, told):
            counts[value] += number
    return counts


def _by_words(connection: Connection, query: IncidentQuery) -> dict[Facet, Counts]:
    """Counts over those that hold the words, which only the index of words knows."""
    counts: dict[Facet, Counts] = {name: Counts() for name in FACETS}
    columns = (t.incident.c.key, *(column.label(f"of_{name}") for name, column in FIELDS.items()))
    for row in chosen(connection, query, columns):
        for name in FACETS:
            counts[name].update(sums.values_of(name, getattr(row, f"of_{name}")))
    return counts


def _ordered(field: Facet, counts: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    pairs = [(value or None, number) for value, number in counts]
    if field == "month":
        return tuple(sorted(pairs, key=lambda pair: (pair[0] is None, pair[0] or "")))
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))
