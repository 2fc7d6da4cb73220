"""Where all versions of incidents were, as rows of numbers that a map is drawn from at any moment.

The place of a version stands in its body, which is slow to read: :func:`versions` leaves it out, so that who keeps the
places has to read only those that are new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.choosing import chosen
from tocsin.ledger.kinds import as_kept
from tocsin.ledger.moments import end_of_line
from tocsin.ledger.packing import micros
from tocsin.ledger.prepared import Prepared, among
from tocsin.records import DateRange, Place, Record

_I: Final = t.incident.c
_NUMBERS: Final = (_I.key, _I.recorded_at, _I.known_from, _I.known_to, _I.type, _I.start, _I.end, _I.mention)
_VERSIONS: Final = Prepared(select(*map(as_kept, _NUMBERS), _I.country).where(_I.placed == 1))
_BODIES: Final = Prepared(select(_I.key, _I.body).where(among(_I.key, "keys")))
_SHOWN: Final = Prepared(select(_I.key, _I.id, _I.title, _I.body).where(among(_I.key, "keys")))


class VersionRow(NamedTuple):
    """One version of an incident whose place is told: moments in microseconds since 1970, days as ordinals, None where
    it still stands or is undated; ``type`` by its place in :data:`tocsin.ledger.codes.TYPES`, from 1 on."""

    key: int
    recorded_at: int
    known_from: int
    known_to: int | None
    type: int
    start: int | None
    end: int | None
    mention: int
    country: str | None


class Drawn(NamedTuple):
    """What a map says of one version."""

    key: int
    id: str
    title: str
    place: Place
    date: DateRange | None


class _Body(Record, frozen=True):
    """Of an incident what a map draws."""

    place: Place
    date: DateRange | None = None


_DECODER: Final = msgspec.json.Decoder(_Body)


def versions(connection: Connection) -> list[VersionRow]:
    """All versions whose place is told, whenever they stood."""
    return [VersionRow(*row) for row in _VERSIONS.raw(connection)]


def places(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, Place]]:
    """The places of versions, by key."""
    for row in _BODIES.rows(connection, keys=keys):
        yield row.key, _DECODER.decode(row.body).place


def drawn(connection: Connection, keys: Collection[int]) -> list[Drawn]:
    """What is said of versions where each is drawn by itself."""
    rows = _SHOWN.rows(connection, keys=keys)
    bodies = ((row, _DECODER.decode(row.body)) for row in rows)
    return [Drawn(row.key, row.id, row.title, body.place, body.date) for row, body in bodies]


def fitting(connection: Connection, query: IncidentQuery) -> set[int]:
    """The keys of the versions that fit a question."""
    return {row.key for row in chosen(connection, query, (t.incident.c.key,))}


def at(query: IncidentQuery) -> int:
    """The moment of a question in microseconds since 1970, as versions have theirs."""
    return micros(end_of_line(query.as_of))
