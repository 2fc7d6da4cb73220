"""Numbers that a report itself takes back: "officials had at first put the toll at eight", "up from eleven"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.records import Count, Span

_LEAD = 70  # characters before a number in which a word of earlier counts stands
_BEHIND = 40  # the same behind it
_APART = regex.compile(r"[;:!?।۔]|\.\s|\n")


def with_standing(lines: Sequence[Count], text: str, lex: Lexicon) -> list[Count]:
    """The same lines; an earlier number of an outcome of which another one is told is superseded.

    Not one said of a nationality of its own: it may be of other people.
    """
    earlier = [line.span is not None and _earlier(line.span, text, lex) for line in lines]
    return [
        msgspec.structs.replace(line, standing="superseded", part_of=None)
        if earlier[i] and line.part_of is None and any(_stands(o, line) and not earlier[j] for j, o in enumerate(lines))
        else line
        for i, line in enumerate(lines)
    ]


def _stands(other: Count, line: Count) -> bool:
    """Whether another number may be the one that stands in a line's place."""
    nation = line.nationality is None or other.nationality == line.nationality
    same = other.outcome == line.outcome and nation and other.best is not None and other.best != line.best
    return same and other.part_of is None and (line.group is None or other.group in (None, line.group))


def _earlier(span: Span, text: str, lex: Lexicon) -> bool:
    """Whether words beside a number say that it was told before another one."""
    lead = _APART.split(text[max(0, span.start - _LEAD) : span.start])[-1]
    behind = _APART.split(text[span.end : span.end + _BEHIND])[0]
    before = lex.pattern("people", "earlier")
    after = lex.pattern("people", "earlier_behind")
    return before.search(lead) is not None or after.search(behind) is not None
