"""Versions of incidents: as each stood from one moment until another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, or_, select, update

from tocsin.ledger import belonging, lines, searching
from tocsin.ledger import schema as t
from tocsin.ledger.belonging import claims_in
from tocsin.ledger.moments import as_text, stood_at
from tocsin.ledger.prepared import Prepared, among, inserting
from tocsin.ledger.sums import Sums
from tocsin.ledger.titles import title
from tocsin.merging import State
from tocsin.records import ClaimRef, Incident


class Version(NamedTuple):
    """A version that is written: its row, and what it holds."""

    key: int
    id: str
    since: str
    until: str | None
    body: str
    claims: tuple[ClaimRef, ...]

    def stood(self, at: str) -> bool:
        """Whether it stood at a moment, given as a text."""
        return stood_at(self.since, self.until, at)


class _Interval(NamedTuple):
    since: str
    until: str | None
    incident: Incident


def versions_of(connection: Connection, claims: Iterable[str], start: str) -> list[Version]:
    """Versions, with any of these claims, of incidents that stood at a moment or later, or until that moment."""
    wanted = set(claims)
    rows = _OF_CLAIMS.rows(connection, claims=wanted, start=start)
    found = [Version(r.key, r.id, r.known_from, r.known_to, r.body, claims_in(r.body)) for r in rows]
    return sorted((v for v in found if any(c.claim in wanted for c in v.claims)), key=lambda v: (v.since, v.id))


def rewrite(connection: Connection, held: Sequence[Version], states: Sequence[State], at: dt.datetime) -> None:
    """Writes the versions from the first state's moment on, in place of those ``held``.

    What was written before stays as it is where it comes out the same.
    """
    start = as_text(states[0].moment)
    wanted = _intervals(states)
    gone: list[Version] = []
    sums = Sums(connection)
    for version in held:
        went_on = next((i for i in wanted if i.since == start and _same(i.incident, version)), None)
        if version.since < start and went_on is not None and version.until != start:
            wanted.remove(went_on)
            _until(connection, sums, version, went_on.until)
        elif version.since < start:
            _until(connection, sums, version, start)
        else:
            again = next((i for i in wanted if i.since == version.since and _same(i.incident, version)), None)
            if again is None:
                gone.append(version)
            else:
                wanted.remove(again)
                _until(connection, sums, version, again.until)
    drop(connection, sums, [v.key for v in gone])
    for interval in wanted:
        _write(connection, sums, interval.incident, at, interval.since, interval.until)
    sums.save()
    was = {(c.claim, v.id) for v in held for c in v.claims}
    made = {(c.claim, i.incident.id) for i in wanted for c in i.incident.claims}
    belonging.move(connection, made - was, {(c.claim, v.id) for v in gone for c in v.claims} - made)


def _intervals(states: Sequence[State]) -> list[_Interval]:
    """Each incident with how long it stood without a change."""
    open_: dict[str, tuple[str, Incident]] = {}
    found: list[_Interval] = []
    for state in states:
        moment, now = as_text(state.moment), {i.id: i for i in state.incidents}
        for ident, (since, incident) in list(open_.items()):
            if now.get(ident) != incident:
                found.append(_Interval(since, moment, incident))
                del open_[ident]
        open_ |= {ident: (moment, incident) for ident, incident in now.items() if ident not in open_}
    return [*found, *(_Interval(since, None, incident) for since, incident in open_.values())]


def _same(incident: Incident, version: Version) -> bool:
    return incident.id == version.id and encoded(incident) == version.body


def _until(connection: Connection, sums: Sums, version: Version, until: str | None) -> None:
    if version.until != until:
        for row in sums.written((version.key,)):
            sums.end(row, version.until, until)
        for ends in _ENDS:
            ends.run(connection, of=version.key, until=until)


def encoded(incident: Incident) -> str:
    """An incident as its body is kept."""
    return msgspec.json.encode(incident).decode()


def drop(connection: Connection, sums: Sums, versions: Collection[int]) -> None:
    """Takes versions out of the index, which needs their words for it, the sums and the tables."""
    if not versions:
        return
    for row in sums.written(versions):
        sums.take(row, row["known_from"], row["known_to"])
    searching.drop(connection, "incident", versions)
    for statement in _DROPS:
        statement.run(connection, keys=versions)


def write(connection: Connection, incident: Incident, at: dt.datetime, *, since: str, until: str | None = None) -> None:
    """Puts a version into the tables, the sums and the index."""
    sums = Sums(connection)
    _write(connection, sums, incident, at, since, until)
    sums.save()
    belonging.move(connection, {(c.claim, incident.id) for c in incident.claims}, ())


def _write(
    connection: Connection, sums: Sums, incident: Incident, at: dt.datetime, since: str, until: str | None
) -> None:
    row = {**lines.columns(incident, since), "known_from": since, "known_to": until, "recorded_at": at.isoformat()}
    version = _PUT.run(connection, body=encoded(incident), **row)
    if (spot := lines.spot(incident)) is not None:
        _SPOT.run(connection, **spot)
    for table, rows in lines.hanging(incident, version, since, until).items():
        if rows:
            _HANG[table].each(connection, rows)
    sums.put(row, since, until)
    searching.index(connection, "incident", version, row["title"], lines.words(incident))


def retitle(connection: Connection) -> None:
    """Writes the titles of all versions anew where this version of Tocsin words them otherwise."""
    c = t.incident.c
    for row in connection.execute(select(c.key, c.title, c.body)).all():
        incident = msgspec.json.decode(row.body, type=Incident)
        name = title(incident)
        if name != row.title:
            searching.drop(connection, "incident", (row.key,))
            connection.execute(update(t.incident).where(c.key == row.key).values(title=name))
            searching.index(connection, "incident", row.key, name, lines.words(incident))


_I, _OF = t.incident.c, t.incident_claim.c
_OF_CLAIMS: Final = Prepared(
    select(_I.key, _I.id, _I.known_from, _I.known_to, _I.body).where(
        _I.id.in_(select(_OF.incident).where(among(_OF.claim, "claims"))),
        or_(_I.known_to.is_(None), _I.known_to >= bindparam("start")),
    )
)
_STOOD: Final = (t.incident_victims, t.incident_nationality, t.incident_perpetrator)
_ENDS: Final = [
    Prepared(update(key.table).where(key == bindparam("of")).values(known_to=bindparam("until")))
    for key in (_I.key, *(table.c.version for table in _STOOD))
]
_DROPS: Final = [
    Prepared(delete(key.table).where(among(key, "keys")))
    for key in (t.link.c.version, *(table.c.version for table in _STOOD), _I.key)
]
_PUT: Final = inserting(t.incident, "key")
_SPOT: Final = inserting(t.spot, once=True)
_HANG: Final = {table.name: inserting(table) for table in (*_STOOD, t.link)}
