"""What became of incidents since somebody looked last, for who follows a ledger.

Versions are written anew where a late report changes the past, and SQLite gives the keys of those dropped at the end of
the table again: that the last key is the same does not say that nothing was written. A position therefore has the last
versions one by one. As long as one of them is still there, whatever was written since has a higher key than it; where
none is, all incidents are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.choosing import chosen, fitting
from tocsin.ledger.kinds import as_kept
from tocsin.ledger.portions import portions
from tocsin.ledger.prepared import Prepared, among
from tocsin.records import Record

_LAST: Final = 64  # versions that a position has
_I, _M = t.incident.c, t.move.c
_TAIL: Final = Prepared(select(_I.key, as_kept(_I.recorded_at)).order_by(_I.key.desc()).limit(_LAST))
_LATEST: Final = Prepared(select(_I.id, _I.body).where(among(_I.id, "ids")).order_by(_I.known_from))
_HEIRS: Final = Prepared(select(t.redirect.c.id, t.redirect.c.incident).where(among(t.redirect.c.id, "ids")))
_STANDING: Final = (_I.key, _I.id, _I.body)


class Position(Record, frozen=True):
    """How far a ledger was followed: the key of the last change, and of the last versions of incidents the keys, the
    highest first, with when each was recorded in microseconds since 1970."""

    change: int
    versions: tuple[tuple[int, int], ...]


class Standing(NamedTuple):
    """An incident as it stands, as JSON."""

    id: str
    body: str


class News:
    """What was touched since a position, all asked of one snapshot of the ledger.

    ``position`` is where to go on from; ``touched`` are ids of incidents that may have come, changed or gone, None
    where that may be any.
    """

    def __init__(self, connection: Connection, since: Position | None) -> None:
        self._connection = connection
        self.position = position(connection)
        self.touched = None if since is None else _touched(connection, since)

    def standing(self, query: IncidentQuery) -> Iterator[Standing]:
        """Of those touched the ones that stand and fit, in the order written where they are not all."""
        if self.touched is None:
            yield from (Standing(r.id, r.body) for r in chosen(self._connection, query, _STANDING))
            return
        found: list[Any] = []
        with_words = {r.key for r in chosen(self._connection, query, (_I.key,))} if query.text else None
        for some in portions(self.touched):
            found += self._connection.execute(fitting(query, _STANDING, _I.id.in_(some))).all()
        for row in sorted(found, key=lambda r: r.key):
            if with_words is None or row.key in with_words:
                yield Standing(row.id, row.body)

    def last(self, ids: Collection[str]) -> dict[str, str]:
        """The last version that is known of each, as JSON, whether or not it stands; some may have none."""
        return {row.id: row.body for row in _LATEST.rows(self._connection, ids=ids)}

    def heirs(self, ids: Collection[str]) -> dict[str, str]:
        """Of those that were merged away the incident that each is part of now."""
        found: dict[str, str] = {}
        fresh = {one: one for one in ids}
        while fresh:
            led = {r.id: r.incident for r in _HEIRS.rows(self._connection, ids=set(fresh.values()))}
            fresh = {one: led[at] for one, at in fresh.items() if at in led}
            found |= fresh
        return found


def position(connection: Connection) -> Position:
    """Where a ledger is now."""
    last = connection.scalar(select(func.max(t.change.c.key))) or 0
    return Position(change=last, versions=tuple((key, at) for key, at in _TAIL.raw(connection)))


def _touched(connection: Connection, since: Position) -> frozenset[str] | None:
    """Incidents of which a version was written, or that a claim left."""
    last = _survivor(connection, since)
    if last is None or (connection.scalar(select(func.max(t.change.c.key))) or 0) < since.change:
        return None
    moved = select(_M.former, _M.incident).where(_M.change > since.change)
    ids = {one for row in connection.execute(moved) for one in row if one is not None}
    return frozenset(ids | set(connection.scalars(select(_I.id).where(_I.key > last))))


def _survivor(connection: Connection, since: Position) -> int | None:
    """The highest key of a version that is as it was; where none is left 0 if there were no others, else None."""
    keys = [key for key, _ in since.versions]
    kept = select(as_kept(_I.key), as_kept(_I.recorded_at)).where(_I.key.in_(keys))
    there = {(key, at) for key, at in connection.execute(kept)}
    none = 0 if len(since.versions) < _LAST else None
    return next((key for key, at in since.versions if (key, at) in there), none)
