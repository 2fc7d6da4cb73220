"""Counts of incidents by the values of a field, with a bar to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from tocsin.cli.render.cells import bar, key_words
from tocsin.cli.render.table import Column, show_table
from tocsin.ledger.answers import Facet, Facets

ROW: Final = ("field", "value", "incidents")
_MOST: Final = 20  # values of a field on the screen; months all


def rows(found: Facets, wanted: Sequence[Facet]) -> Iterator[tuple[str, str | None, int]]:
    """Yield a row for each value of each field."""
    for field in wanted:
        yield from ((field, value, number) for value, number in getattr(found, field))


def show_facets(out: Console, found: Facets, wanted: Sequence[Facet]) -> None:
    """Print a table for each field, and how many values it leaves out."""
    out.print(Text(f"{found.total:,} {'incident' if found.total == 1 else 'incidents'}", style="bold"))
    for field in wanted:
        counts = getattr(found, field)
        shown = counts if field == "month" else counts[:_MOST]
        most = max((number for _, number in shown), default=0)
        columns = [Column(heading=field), Column(heading="incidents"), Column(heading="", yields=1)]
        out.print()
        show_table(
            out, columns, [(_named(field, value), f"{number:,}", bar(number, number, most)) for value, number in shown]
        )
        if len(counts) > len(shown):
            out.print(Text(f"and {len(counts) - len(shown):,} more", style="dim"))


def _named(field: Facet, value: str | None) -> str:
    if value is None:
        return "none" if field == "actor" else "not known"
    return value if field == "status" else key_words(value, field)
