"""Versions of incidents: as each stood from one moment until another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from tocsin.ledger import lines, searching
from tocsin.ledger import schema as t
from tocsin.ledger.moments import as_text, stood_at
from tocsin.ledger.portions import gathered, portions
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
    of = t.incident.c
    holding = gathered(connection, select(t.incident_claim.c.version), t.incident_claim.c.claim, claims)
    found = []
    for keys in portions(holding):
        late = or_(of.known_to.is_(None), of.known_to >= start)
        for r in connection.execute(select(t.incident).where(of.key.in_(keys), late)):
            told = msgspec.json.decode(r.body, type=Incident).claims
            found.append(Version(r.key, r.id, r.known_from, r.known_to, r.body, told))
    return sorted(found, key=lambda v: (v.since, v.id))


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
    if version.until == until:
        return
    for row in sums.written((version.key,)):
        sums.end(row, version.until, until)
    connection.execute(update(t.incident).where(t.incident.c.key == version.key).values(known_to=until))
    for of in (t.incident_victims, t.incident_nationality, t.incident_perpetrator):
        connection.execute(update(of).where(of.c.version == version.key).values(known_to=until))


def encoded(incident: Incident) -> str:
    """An incident as its body is kept."""
    return msgspec.json.encode(incident).decode()


def drop(connection: Connection, sums: Sums, versions: Collection[int]) -> None:
    """Takes versions out of the index, which needs their words for it, the sums and the tables."""
    for row in sums.written(versions):
        sums.take(row, row["known_from"], row["known_to"])
    for version in versions:
        searching.drop(connection, "incident", version)
    for some in portions(versions):
        bodies = connection.scalars(select(t.incident.c.body).where(t.incident.c.key.in_(some)))
        claims = {c.claim for body in bodies for c in msgspec.json.decode(body, type=Incident).claims}
        for few in portions(claims):
            of = t.incident_claim.c
            connection.execute(delete(t.incident_claim).where(of.claim.in_(few), of.version.in_(some)))
        for table in (t.link, t.incident_perpetrator, t.incident_nationality, t.incident_victims):
            connection.execute(delete(table).where(table.c.version.in_(some)))
        connection.execute(delete(t.incident).where(t.incident.c.key.in_(some)))


def write(connection: Connection, incident: Incident, at: dt.datetime, *, since: str, until: str | None = None) -> None:
    """Puts a version into the tables, the sums and the index."""
    sums = Sums(connection)
    _write(connection, sums, incident, at, since, until)
    sums.save()


def _write(
    connection: Connection, sums: Sums, incident: Incident, at: dt.datetime, since: str, until: str | None
) -> None:
    row = {**lines.columns(incident, since), "known_from": since, "known_to": until, "recorded_at": at.isoformat()}
    done = connection.execute(insert(t.incident).values(body=encoded(incident), **row))
    assert done.inserted_primary_key is not None
    version = int(done.inserted_primary_key[0])
    if (spot := lines.spot(incident)) is not None:
        connection.execute(insert(t.spot).prefix_with("OR IGNORE"), spot)
    for table, rows in lines.hanging(incident, version, since, until).items():
        if rows:
            connection.execute(insert(t.metadata.tables[table]), rows)
    sums.put(row, since, until)
    searching.index(connection, "incident", version, row["title"], lines.words(incident))


def reclaim(connection: Connection) -> None:
    """Lays anew by which claims versions are found: where ids of claims changed."""
    connection.execute(delete(t.incident_claim))
    for row in connection.execute(select(t.incident.c.key, t.incident.c.body)).all():
        told = msgspec.json.decode(row.body, type=Incident).claims
        connection.execute(insert(t.incident_claim), [{"claim": c.claim, "version": row.key} for c in told])


def retitle(connection: Connection) -> None:
    """Writes the titles of all versions anew where this version of Tocsin words them otherwise."""
    c = t.incident.c
    for row in connection.execute(select(c.key, c.title, c.body)).all():
        incident = msgspec.json.decode(row.body, type=Incident)
        name = title(incident)
        if name != row.title:
            searching.drop(connection, "incident", row.key)
            connection.execute(update(t.incident).where(c.key == row.key).values(title=name))
            searching.index(connection, "incident", row.key, name, lines.words(incident))
