"""Versions of incidents: as each stood from one moment until another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, or_, select, update

from tocsin.ledger import lines, searching
from tocsin.ledger import schema as t
from tocsin.ledger.moments import as_text, stood_at
from tocsin.ledger.prepared import Prepared, among, inserting
from tocsin.ledger.titles import title
from tocsin.merging import State
from tocsin.records import ClaimRef, Incident, Record


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
    rows = _OF_CLAIMS.rows(connection, claims=set(claims), start=start)
    found = [Version(r.key, r.id, r.known_from, r.known_to, r.body, claims_in(r.body)) for r in rows]
    return sorted(found, key=lambda v: (v.since, v.id))


class _Claims(Record, frozen=True):
    """Of an incident the claims alone."""

    claims: tuple[ClaimRef, ...]


_CLAIMS: Final = msgspec.json.Decoder(_Claims)


def claims_in(body: str) -> tuple[ClaimRef, ...]:
    """The claims of an incident, from its body."""
    return _CLAIMS.decode(body).claims


def rewrite(connection: Connection, held: Sequence[Version], states: Sequence[State], at: dt.datetime) -> None:
    """Writes the versions from the first state's moment on, in place of those ``held``.

    What was written before stays as it is where it comes out the same.
    """
    start = as_text(states[0].moment)
    wanted = _intervals(states)
    gone: list[Version] = []
    for version in held:
        went_on = next((i for i in wanted if i.since == start and _same(i.incident, version)), None)
        if version.since < start and went_on is not None and version.until != start:
            wanted.remove(went_on)
            _until(connection, version, went_on.until)
        elif version.since < start:
            _until(connection, version, start)
        else:
            again = next((i for i in wanted if i.since == version.since and _same(i.incident, version)), None)
            if again is None:
                gone.append(version)
            else:
                wanted.remove(again)
                _until(connection, version, again.until)
    drop(connection, [v.key for v in gone])
    for interval in wanted:
        write(connection, interval.incident, at, since=interval.since, until=interval.until)


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


def _until(connection: Connection, version: Version, until: str | None) -> None:
    if version.until != until:
        for ends in (_ENDS, _VICTIMS_END):
            ends.run(connection, of=version.key, until=until)


def encoded(incident: Incident) -> str:
    """An incident as its body is kept."""
    return msgspec.json.encode(incident).decode()


def drop(connection: Connection, versions: Collection[int]) -> None:
    """Takes versions out of the index, which needs their words for it, and the tables."""
    if not versions:
        return
    searching.drop(connection, "incident", versions)
    claims = {claim.claim for body in _BODIES.column(connection, keys=versions) for claim in claims_in(body)}
    _UNCLAIM.run(connection, claims=claims, keys=versions)
    for statement in _DROPS:
        statement.run(connection, keys=versions)


def write(connection: Connection, incident: Incident, at: dt.datetime, *, since: str, until: str | None = None) -> None:
    """Puts a version into the tables and the index."""
    row = {**lines.columns(incident, since), "known_from": since, "known_to": until, "recorded_at": at.isoformat()}
    version = _PUT.run(connection, body=encoded(incident), **row)
    for table, rows in lines.hanging(incident, version, since, until).items():
        if rows:
            _HANG[table].each(connection, rows)
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
        _I.key.in_(select(_OF.version).where(among(_OF.claim, "claims"))),
        or_(_I.known_to.is_(None), _I.known_to >= bindparam("start")),
    )
)
_ENDS, _VICTIMS_END = (
    Prepared(update(key.table).where(key == bindparam("of")).values(known_to=bindparam("until")))
    for key in (_I.key, t.incident_victims.c.version)
)
_BODIES: Final = Prepared(select(_I.body).where(among(_I.key, "keys")))
_UNCLAIM: Final = Prepared(delete(t.incident_claim).where(among(_OF.claim, "claims"), among(_OF.version, "keys")))
_DROPS: Final = [
    Prepared(delete(key.table).where(among(key, "keys")))
    for key in (t.link.c.version, t.incident_perpetrator.c.version, t.incident_victims.c.version, _I.key)
]
_PUT: Final = inserting(t.incident, "key")
_HANG: Final = {
    table.name: inserting(table) for table in (t.incident_claim, t.incident_victims, t.incident_perpetrator, t.link)
}
