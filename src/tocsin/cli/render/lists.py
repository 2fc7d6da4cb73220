"""Lists for the terminal: search finds and reports."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.naming import given_id, source_name
from tocsin.cli.render.table import Column, Short, show_table
from tocsin.ledger.answers import Hit, ReportRow

__all__ = ["show_hits", "show_reports", "show_table"]

REPORT_COLUMNS = (
    Column(heading="Published", yields=1),
    Column(heading="Publisher", yields=2),
    Column(heading="Lang", yields=3),
    Column(heading="Claims", yields=4),
    Column(heading="State"),
    Column(heading="Title"),
    Column(heading="Report", yields=5),
)


def show_hits(out: Console, hits: Sequence[Hit]) -> None:
    """Print each find with the words found in bold."""
    if not hits:
        out.print("Nothing found: try fewer words.")
    for hit in hits:
        traits = ", ".join(part for part in (hit.publisher, hit.published) if part)
        ident = given_id(hit.id)
        kind = "  ".join(filter(None, (f"{hit.kind} {ident}" if ident else hit.kind, traits)))
        out.print(Text.assemble((clean(hit.title or hit.id), "bold"), (clean(f"  {kind}"), "dim")))
        hanging(out, Text("    "), found_words(hit.snippet))


def found_words(snippet: str) -> Text:
    """Return a snippet with what stands between ``**`` in bold."""
    shown = Text()
    for number, part in enumerate(clean(" ".join(snippet.split())).split("**")):
        shown.append(part, style="bold yellow" if number % 2 else None)
    return shown


def show_reports(out: Console, rows: Sequence[ReportRow]) -> None:
    """Print one line a report; a failed one with its reason."""
    if not rows:
        out.print("No report.")
        return
    show_table(out, REPORT_COLUMNS, (_report_cells(row) for row in rows))


def _report_cells(row: ReportRow) -> tuple[object, ...]:
    state = "read"
    if row.set_aside:
        state = "unread"
    elif row.failure:
        state = f"failed: {row.failure.message}"
    elif row.copy_of and row.copy_of != row.id:
        state = f"copy of {row.copy_of}"
    elif row.revision > 1:
        state = f"revision {row.revision}"
    if row.notes:
        state += f"; {' '.join(row.notes)}"
    published = (row.published or "?")[:10]
    source = source_name(row.source)
    named = row.title or Short(whole=source, short=source.rstrip("/").rsplit("/", 1)[-1])
    return (published, row.publisher, row.lang, row.claims, state, named, row.id)
