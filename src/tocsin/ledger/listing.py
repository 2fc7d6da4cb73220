"""Lists of what the ledger holds: reports, failures, statements, sizes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, true

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ReportRow, StatementView
from tocsin.ledger.areas import country_of
from tocsin.ledger.families import names_at
from tocsin.ledger.moments import Moment, as_text, live_at, standing
from tocsin.ledger.quoting import Texts
from tocsin.records import SET_ASIDE, Failure, Statement

_MOST_NAMES: Final = 10_000  # in one statement


def reports(connection: Connection, failed: bool | None, moment: Moment = None) -> list[ReportRow]:
    """Reports as they stood at a moment, and inputs that could not be read; ``failed`` picks one of the two."""
    kept = [] if failed else _kept(connection, moment)
    return kept if failed is False else [*kept, *_failed(connection, moment)]


def _kept(connection: Connection, moment: Moment) -> list[ReportRow]:
    claims = dict(_counts(connection, t.claim, moment))
    statements = dict(_counts(connection, t.statement, moment))
    stood = live_at(t.revision, moment) if moment else t.revision.c.number == t.report.c.current_revision
    rows = connection.execute(
        select(t.report.c.id, t.report.c.source, t.report.c.family, t.revision)
        .join(t.revision, t.revision.c.report == t.report.c.id)
        .where(stood)
    ).all()
    then = {} if moment is None else names_at(connection, {r.key for r in rows}, moment)
    families = {r.id: r.family if moment is None else then.get(r.key, r.id) for r in rows}
    return [row_of(r, claims.get(r.id, 0), statements.get(r.id, 0), families[r.id]) for r in rows]


def row_of(row: Any, claims: int, statements: int, family: str) -> ReportRow:
    """A report from its columns and those of its revision, with how many claims and statements were read from it."""
    return ReportRow(
        id=row.id,
        source=row.source,
        publisher=row.publisher,
        published=row.published,
        lang=row.lang,
        title=row.title,
        claims=claims,
        statements=statements,
        revision=row.number,
        copy_of=family if family != row.id else None,
        failure=None,
        ingested_at=dt.datetime.fromisoformat(row.ingested_at),
        notes=tuple(json.loads(row.notes)) if row.notes else (),
        set_aside=row.model == SET_ASIDE,
    )


def _counts(connection: Connection, table: Table, moment: Moment) -> list[tuple[str, int]]:
    columns = table.c
    rows = connection.execute(
        select(columns.report, func.count()).where(live_at(table, moment)).group_by(columns.report)
    )
    return [(r[0], r[1]) for r in rows]


def _failed(connection: Connection, moment: Moment) -> list[ReportRow]:
    """What could not be read was known, as far as anybody knows, when that was tried."""
    wanted = select(t.failure).where(t.failure.c.resolved_at.is_(None)).order_by(t.failure.c.source)
    rows = connection.execute(wanted if moment is None else wanted.where(t.failure.c.failed_at <= as_text(moment)))
    return [
        ReportRow(
            id=r.id,
            source=r.source,
            publisher=None,
            published=None,
            lang=None,
            title=None,
            claims=0,
            statements=0,
            revision=0,
            copy_of=None,
            failure=Failure(code=r.code, message=r.message),
            ingested_at=dt.datetime.fromisoformat(r.failed_at),
        )
        for r in rows
    ]


def statements(
    connection: Connection, country: str | None, kind: str | None, since: dt.date | None, as_of: Moment
) -> list[StatementView]:
    """Statements live now or then, with their words; ``since`` leaves out those of reports published before."""
    of = t.statement.c
    which = [of.known_at >= since.isoformat()] if since else []
    if kind and country:
        which.append(may_be_of(connection, kind, lambda told: country_of(told) in (None, country)))
    found = told(connection, kind, as_of, *which)
    return quoted(connection, [t for t in found if country is None or country in countries_of(connection, *t)])


def told(
    connection: Connection, kind: str | None, as_of: Moment, *which: ColumnElement[bool]
) -> list[tuple[Statement, int]]:
    """Statements live now or then for which all holds, in the order known, each with the revision that tells it."""
    of = t.statement.c
    wanted = select(of.body, of.revision).where(live_at(t.statement, as_of), *which)
    rows = connection.execute((wanted.where(of.kind == kind) if kind else wanted).order_by(of.known_at, of.key))
    return [(msgspec.json.decode(row.body, type=Statement), row.revision) for row in rows]


def quoted(connection: Connection, found: Sequence[tuple[Statement, int]]) -> list[StatementView]:
    """Statements with their words."""
    texts = Texts(connection)
    texts.load(revision for _, revision in found)
    return [StatementView(statement=s, quotes=texts.quotes(revision, None, s.evidence)) for s, revision in found]


def may_be_of(connection: Connection, kind: str, fits: Callable[[str], bool]) -> ColumnElement[bool]:
    """The condition that what statements of a kind are about, as told, fits, or is not told."""
    of = t.statement.c
    names = connection.scalars(select(of.about).where(of.kind == kind, of.about.is_not(None)).distinct())
    fitting = [name for name in names if name is not None and fits(name)]
    return or_(of.about.is_(None), of.about.in_(fitting)) if len(fitting) < _MOST_NAMES else true()


def countries_of(connection: Connection, statement: Statement, revision: int) -> set[str]:
    """The country that a statement names; where it names none that is known, those of its report's claims."""
    named = country_of(getattr(statement, "country", None) or getattr(statement, "place", None))
    if named:
        return {named}
    countries = select(t.claim.c.country).where(t.claim.c.revision == revision, t.claim.c.country.is_not(None))
    return set(connection.scalars(countries))


def state(connection: Connection) -> tuple[int, int]:
    """The keys of the last change and of the last version of an incident."""
    last = [connection.scalar(select(func.max(table.c.key))) or 0 for table in (t.change, t.incident)]
    return last[0], last[1]


def counts(connection: Connection) -> dict[str, int]:
    """How many reports, live claims, incidents, and inputs that could not be read."""
    claims = connection.scalar(select(func.count()).select_from(t.claim)) or 0
    gone = connection.scalar(select(func.count()).select_from(t.claim).where(t.claim.c.superseded_at.is_not(None))) or 0
    return {
        "reports": connection.scalar(select(func.count()).select_from(t.report)) or 0,
        "claims": claims - gone,
        "incidents": connection.scalar(select(func.count()).select_from(t.incident).where(standing(t.incident, None)))
        or 0,
        "failed": connection.scalar(
            select(func.count()).select_from(t.failure).where(t.failure.c.resolved_at.is_(None))
        )
        or 0,
    }
