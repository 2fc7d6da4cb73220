"""One report as the ledger keeps it: its text, and what was read from it, each claim with the incident it is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select, true

from tocsin.ledger import schema as t
from tocsin.ledger.answers import PublisherRow, ReportedClaim, ReportQuery, ReportRow, ReportsPage, ReportView, Revision
from tocsin.ledger.belonging import bodies_with
from tocsin.ledger.families import names_at
from tocsin.ledger.listing import row_of
from tocsin.ledger.moments import Moment, as_moment, live_at
from tocsin.ledger.opening import LedgerError
from tocsin.ledger.titles import title
from tocsin.records import Claim, Incident, Statement

_V: Final = t.revision.c
_DEFAULT: Final = 50


def report(connection: Connection, wanted: str, moment: Moment = None) -> ReportView | None:
    """A report by its id as it stood at a moment; None where there was none."""
    row = connection.execute(
        select(t.report.c.id, t.report.c.source, t.report.c.family, t.revision)
        .join(t.revision, _V.report == t.report.c.id)
        .where(t.report.c.id == wanted, _stood(moment))
    ).first()
    if row is None:
        return None
    claims = _read(connection, t.claim, row.key, Claim)
    statements = _read(connection, t.statement, row.key, Statement)
    family = row.family if moment is None else names_at(connection, {row.key}, moment).get(row.key, row.id)
    return ReportView(
        report=row_of(row, len(claims), len(statements), family),
        text=row.text,
        url=row.url,
        model=row.model,
        claims=_placed(connection, claims, moment),
        statements=tuple(statements),
        revisions=_revisions(connection, wanted),
    )


def page(connection: Connection, query: ReportQuery) -> ReportsPage:
    """Reports that fit, the last that came first. Raises LedgerError where ``after`` is the end of no page."""
    limit = query.limit or _DEFAULT
    which: list[ColumnElement[bool]] = [_stood(query.as_of)]
    if query.publisher:
        which.append(_V.publisher == query.publisher)
    if query.after:
        which.append(_V.key < _key(query.after))
    rows = connection.execute(
        select(t.report.c.id, t.report.c.source, t.report.c.family, t.revision)
        .join(t.revision, _V.report == t.report.c.id)
        .where(*which)
        .order_by(_V.key.desc())
        .limit(limit)
    ).all()
    keys = [row.key for row in rows]
    claims, statements = _numbers(connection, t.claim, keys), _numbers(connection, t.statement, keys)
    then = {} if query.as_of is None else names_at(connection, set(keys), query.as_of)
    found = tuple(
        row_of(
            row,
            claims.get(row.key, 0),
            statements.get(row.key, 0),
            row.family if query.as_of is None else then.get(row.key, row.id),
        )
        for row in rows
    )
    return ReportsPage(reports=found, end=str(rows[-1].key) if len(rows) == limit else None)


def publishers(connection: Connection, moment: Moment = None) -> list[PublisherRow]:
    """Who published the reports that stood, those with the most first."""
    rows = connection.execute(
        select(_V.publisher, func.count().label("number"), func.max(_V.published), func.max(_V.ingested_at))
        .join(t.report, _V.report == t.report.c.id)
        .where(_stood(moment))
        .group_by(_V.publisher)
        .order_by(func.count().desc(), _V.publisher)
    )
    return [
        PublisherRow(publisher=name, reports=number, last_published=published, last_came=as_moment(came))
        for name, number, published, came in rows
    ]


def _key(after: str) -> int:
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise LedgerError(f"{after!r} is not where a page ends: give what the page before has as its end.")
    return int(after)


def _stood(moment: Moment) -> ColumnElement[bool]:
    return live_at(t.revision, moment) if moment else _V.number == t.report.c.current_revision


def _numbers(connection: Connection, table: Any, revisions: Sequence[int]) -> dict[int, int]:
    """How many claims, or statements, were read from each of these revisions."""
    of = table.c
    rows = connection.execute(
        select(of.revision, func.count())
        .where(of.revision.in_(revisions) if revisions else ~true())
        .group_by(of.revision)
    )
    return {row[0]: row[1] for row in rows}


def _read(connection: Connection, table: Any, revision: int, kind: Any) -> list[Any]:
    of = table.c
    bodies = connection.scalars(select(of.body).where(of.revision == revision).order_by(of.key))
    return [msgspec.json.decode(body, type=kind) for body in bodies]


def _placed(connection: Connection, claims: Sequence[Claim], moment: Moment) -> tuple[ReportedClaim, ...]:
    """Claims with the incidents that they were of at a moment."""
    wanted = {claim.id for claim in claims}
    home: dict[str, Incident] = {}
    for body in bodies_with(connection, wanted, moment):
        incident = msgspec.json.decode(body, type=Incident)
        home |= dict.fromkeys((c.claim for c in incident.claims if c.claim in wanted), incident)
    return tuple(
        ReportedClaim(
            claim=claim,
            incident=home[claim.id].id if claim.id in home else None,
            title=title(home[claim.id]) if claim.id in home else None,
        )
        for claim in claims
    )


def _revisions(connection: Connection, wanted: str) -> tuple[Revision, ...]:
    rows = connection.execute(
        select(_V.number, _V.title, _V.published, _V.known_at, _V.superseded_at)
        .where(_V.report == wanted)
        .order_by(_V.number)
    )
    return tuple(
        Revision(number=r.number, title=r.title, published=r.published, known_at=as_moment(r.known_at)) for r in rows
    )


__all__ = ["ReportRow", "page", "report"]
