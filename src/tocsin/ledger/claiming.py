"""The totals that reports claim, each once, with its words and the day up to which its report could know."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.areas import areas_of
from tocsin.ledger.families import names_at
from tocsin.ledger.listing import may_be_of
from tocsin.ledger.moments import as_text, live_at
from tocsin.ledger.quotes import Quote
from tocsin.ledger.quoting import Texts
from tocsin.ledger.scopes import FREED
from tocsin.ledger.totals import ReconcileQuery
from tocsin.records import Period, Record, Tally
from tocsin.reports import publication_day


class Claimed(Record, frozen=True):
    """A claimed total; ``known_at`` is when its report was out, ``published`` its day, None where it gives none."""

    said: Tally
    quote: Quote
    known_at: dt.datetime
    published: dt.date | None

    @property
    def period(self) -> Period | None:
        """The claimed period as far as the report could know it: "this year" ends on the day it says so."""
        period = self.said.period
        if period is None or self.published is None or not period.start <= self.published < period.end:
            return period
        return Period(start=period.start, end=self.published)


def claimed(connection: Connection, query: ReconcileQuery) -> list[Claimed]:
    """Claimed totals whose people, place and period fit the question, in the order published.

    A family of copies claims a total once. A total without a period or a place fits every question.
    """
    texts = Texts(connection)
    found: dict[tuple[object, ...], Claimed] = {}
    fitting = _said(connection, query)
    then = {} if query.as_of is None else names_at(connection, {row.revision for row, _ in fitting}, query.as_of)
    for row, said in fitting:
        family = row.family if query.as_of is None else then.get(row.revision, row.report)
        key = (family, said.number, said.modifier, said.what, said.population, said.place, said.period)
        if key not in found:
            found[key] = _told(texts, row, said)
    return sorted(found.values(), key=_published)


def claimed_anew(connection: Connection, query: ReconcileQuery, since: dt.datetime) -> list[Claimed]:
    """Claimed totals that fit the question and that no report claimed up to a moment, each once, in the order
    published."""
    texts = Texts(connection)
    fresh = _said(connection, query, t.statement.c.known_at > as_text(since))
    asked = {_what(said) for _, said in fresh}
    before = _said(connection, msgspec.structs.replace(query, as_of=since)) if fresh else []
    known = {_claim(_told(texts, row, said)) for row, said in before if _what(said) in asked}
    found = {_claim(one): one for one in (_told(texts, row, said) for row, said in reversed(fresh))}
    return sorted((one for claim, one in found.items() if claim not in known), key=_published)


def _said(connection: Connection, query: ReconcileQuery, *which: ColumnElement[bool]) -> list[tuple[Any, Tally]]:
    """What reports say that fits and has words, with its row, as it came to be known."""
    of = t.statement.c
    columns = (of.body, of.report, of.revision, of.known_at, t.report.c.family)
    wanted = select(*columns).join(t.report, t.report.c.id == t.statement.c.report)
    wanted = wanted.where(t.statement.c.kind == "tally", live_at(t.statement, query.as_of), *which)
    if query.period:
        days = query.period
        wanted = wanted.where(of.first <= days.end.isoformat(), of.last >= days.start.isoformat())
    if query.country:
        country = query.country
        met = may_be_of(connection, "tally", lambda told: country in {a.country for a in areas_of(told, country)})
        wanted = wanted.where(met)
    if query.report:
        wanted = wanted.where(t.statement.c.report == query.report)
    rows = connection.execute(wanted.order_by(t.statement.c.known_at, t.statement.c.report, t.statement.c.key)).all()
    told = [(row, msgspec.json.decode(row.body, type=Tally)) for row in rows]
    return [(row, said) for row, said in told if said.evidence and _fits(said, query)]


def _told(texts: Texts, row: Any, said: Tally) -> Claimed:
    quote = texts.quotes(row.revision, None, said.evidence[:1])[0]
    day = publication_day(quote.published) if quote.published else None
    return Claimed(said=said, quote=quote, known_at=dt.datetime.fromisoformat(row.known_at), published=day)


def _published(one: Claimed) -> tuple[str, str, int]:
    return one.quote.published or "9999", one.quote.report, one.quote.span.start


def _what(said: Tally) -> tuple[object, ...]:
    return said.number, said.what, said.population, said.place


def _claim(one: Claimed) -> tuple[object, ...]:
    return *_what(one.said), one.period


def _fits(said: Tally, query: ReconcileQuery) -> bool:
    asked = FREED if query.outcome == "freed" else (query.outcome,)
    if query.outcome and said.what not in asked:
        return False
    if query.nationality and said.population != query.nationality:
        return False
    if query.country and said.place is not None:
        areas = areas_of(said.place, query.country)
        if query.country not in {area.country for area in areas}:
            return False
    return _meet(said.period, query.period)


def _meet(a: Period | None, b: Period | None) -> bool:
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)
