"""Governments' advice as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.advice import AdviceEntry, CountryAdvice

COLUMNS = ("country", "issuer", "region", "day", "move", "before", "level", "advice", "wording", "feed", "since",
           "quote", "publisher", "published", "report", "url")  # fmt: skip


def as_csv(found: Iterable[CountryAdvice], *, changes: bool) -> str:
    """One row a change, or one row for what stands, each with the words behind it."""
    rows = _changes(found) if changes else _standing(found)
    return csv_text(COLUMNS, rows)


def _changes(found: Iterable[CountryAdvice]) -> Iterator[list[object]]:
    for each in found:
        for change in each.history:
            yield _row(change.entry, [change.move, change.before, change.after], None)


def _standing(found: Iterable[CountryAdvice]) -> Iterator[list[object]]:
    for each in found:
        for one in each.now:
            yield _row(one.entry, [None, None, one.entry.level], one.since)


def _row(entry: AdviceEntry, moved: list[object], since: object) -> list[object]:
    quote = entry.quotes[0] if entry.quotes else None
    source = [quote.text, quote.publisher, quote.published, quote.report, quote.url] if quote else [None] * 5
    return [entry.country, entry.issuer, entry.region, entry.day, *moved, entry.advice, entry.wording,
            "yes" if entry.feed else "no", since, *source]  # fmt: skip
