"""Places found in the gazetteer, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.lists import show_table
from tocsin.names import country_name
from tocsin.places import AddedArea, Entry, Loaded, Located, Ranked, distance_km

_SHA256_SHOWN = 12


def show_places(out: Console, found: Sequence[Ranked]) -> None:
    """Print each place with its position in degrees and its score, and below why it ranks where it does."""
    if not found:
        out.print("No such place: add a country's villages with tocsin places add, and its code.")
        return
    for one in found:
        entry = one.entry
        where = ", ".join(part for part in (entry.admin1, entry.country) if part)
        head = (clean(entry.name), "bold")
        out.print(Text.assemble(head, clean(f", {where}  {entry.lat:.3f} {entry.lon:.3f}"), f"  {one.score:.2f}"))
        out.print(Text("  " + clean("; ".join(one.why)), style="dim"))


def show_loaded(out: Console, loaded: Sequence[Loaded]) -> None:
    """Print one line a file, the last added first."""
    if not loaded:
        out.print("No file was added: the gazetteer has the towns that install with Tocsin.")
        return
    headings = ("File", "Rows", "Bytes", "SHA-256", "Added")
    rows = ((f.origin, f"{f.rows:,}", f"{f.size:,}", f.sha256[:_SHA256_SHOWN], f.at) for f in loaded)
    show_table(out, headings, rows)


def show_located(out: Console, located: Located, at: tuple[float, float], near: Sequence[Entry]) -> None:
    """Print where a position lies, from the smallest area up, how sure that is, and the towns near it."""
    areas = [located.admin2 and located.admin2.name, located.admin1 and located.admin1.name]
    named = [part for part in (*areas, located.country and country_name(located.country)) if part]
    out.print(Text(clean(", ".join(named))) if named else "At sea, or in no country.")
    if located.border_km is not None:
        border = f"The border of its division is {located.border_km:g} km away"
        out.print(f"{border}, and only approximate." if located.approximate else f"{border}.")
    for town in near:
        out.print(Text(clean(f"{distance_km(*at, town.lat, town.lon):.0f} km to {town.name}")))


def show_added(out: Console, added: Sequence[AddedArea]) -> None:
    """Print one line a file of boundaries."""
    if not added:
        out.print("No boundaries were added.")
        return
    rows = ((one.source, one.level, ", ".join(one.countries), f"{one.areas:,}") for one in added)
    show_table(out, ("File", "Level", "Countries", "Areas"), rows)
