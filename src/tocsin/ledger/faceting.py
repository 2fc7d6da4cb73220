"""How many of the incidents that fit have each value of a field: counted in the database, from one covering index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, func

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Facet, Facets, IncidentQuery
from tocsin.ledger.choosing import chosen, fitting

_C: Final = t.incident.c
_MONTH: Final = func.substr(_C.start, 1, 7)
_FIELDS: Final[dict[Facet, Any]] = {
    "country": _C.country,
    "type": _C.type,
    "status": _C.status,
    "actor": _C.actors,
    "month": _MONTH,
}
FACETS: Final = tuple(_FIELDS)

Count = tuple[str | None, int]


def facets(connection: Connection, query: IncidentQuery, wanted: Collection[Facet] = FACETS) -> Facets:
    """The counts of the wanted fields; the question's ``limit`` and ``after`` do not matter."""
    counts = _by_words(connection, query) if query.text else {}
    found: dict[Facet, tuple[Count, ...]] = {}
    for name in _FIELDS:
        if name in wanted:
            pairs = counts[name].items() if counts else _grouped(connection, query, name)
            found[name] = _ordered(name, pairs)
    total = sum(counts["type"].values()) if counts else _total(connection, query)
    return Facets(total=total, **found)


def _grouped(connection: Connection, query: IncidentQuery, name: Facet) -> list[Count]:
    field = _FIELDS[name]
    rows = connection.execute(fitting(query, (field, func.count())).group_by(field))
    return [(r[0], r[1]) for r in rows]


def _total(connection: Connection, query: IncidentQuery) -> int:
    return connection.scalar(fitting(query, (func.count(),))) or 0


def _by_words(connection: Connection, query: IncidentQuery) -> dict[Facet, Counter[str | None]]:
    """Counts over those that hold the words, which only the index of words knows."""
    counts: dict[Facet, Counter[str | None]] = {name: Counter() for name in _FIELDS}
    columns = (_C.key, *(field.label(f"of_{name}") for name, field in _FIELDS.items()))
    for row in chosen(connection, query, columns):
        for name in _FIELDS:
            counts[name][getattr(row, f"of_{name}")] += 1
    return counts


def _ordered(name: Facet, pairs: Iterable[Count]) -> tuple[Count, ...]:
    if name == "actor":
        pairs = _each(pairs)
    if name == "month":
        return tuple(sorted(pairs, key=lambda pair: (pair[0] is None, pair[0] or "")))
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))


def _each(pairs: Iterable[Count]) -> list[Count]:
    """Counts by several actors as counts of each of them."""
    counts: Counter[str | None] = Counter()
    for several, number in pairs:
        for one in several.split(" ") if several else (None,):
            counts[one] += number
    return list(counts.items())
