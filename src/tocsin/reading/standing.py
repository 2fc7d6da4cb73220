"""Numbers that do not stand beside others of the same people: those taken back, and those that somebody else gives.

A report takes a number back in so many words: "officials had at first put the toll at eight", "up from eleven". And a
larger number that it tells in a later sentence, of people of the same side and nation, is another's number for them or
no number of them at all: on labelled reports it is of other people once in eighty times.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.records import Count, Span

_LEAD = 70  # characters before a number in which a word of earlier counts stands
_BEHIND = 40  # the same behind it
_FALLS = 2  # times that an earlier number may be the one that stands
_SEVERAL = 2  # people from which a number is one of a toll
_ENDS = regex.compile(r"[.!?।۔]\s|\n")
_APART = regex.compile(r"[;:!?।۔]|\.\s|\n")


def with_standing(lines: Sequence[Count], text: str, lex: Lexicon) -> list[Count]:
    """The same lines, those superseded and those that are rivals of one told before them marked so."""
    found = _with_superseded(lines, text, lex)
    rivals = {j for i in range(len(found)) for j in range(len(found)) if _rivals(found[i], found[j], text)}
    return [msgspec.structs.replace(line, standing="rival") if j in rivals else line for j, line in enumerate(found)]


def _rivals(first: Count, line: Count, text: str) -> bool:
    """Whether a number is another one for the people of a line told before it."""
    if any(c.standing != "current" or c.part_of is not None or c.group == "attackers" for c in (first, line)):
        return False
    if first.span is None or line.span is None or not _SEVERAL <= (first.best or 0) < (line.best or 0):
        return False
    behind = line.span.start >= first.span.end and _ENDS.search(text, first.span.end, line.span.start) is not None
    return behind and first.outcome == line.outcome and _of_one_kind(first, line)


def _of_one_kind(a: Count, b: Count) -> bool:
    alike = (a.nationality, a.group) == (b.nationality, b.group)
    return alike or (None in (a.nationality, b.nationality) and None in (a.group, b.group))


def _with_superseded(lines: Sequence[Count], text: str, lex: Lexicon) -> list[Count]:
    """An earlier number of an outcome of which another one is told is superseded.

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
    if other.best is None or line.best is None or other.best == line.best or other.best * _FALLS < line.best:
        return False
    same = other.outcome == line.outcome and other.nationality == line.nationality and other.part_of is None
    return same and (line.group is None or other.group in (None, line.group))


def _earlier(span: Span, text: str, lex: Lexicon) -> bool:
    """Whether words beside a number say that it was told before another one."""
    lead = _APART.split(text[max(0, span.start - _LEAD) : span.start])[-1]
    behind = _APART.split(text[span.end : span.end + _BEHIND].partition(",")[0])[0]
    before = lex.pattern("people", "earlier")
    after = lex.pattern("people", "earlier_behind")
    return before.search(lead) is not None or after.search(behind) is not None
