"""A tally as data: JSON, or a line a row for programs and spreadsheets."""

from __future__ import annotations

from tocsin.cli.output import json_line, json_text
from tocsin.exchange.tally_rows import as_csv
from tocsin.ledger.answers import TallyAnswer


def tally_text(answer: TallyAnswer, form: str) -> str:
    """Return the answer as json; as jsonl or csv its cells, else its incidents, one a line."""
    if form == "json":
        return json_text(answer)
    if form == "jsonl":
        return "\n".join(json_line(row) for row in answer.cells or answer.incidents)
    return as_csv(answer)
