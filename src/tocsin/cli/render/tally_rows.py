"""A tally as data: JSON, or a line a row for programs and spreadsheets."""

from __future__ import annotations

from tocsin.cli.output import json_line, json_text
from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.answers import TallyAnswer


def tally_text(answer: TallyAnswer, form: str) -> str:
    """Return the answer as json; as jsonl or csv its cells, else its incidents, one a line."""
    if form == "json":
        return json_text(answer)
    if form == "jsonl":
        return "\n".join(json_line(row) for row in answer.cells or answer.incidents)
    if answer.query.by:
        header = (answer.query.by, "kind", "best", "low", "high", "maybe", "among", "incidents")
        rows = (
            (c.key, c.kind, c.best, c.low, c.high, c.maybe, " ".join(c.among), " ".join(c.incidents))
            for c in answer.cells
        )
        return csv_text(header, rows)
    shares = ((s.incident, s.title, s.date, s.best, s.low, s.high, s.surely) for s in answer.incidents)
    return csv_text(("incident", "title", "date", "best", "low", "high", "surely"), shares)
