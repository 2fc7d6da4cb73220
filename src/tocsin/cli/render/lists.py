"""Lists for the terminal: search finds, reports, actors and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.ledger.answers import Hit, ReportRow


def show_table(out: Console, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings; the first column is never broken."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", no_wrap=number == 0)
    for row in rows:
        table.add_row(*(Text(clean("" if cell is None else str(cell))) for cell in row))
    out.print(table)


def show_hits(out: Console, hits: Sequence[Hit]) -> None:
    """Print each find with the words found in bold."""
    if not hits:
        out.print("Nothing found: try fewer words.")
    for hit in hits:
        traits = ", ".join(part for part in (hit.publisher, hit.published) if part)
        head = (clean(hit.title or hit.id), "bold")
        out.print(Text.assemble(head, (clean(f"  {hit.kind} {hit.id}  {traits}"), "dim")))
        out.print(Text("  ") + found_words(hit.snippet))


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
    headings = ("Published", "Publisher", "Lang", "Claims", "State", "Title", "Report")
    show_table(out, headings, (_report_cells(row) for row in rows))


def _report_cells(row: ReportRow) -> tuple[object, ...]:
    state = "read"
    if row.failure:
        state = f"failed: {row.failure.message}"
    elif row.copy_of and row.copy_of != row.id:
        state = f"copy of {row.copy_of}"
    elif row.revision > 1:
        state = f"revision {row.revision}"
    if row.notes:
        state += f"; {' '.join(row.notes)}"
    published = (row.published or "?")[:10]
    return (published, row.publisher, row.lang, row.claims, state, row.title or row.source, row.id)
