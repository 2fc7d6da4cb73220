"""A tally as rows for spreadsheets."""

from __future__ import annotations

from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.answers import TallyAnswer


def as_csv(answer: TallyAnswer) -> str:
    """The rows asked for by ``by``, else one row an incident."""
    return _cells(answer, answer.query.by) if answer.query.by else _incidents(answer)


def _cells(answer: TallyAnswer, by: str) -> str:
    header = (by, "kind", "best", "low", "high", "maybe", "among", "incidents")
    rows = (
        (c.key, c.kind, c.best, c.low, c.high, c.maybe, " ".join(c.among), " ".join(c.incidents)) for c in answer.cells
    )
    return csv_text(header, rows)


def _incidents(answer: TallyAnswer) -> str:
    shares = ((s.incident, s.title, s.date, s.best, s.low, s.high, s.surely) for s in answer.incidents)
    return csv_text(("incident", "title", "date", "best", "low", "high", "surely"), shares)
