"""The rows of a tally with a bar to each."""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.table import Column, show_table
from tocsin.ledger.answers import By, TallyAnswer, TallyCell
from tocsin.names import actor

_BAR: Final = 30  # signs to the longest bar
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_MOST_NAMED: Final = 3


def show_cells(out: Console, answer: TallyAnswer) -> None:
    """Print a row to each cell, what may lie in several and what no report places; then that they add up."""
    by = answer.query.by or "month"
    most = max((cell.high for cell in answer.cells), default=0)
    columns = [
        Column(heading=by),
        Column(heading="people"),
        Column(heading="maybe", yields=2),
        Column(heading="", yields=3),
    ]
    rows = [
        (
            label_words(cell, by),
            number_words(cell),
            f"+{cell.maybe:,}" if cell.maybe else "",
            bar(cell.best, cell.high, most),
        )
        for cell in answer.cells
    ]
    out.print()
    show_table(out, columns, rows)
    if any(cell.maybe for cell in answer.cells):
        out.print(Text("maybe: how many of the last rows may belong there too; each is counted once.", style="dim"))


def number_words(cell: TallyCell) -> str:
    """Return "8 (8 to 9)", or "up to 9"."""
    return words.number_words(words.Number(best=cell.best, low=cell.low, high=cell.high))


def label_words(cell: TallyCell, by: By) -> str:
    """Return a row's name: "2025-11", "Kayes, Mali", "in several: 2025-10 or 2025-11", "unknown"."""
    if cell.kind == "unknown":
        return "unknown"
    if cell.kind == "several":
        named = [key_words(key, by) for key in cell.among[:_MOST_NAMED]]
        more = ", …" if len(cell.among) > _MOST_NAMED else ""
        return f"in several: {', '.join(named)}{more}"
    return key_words(cell.key or "", by)


def key_words(key: str, by: By) -> str:
    """Return a cell's value in words."""
    if by in ("country", "nationality"):
        return words.country_words(key)
    if by == "admin1":
        country, _, name = key.partition(" ")
        return clean(f"{name}, {words.country_words(country)}")
    if by == "actor":
        return actor_words(key)
    return key.replace("_", " ") if by == "type" else key


def actor_words(key: str) -> str:
    """Return an actor's name."""
    known = actor(key)
    return known.name if known else key


def bar(best: int, high: int, most: int) -> str:
    """Return a bar as long as the number, and dots up to where it may reach."""
    if not most:
        return ""
    eighths = round(best / most * _BAR * (len(_EIGHTHS) - 1))
    whole, part = divmod(eighths, len(_EIGHTHS) - 1)
    solid = _EIGHTHS[-1] * whole + (_EIGHTHS[part] if part else "")
    reach = round(high / most * _BAR)
    return solid + "·" * max(0, reach - len(solid))
