"""How many incidents have one value and another, kept as versions come and go: what facets are answered from.

A row counts the incidents that have ``named`` in ``field`` among those that have ``value`` in ``by``: one more in the
month from which a version is known, one fewer in that until which it stood. The sum of all months is the number of now,
that of some months what was known at their end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, delete, func, literal, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Facet
from tocsin.ledger.codes import FACETS
from tocsin.ledger.moments import Moment, as_text
from tocsin.ledger.prepared import Prepared, among

ALL: Final = "all"
NONE: Final = ""  # no country, no actor, no day
FIELDS: Final[dict[Facet, Column[Any]]] = {
    "country": t.incident.c.country,
    "type": t.incident.c.type,
    "status": t.incident.c.status,
    "actor": t.incident.c.actors,
    "month": t.incident.c.start,
}
_VERSION: Final = (t.incident.c.key, t.incident.c.known_from, t.incident.c.known_to, t.incident.c.mention)
_WRITTEN: Final = Prepared(select(*_VERSION, *FIELDS.values()).where(among(t.incident.c.key, "keys")))
_ASKED: Final[tuple[Facet, ...]] = ("country", "type", "status", "actor")
_BY: Final = {name: number for number, name in enumerate((ALL, *FACETS), 1)}
_FIELD: Final = {name: number for number, name in enumerate(FACETS, 1)}
_ADD: Final = (
    'INSERT INTO incident_count("by", value, field, named, month, mention, number) VALUES (?, ?, ?, ?, ?, ?, ?) '
    'ON CONFLICT ("by", value, field, named, month, mention) DO UPDATE SET number = number + excluded.number'
)
_AT_ONCE: Final = 2_000

Columns = Mapping[str, Any] | RowMapping
Pair = tuple[int, str, int, str]
Key = tuple[int, str, int, str, int, int]
_Change = tuple[tuple[str | None, ...], int, int]


def month_of(moment: str) -> int:
    """The month of a moment's or a day's text, as a number that the next one's follows."""
    return int(moment[:4]) * 12 + int(moment[5:7]) - 1


class Sums:
    """What versions that come and go change of the sums; written at once by :meth:`save`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes: Counter[_Change] = Counter()

    def put(self, row: Columns, since: str, until: str | None) -> None:
        """A version comes, of these columns."""
        self._change(row, since, 1)
        self.end(row, None, until)

    def end(self, row: Columns, before: str | None, until: str | None) -> None:
        """A version that stood until one moment stands until another."""
        self._change(row, before, 1)
        self._change(row, until, -1)

    def take(self, row: Columns, since: str, until: str | None) -> None:
        """A version goes, as if it had never been."""
        self._change(row, since, -1)
        self.end(row, until, None)

    def _change(self, row: Columns, moment: str | None, by: int) -> None:
        if moment is not None:
            told = (row["country"], row["type"], row["status"], row["actors"], (row["start"] or NONE)[:7])
            self._changes[told, month_of(moment), row["mention"]] += by

    def changes(self) -> Counter[Key]:
        """What is to be added to each row."""
        found: Counter[Key] = Counter()
        for (told, month, mention), number in self._changes.items():
            for pair in _pairs(told) if number else ():
                found[*pair, month, mention] += number
        return Counter({key: number for key, number in found.items() if number})

    def save(self) -> None:
        """Writes what changed."""
        rows = [(*key, number) for key, number in sorted(self.changes().items())]
        for start in range(0, len(rows), _AT_ONCE):
            self._connection.exec_driver_sql(_ADD, rows[start : start + _AT_ONCE])
        self._changes.clear()

    def written(self, versions: Collection[int]) -> Iterator[Columns]:
        """The columns of versions that are counted by."""
        for row in _WRITTEN.rows(self._connection, keys=versions):
            yield row._asdict()


@lru_cache(maxsize=4096)
def _pairs(told: tuple[str | None, ...]) -> tuple[Pair, ...]:
    """The pairs of values that a version is counted under."""
    values = {name: values_of(name, value) for name, value in zip(FIELDS, told, strict=True)}
    chosen = [(_BY[ALL], NONE), *((_BY[name], value) for name in _ASKED for value in values[name] if value)]
    return tuple(
        (by, value, field, named) for name, field in _FIELD.items() for named in values[name] for by, value in chosen
    )


def has(connection: Connection, by: Facet, value: str) -> bool:
    """Whether any version was counted under a value: those of actors are ids, incidents are asked for by names too."""
    c = t.incident_count.c
    return connection.scalar(select(c.number).where(c.by == by, c.value == value).limit(1)) is not None


def numbers(
    connection: Connection, by: Facet | None, value: str, field: Facet, moment: Moment = None, *, mentions: bool = False
) -> dict[str, int]:
    """How many incidents that have a value, all where ``by`` is None, have each value of a field; '' is none."""
    c = t.incident_count.c
    wanted = select(c.named, func.sum(c.number)).where(c.by == (by or ALL), c.value == value, c.field == field)
    if not mentions:
        wanted = wanted.where(c.mention == 0)
    if moment is not None:
        wanted = wanted.where(c.month < month_of(as_text(moment)))
    found: Counter[str] = Counter({row[0]: row[1] for row in connection.execute(wanted.group_by(c.named))})
    if moment is not None:
        for named, number in _since(connection, by, value, field, as_text(moment), mentions=mentions):
            found[named] += number
    return {named: number for named, number in found.items() if number}


def _since(
    connection: Connection, by: Facet | None, value: str, field: Facet, at: str, *, mentions: bool
) -> Iterator[tuple[str, int]]:
    """What came and went of the month of a moment, up to it."""
    c, begun = t.incident.c, f"{at[:7]}-01T00:00:00+00:00"
    column = FIELDS[field]
    for edge, sign in ((c.known_from, 1), (c.known_to, -1)):
        wanted = select(column, func.count()).where(edge.between(begun, at)).group_by(column)
        if by is not None:
            wanted = wanted.where(_is(by, value))
        if not mentions:
            wanted = wanted.where(c.mention == 0)
        for told, number in connection.execute(wanted):
            yield from ((named, sign * number) for named in values_of(field, told))


def _is(by: Facet, value: str) -> ColumnElement[bool]:
    if by == "actor":
        return func.instr(literal(" ").concat(FIELDS[by]).concat(" "), f" {value} ") > 0
    return FIELDS[by] == value


def values_of(field: Facet, told: str | None) -> list[str]:
    """The values of a field that a column tells: each actor, of a day its month; '' for none."""
    if field == "actor":
        return (told or NONE).split(" ")
    return [(told or NONE)[:7] if field == "month" else told or NONE]


def rebuild(connection: Connection) -> None:
    """Counts all versions anew."""
    connection.execute(delete(t.incident_count))
    _of_all(connection).save()


def counted(connection: Connection) -> Counter[Key]:
    """The sums as they follow from all versions."""
    return _of_all(connection).changes()


def _of_all(connection: Connection) -> Sums:
    sums = Sums(connection)
    for row in connection.execute(select(*_VERSION, *FIELDS.values())).mappings():
        sums.put(row, row["known_from"], row["known_to"])
    return sums


def kept(connection: Connection) -> Counter[Key]:
    """The sums as they are kept."""
    held = connection.exec_driver_sql('SELECT "by", value, field, named, month, mention, number FROM incident_count')
    return Counter({tuple(row[:6]): row[6] for row in held if row[6]})
