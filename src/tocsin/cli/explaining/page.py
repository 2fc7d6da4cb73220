"""Explained reports as one self-contained page: no scripts, nothing loaded, every word of a report escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.briefing.pages import render_page
from tocsin.cli.explaining.segments import Segment, segments
from tocsin.cli.explaining.sheets import SENTENCES, SLOTS, Row, Sheet
from tocsin.records import Record

_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_MOST_OF_A_BAR = 3.0  # log odds that fill a bar
_SHOWN_WORDS = 80


class Piece(Record, frozen=True):
    """A stretch of a paragraph under the same marks: its words, its classes, and the values it belongs to."""

    words: str
    classes: str
    values: tuple[Row, ...]
    anchors: tuple[int, ...]
    numbers: tuple[Row, ...]


def to_page(sheets: Sequence[Sheet]) -> str:
    """One page of all sheets, each with its marked text, its values linked to their words, and the reasons."""
    return render_page(
        "tocsin.cli.explaining",
        "page",
        sheets=[(sheet, list(_paragraphs(sheet))) for sheet in sheets],
        slots=SLOTS,
        sentences=SENTENCES,
        words_of=_words_of,
        bar=_bar,
    )


def _paragraphs(sheet: Sheet) -> Iterator[list[Piece]]:
    """The pieces of each paragraph; blank lines between paragraphs fall out."""
    gaps = [(m.start(), m.end()) for m in _PARAGRAPHS.finditer(sheet.text)]
    breaks = [at for gap in gaps for at in gap]
    found: list[Piece] = []
    seen: set[int] = set()
    for segment in segments(len(sheet.text), sheet.rows, breaks):
        if any(a <= segment.start and segment.end <= b for a, b in gaps):
            if found:
                yield found
            found = []
        else:
            found.append(_piece(sheet.text, segment, seen))
    if found:
        yield found


def _piece(text: str, segment: Segment, seen: set[int]) -> Piece:
    values = tuple(row for row in segment.rows if row.slot not in SENTENCES)
    anchors = tuple(row.number for row in segment.rows if row.number not in seen)
    seen.update(anchors)
    classes = [f"in-{row.slot}" for row in segment.rows if row.slot in SENTENCES]
    classes += [f"over-{values[0].slot}"] if values else []
    # A second value beneath the first shows as a line of its own colour.
    classes += [f"under-{row.slot}" for row in values[1:] if row.slot != values[0].slot][:1]
    return Piece(
        words=text[segment.start : segment.end],
        classes=" ".join(dict.fromkeys(classes)),
        values=values,
        anchors=anchors,
        numbers=tuple(sorted(segment.closes, key=lambda row: row.slot in SENTENCES)),
    )


def _words_of(sheet: Sheet, row: Row) -> str:
    """The words that say a value, shortened to be linked."""
    told = " … ".join(" ".join(sheet.text[s.start : s.end].split()) for s in row.spans)
    return told if len(told) <= _SHOWN_WORDS else told[: _SHOWN_WORDS - 1].rstrip() + "…"


def _bar(adds: float) -> tuple[float, float]:
    """Where the bar of a reason begins and how long it is, between -1 and 1."""
    length = min(1.0, abs(adds) / _MOST_OF_A_BAR)
    return (0.0 if adds >= 0 else -length, length)
