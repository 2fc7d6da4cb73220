"""Places found in the gazetteer, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from tocsin.cli.render.lists import show_table
from tocsin.places import Ranked


def show_places(out: Console, found: Sequence[Ranked]) -> None:
    """Print one line a place with its position in degrees and why it ranks where it does."""
    if not found:
        out.print("No such place: add a country's place names with tocsin places add FILE.")
        return
    headings = ("Place", "Country", "Region", "Latitude", "Longitude", "Score", "Why")
    show_table(out, headings, (_cells(one) for one in found))


def _cells(one: Ranked) -> tuple[object, ...]:
    entry = one.entry
    position = (f"{entry.lat:.3f}", f"{entry.lon:.3f}", f"{one.score:.2f}")
    return (entry.name, entry.country, entry.admin1, *position, ", ".join(one.why))
