"""An explained report on a terminal: words coloured by what they say, or in brackets where there are no colours."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tocsin.cli.explaining.segments import Segment, segments
from tocsin.cli.explaining.sheets import SENTENCES, SLOTS, Group, Row, Sheet, Slot
from tocsin.cli.render.lines import hanging
from tocsin.reading import Choice

# The eight colours that every terminal has, which its user has chosen to be readable on its ground.
COLOURS: dict[Slot, str] = {
    "type": "bold red",
    "date": "bold cyan",
    "place": "bold green",
    "count": "bold yellow",
    "perpetrator": "bold magenta",
    "speaker": "bold blue",
    "statement": "italic",
    "evidence": "",
}
_LABEL = 12


def show_sheet(out: Console, sheet: Sheet) -> None:
    """Print the text with its words marked, then each claim and statement with its values and reasons."""
    out.print(Text.assemble((sheet.title, "bold underline"), (f"  {sheet.details}", "dim")))
    coloured = out.color_system is not None and not out.no_color
    if coloured:
        out.print(_legend())
    out.print()
    out.print(marked_text(sheet, coloured=coloured))
    for group in sheet.groups:
        _show_group(out, group)
    if not sheet.groups:
        out.print("\nIt tells of no incident.", style="dim")
    out.print()


def marked_text(sheet: Sheet, *, coloured: bool) -> Text:
    """The text, the number of each value behind its words; without colours its words stand in brackets too."""
    shown = Text()
    for segment in segments(len(sheet.text), sheet.rows):
        values = [row for row in segment.rows if row.slot not in SENTENCES]
        if not coloured:
            opening = [row for row in segment.opens if row.slot not in SENTENCES]
            shown.append("[" * len(opening))
        shown.append(sheet.text[segment.start : segment.end], style=_style(segment, values))
        for row in _numbered(segment):
            bracket = "]" if not coloured and row.slot not in SENTENCES else ""
            shown.append(f"{bracket}({row.number})", style="dim")
    return shown


def _numbered(segment: Segment) -> list[Row]:
    """Rows whose number stands behind a segment: those of the fewest words first, sentences last."""
    return sorted(segment.closes, key=lambda row: row.slot in SENTENCES)


def _style(segment: Segment, values: list[Row]) -> str:
    if values:
        return COLOURS[values[0].slot] + (" underline" if len({row.slot for row in values}) > 1 else "")
    if segment.rows:
        return COLOURS[segment.rows[0].slot]
    return "dim"  # told nothing that was read


def _legend() -> Text:
    named = [(label, COLOURS[slot]) for slot, label in SLOTS.items() if slot not in SENTENCES]
    parts = [part for one in named for part in (one, "  ")]
    return Text.assemble(*parts, ("dim: nothing was read there; underlined: two values", "dim"))


def _show_group(out: Console, group: Group) -> None:
    out.print(Text.assemble((f"\n{group.kind.upper()}", "bold red"), f"  {group.traits}" if group.traits else ""))
    for row in group.rows:
        lead = Text.assemble((f"{row.number:>4} ", "dim"), (f"{row.label:<{_LABEL}}", COLOURS[row.slot]))
        hanging(out, lead, Text(row.value if row.spans else f"{row.value}, not in words of its own"))
    if group.choices:
        out.print("     why", style="dim")
    for choice in group.choices:
        hanging(out, Text.assemble((f"       {choice.of:<{_LABEL - 2}}", "dim")), _why(choice))


def _why(choice: Choice) -> Text:
    shown = Text.assemble((choice.chosen.replace("_", " "), "bold"), f" {choice.probability:.2f}")
    if choice.rival:
        shown.append(f", next {choice.rival.replace('_', ' ')} {choice.rival_probability:.2f}")
    told = "; ".join(f"{reason.feature} {reason.adds:+.1f}" for reason in choice.reasons)
    return shown.append(f": {told}" if told else "")
