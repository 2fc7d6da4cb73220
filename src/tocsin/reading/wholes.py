"""Which of a claim's numbers is the whole of others that it gives: "303 pupils and 12 teachers, 315 people in all"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tocsin.reading.describing import FREED, HELD
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.lines import PENDING
from tocsin.records import Count

_ADDENDS = 2  # numbers from which their sum is no accident
_BESIDE = 24  # characters beside a number in which a word of all told stands


def with_wholes(lines: Sequence[Count], text: str, lex: Lexicon) -> list[Count]:
    """The same lines, those that a number of the same outcome sums up as parts of it.

    All who are told to be free, where those who went in one way or another make up as many, are all who were taken.
    """
    found = [_of_whole(line, i, lines) for i, line in enumerate(lines)]
    for i, line in enumerate(found):
        addends = _addends(found, i, frozenset({line.outcome}))
        total = sum(found[j].best or 0 for j in addends)
        more = line.best is not None and all((found[j].best or 0) < line.best for j in addends)
        summed = len(addends) >= _ADDENDS and total == line.best and line.outcome in HELD | FREED
        if addends and (summed or (more and total <= (line.best or 0) and _sums_up(line, text, lex))):
            for j in addends:
                found[j] = msgspec.structs.replace(found[j], part_of=i)
    return [_all(found, i, text, lex) for i in range(len(found))]


def _of_whole(line: Count, i: int, lines: Sequence[Count]) -> Count:
    """A share told before its whole, as part of that; of itself where none is told."""
    if line.part_of != PENDING:
        return line
    least = line.best or 0
    alike = (j for j, o in enumerate(lines) if j != i and o.outcome == line.outcome and o.part_of is None)
    larger = (j for j in alike if not lines[j].left and (lines[j].best or 0) > least)
    return msgspec.structs.replace(line, part_of=next(larger, None))


def _addends(lines: Sequence[Count], whole: int, outcomes: frozenset[str]) -> list[int]:
    """The other lines of some outcomes that stand by themselves and count people, those of the attackers left out."""
    own = lines[whole]
    if own.part_of is not None or own.best is None or own.standing != "current":
        return []
    return [
        j
        for j, o in enumerate(lines)
        if j != whole and o.outcome in outcomes and o.part_of is None and o.standing == "current"
        if o.best is not None and (o.group == own.group or None in (o.group, own.group))
    ]


def _sums_up(line: Count, text: str, lex: Lexicon) -> bool:
    """Whether a number is told as of all: "57 in all", "all five had been taken"."""
    return _beside(line, text, lex, "in_all") or (line.outcome in HELD and _beside(line, text, lex, "everyone"))


def _all(lines: Sequence[Count], i: int, text: str, lex: Lexicon) -> Count:
    line = lines[i]
    if line.outcome not in FREED or not _beside(line, text, lex, "everyone"):
        return line
    addends = _addends(lines, i, FREED | {"killed"})
    made_up = len(addends) >= _ADDENDS and sum(lines[j].best or 0 for j in addends) == line.best
    return msgspec.structs.replace(line, outcome="abducted") if made_up else line


def _beside(line: Count, text: str, lex: Lexicon, key: str) -> bool:
    """Whether one of a lexicon's words stands right before or behind a number."""
    if line.span is None:
        return False
    start, end = max(0, line.span.start - _BESIDE), line.span.end + _BESIDE
    words = text[start : line.span.start]
    before = any(not words[m.end() :].strip() for m in lex.pattern("captives", key).finditer(words))
    inside = lex.pattern("captives", key).match(text, line.span.start, line.span.end) is not None
    return before or inside or (key == "in_all" and lex.pattern("captives", key).search(text, start, end) is not None)
