"""Governments' advice to travellers, from their own feeds and from reports, as it was known at a moment."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.advice import AdviceEntry, CountryAdvice
from tocsin.ledger.advice_history import Told, course, waves
from tocsin.ledger.areas import country_of
from tocsin.ledger.listing import countries_of, may_be_of
from tocsin.ledger.moments import live_at
from tocsin.ledger.quoting import Texts
from tocsin.records import Advisory, is_government_feed


def advice(
    connection: Connection, country: str | None, as_of: dt.datetime | None, until: dt.date | None = None
) -> tuple[CountryAdvice, ...]:
    """The advice on one country, or on each that any is on, by its code; ``until`` leaves out what came later.

    Advice of which no country is known is of none.
    """
    by: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in _told(connection, country, as_of):
        if until is None or one.entry.day <= until:
            by[one.entry.country][one.entry.issuer].append(one)
    return tuple(_of_country(code, by[code]) for code in sorted(by))


def _of_country(country: str, by_issuer: dict[str, list[Told]]) -> CountryAdvice:
    courses = [course(by_issuer[issuer]) for issuer in sorted(by_issuer)]
    changes = [change for one in courses for change in one.changes]
    return CountryAdvice(
        country=country,
        now=tuple(standing for one in courses for standing in one.now),
        history=tuple(sorted(changes, key=lambda c: (c.day, c.entry.issuer, c.entry.region or ""))),
        waves=waves(changes),
    )


def _told(connection: Connection, country: str | None, as_of: dt.datetime | None) -> list[Told]:
    texts = Texts(connection)
    wanted = (
        select(t.statement, t.revision.c.model)
        .join(t.revision, t.revision.c.key == t.statement.c.revision)
        .where(t.statement.c.kind == "advisory", live_at(t.statement, as_of))
        .order_by(t.statement.c.known_at, t.statement.c.key)
    )
    if country:
        wanted = wanted.where(may_be_of(connection, "advisory", lambda told: country_of(told) in (None, country)))
    rows = connection.execute(wanted).all()
    texts.load(row.revision for row in rows)
    found = []
    for row in rows:
        told = msgspec.json.decode(row.body, type=Advisory)
        countries = countries_of(connection, told, row.revision)
        if told.level is not None and len(countries) == 1 and (country is None or country in countries):
            found.append(_one(row, told, countries.pop(), texts))
    return found


def _one(row: Any, told: Advisory, country: str, texts: Texts) -> Told:
    assert told.level is not None
    entry = AdviceEntry(
        issuer=told.issuer,
        country=country,
        region=told.region,
        level=told.level,
        advice=told.advice,
        day=dt.datetime.fromisoformat(row.known_at).date(),
        feed=is_government_feed(row.model),
        wording=told.wording,
        quotes=texts.quotes(row.revision, None, told.evidence),
    )
    return Told(entry, row.report, row.known_at, told.complete)
