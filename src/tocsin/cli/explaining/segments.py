"""A text cut where marks begin and end, so that each piece is under the same marks from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tocsin.cli.explaining.sheets import Row
from tocsin.records import Record, Span


class Segment(Record, frozen=True):
    """A piece ``start:end`` of a text, and the rows whose words it is part of, those of the fewest words first.

    ``opens`` and ``closes`` are the rows one of whose spans begins or ends with it.
    """

    start: int
    end: int
    rows: tuple[Row, ...]
    opens: tuple[Row, ...] = ()
    closes: tuple[Row, ...] = ()


def segments(length: int, rows: Sequence[Row], breaks: Sequence[int] = ()) -> list[Segment]:
    """Pieces of a text of so many characters, in order and without gaps; cut at ``breaks`` too.

    Spans are taken as far as they lie in the text.
    """
    marks = [
        (Span(start=max(0, s.start), end=min(length, s.end)), row) for row in rows for s in row.spans if s.start < s.end
    ]
    marks = [(span, row) for span, row in marks if span.start < span.end]
    marks.sort(key=lambda m: (m[0].end - m[0].start, m[1].number))
    bounds = sorted(
        {0, length, *(b for b in breaks if 0 < b < length), *(b for s, _ in marks for b in (s.start, s.end))}
    )
    return [_segment(a, b, marks) for a, b in pairwise(bounds)]


def _segment(start: int, end: int, marks: Sequence[tuple[Span, Row]]) -> Segment:
    over = [(span, row) for span, row in marks if span.start <= start and end <= span.end]
    return Segment(
        start=start,
        end=end,
        rows=_each_once([row for _, row in over]),
        opens=_each_once([row for span, row in over if span.start == start]),
        closes=_each_once([row for span, row in over if span.end == end]),
    )


def _each_once(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple({row.number: row for row in rows}.values())
