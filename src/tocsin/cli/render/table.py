"""Tables that fit the terminal and never break a word: columns that matter less give way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.records import Record

GAP = 2


class Column(Record, frozen=True):
    """A column; where the terminal is narrow, those of the largest ``yields`` go first, those of 0 never."""

    heading: str
    yields: int = 0


class Short(Record, frozen=True):
    """A cell that says less where the whole does not fit."""

    whole: str
    short: str


def show_table(out: Console, columns: Sequence[Column | str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings, wrapped between words; a line says which columns found no room."""
    chosen = [one if isinstance(one, Column) else Column(heading=one) for one in columns]
    given = [list(row) for row in rows]
    texts = [[one.heading, *(_text(row[at]) for row in given)] for at, one in enumerate(chosen)]
    shorter = [[one.heading, *(_text(row[at], short=True) for row in given)] for at, one in enumerate(chosen)]
    kept = _fitted(chosen, texts, shorter, out.width)
    widths = _widths([texts[at] for at in kept], out.width)
    for number in range(len(given) + 1):
        _print_row(out, [texts[at][number] for at in kept], widths, "" if number else "bold")
    left_out = [one.heading for at, one in enumerate(chosen) if at not in kept]
    if left_out:
        out.print(Text(f"Too narrow for: {', '.join(left_out)}.", style="dim"))


def _text(cell: object, *, short: bool = False) -> str:
    if isinstance(cell, Short):
        cell = cell.short if short else cell.whole
    return clean("" if cell is None else str(cell))


def _longest_word(texts: Iterable[str]) -> int:
    return max((cell_len(word) for text in texts for word in text.split()), default=0)


def _fitted(columns: Sequence[Column], texts: list[list[str]], shorter: list[list[str]], room: int) -> list[int]:
    """Return the places of the columns whose longest words fit side by side, some in ``texts`` made shorter."""
    kept = list(range(len(columns)))
    while sum(_longest_word(texts[at]) + GAP for at in kept) - GAP > room:
        giving = [at for at in kept if texts[at] != shorter[at]] or [at for at in kept if columns[at].yields]
        if not giving:
            break
        least = max(giving, key=lambda at: (columns[at].yields, at))
        if texts[least] == shorter[least]:
            kept.remove(least)
        texts[least] = shorter[least]
    return kept


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return how wide each column is: its longest word, then more to whichever would wrap most."""
    wanted = [max(map(cell_len, column)) for column in columns]
    widths = [_longest_word(column) for column in columns]
    spare = room - sum(widths) - GAP * (len(widths) - 1)
    if spare >= sum(wanted) - sum(widths):
        return wanted
    for _ in range(max(spare, 0)):
        tightest = max(range(len(widths)), key=lambda at: wanted[at] / max(widths[at], 1))
        widths[tightest] += 1
    return widths


def _print_row(out: Console, cells: Sequence[str], widths: Sequence[int], style: str) -> None:
    wrapped = [list(Text(cell).wrap(out, max(width, 1))) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        line = Text()
        for lines, width in zip(wrapped, widths, strict=True):
            part = lines[number] if number < len(lines) else Text()
            part.rstrip()
            line.append_text(part)
            line.append(" " * (width - part.cell_len + GAP))
        line.rstrip()
        line.stylize(style)
        # A line wider than the terminal is for the terminal to wrap: a word cut by us could not be copied.
        out.print(line, soft_wrap=True)
