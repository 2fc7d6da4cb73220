"""Reports as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.answers import ReportRow

COLUMNS = (
    "id",
    "publisher",
    "published",
    "lang",
    "title",
    "occurrences",
    "statements",
    "revision",
    "copy_of",
    "set_aside",
    "came",
)


def as_csv(reports: Iterable[ReportRow]) -> str:
    """One row a report."""
    return csv_text(COLUMNS, (_row(one) for one in reports))


def _row(one: ReportRow) -> list[object]:
    return [
        one.id,
        one.publisher,
        one.published,
        one.lang,
        one.title,
        one.claims,
        one.statements,
        one.revision,
        one.copy_of,
        "yes" if one.set_aside else "no",
        one.ingested_at.isoformat(),
    ]
