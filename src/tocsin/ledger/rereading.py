"""Reading anew: readings of texts that the ledger has by a reader that changed since, kept until they are accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select

from tocsin.ledger import filing
from tocsin.ledger import schema as t
from tocsin.records import SET_ASIDE, Claim, Incident, Reading, Record, is_government_feed
from tocsin.reports import Received


class Reread(Record, frozen=True):
    """What one report says by the reader that it was read by and by the one of now."""

    report: str
    title: str | None
    before_model: str
    model: str
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]
    statements_before: int
    statements_after: int


class IncidentChange(Record, frozen=True):
    """An incident before and after; None where it was not, or will not be."""

    id: str
    before: Incident | None
    after: Incident | None


class RereadDiff(Record, frozen=True):
    """What accepting would change: reports and incidents that come out otherwise; how many reports read the same."""

    reports: tuple[Reread, ...]
    incidents: tuple[IncidentChange, ...]
    same: int


def stale(
    connection: Connection, model: str, ids: Collection[str] = (), since: dt.date | None = None
) -> Iterator[tuple[int, Received]]:
    """Current versions of reports that another reader read, in order, and that this one did not read yet.

    ``since`` leaves out those published before. What triage set aside, and what a government's feed gave, was read by
    no reader.
    """
    done = select(t.rereading.c.revision).where(t.rereading.c.model == model)
    wanted = _current().where(t.revision.c.model.not_in((model, SET_ASIDE)), t.revision.c.key.not_in(done))
    if since is not None:
        wanted = wanted.where(t.revision.c.known_at >= since.isoformat())
    for r in connection.execute(wanted.order_by(t.revision.c.key)):
        if not is_government_feed(r.model) and (not ids or r.report in ids):
            yield r.key, filing.as_received(r, tuple(msgspec.json.decode(r.notes)) if r.notes else ())


def _current() -> Select[Any]:
    return select(t.report.c.source, t.report.c.location, t.revision).join(
        t.revision, (t.revision.c.report == t.report.c.id) & (t.revision.c.number == t.report.c.current_revision)
    )


def keep(connection: Connection, readings: Sequence[tuple[int, Reading]], at: dt.datetime) -> None:
    """Keeps readings made anew, in place of earlier ones of the same versions; one that says the same is noted so."""
    for revision, reading in readings:
        connection.execute(delete(t.rereading).where(t.rereading.c.revision == revision))
        body = "" if _same(connection, revision, reading) else msgspec.json.encode(reading).decode()
        row = {"revision": revision, "model": reading.model, "body": body, "made_at": at.isoformat()}
        connection.execute(insert(t.rereading).values(row))


def _same(connection: Connection, revision: int, reading: Reading) -> bool:
    said = [(t.claim, reading.claims), (t.statement, reading.statements)]
    return all(
        list(connection.scalars(select(table.c.body).where(table.c.revision == revision).order_by(table.c.key)))
        == [msgspec.json.encode(one).decode() for one in now]
        for table, now in said
    )


def waiting(connection: Connection, ids: Collection[str] = ()) -> list[tuple[int, Received, Reading]]:
    """Readings that differ from what stands, of versions that are current still."""
    wanted = (
        _current()
        .join(t.rereading, t.rereading.c.revision == t.revision.c.key)
        .add_columns(t.rereading.c.body.label("again"))
    )
    rows = connection.execute(wanted.where(t.rereading.c.body != "").order_by(t.revision.c.key))
    return [
        (
            r.key,
            filing.as_received(r, tuple(msgspec.json.decode(r.notes)) if r.notes else ()),
            msgspec.json.decode(r.again, type=Reading),
        )
        for r in rows
        if not ids or r.report in ids
    ]


def side_by_side(connection: Connection, revision: int, reading: Reading) -> Reread:
    """What a version says by the reader before and by the one of now."""
    row = connection.execute(select(t.revision).where(t.revision.c.key == revision)).one()
    bodies = connection.scalars(select(t.claim.c.body).where(t.claim.c.revision == revision).order_by(t.claim.c.key))
    statements = connection.scalars(select(t.statement.c.key).where(t.statement.c.revision == revision)).all()
    return Reread(
        report=row.report,
        title=row.title,
        before_model=row.model,
        model=reading.model,
        before=tuple(msgspec.json.decode(body, type=Claim) for body in bodies),
        after=reading.claims,
        statements_before=len(statements),
        statements_after=len(reading.statements),
    )


def same(connection: Connection) -> int:
    """How many read the same anew."""
    return len(connection.scalars(select(t.rereading.c.revision).where(t.rereading.c.body == "")).all())


def drop(connection: Connection, revisions: Collection[int] | None = None) -> int:
    """Drops readings that wait, all where none is named; gives how many."""
    gone = delete(t.rereading)
    if revisions is not None:
        gone = gone.where(t.rereading.c.revision.in_(list(revisions)))
    return connection.execute(gone).rowcount


def changes(before: Sequence[Incident], after: Sequence[Incident]) -> tuple[IncidentChange, ...]:
    """Incidents that are not the same before and after, by id."""
    old, new = {i.id: i for i in before}, {i.id: i for i in after}
    return tuple(
        IncidentChange(id=one, before=old.get(one), after=new.get(one))
        for one in sorted(old.keys() | new.keys())
        if old.get(one) != new.get(one)
    )
