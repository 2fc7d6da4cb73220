"""How people came free, told behind a sentence that says but that they are home: "The girls managed to escape"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tocsin.reading.describing import FREED
from tocsin.reading.understanding import Understanding
from tocsin.records import Count, Outcome


def with_ways(lines: Sequence[Count], u: Understanding, index: int) -> list[Count]:
    """The lines of people told as free, as escaped or rescued where what goes on about them tells nobody's number and
    one such way."""
    freed = [line for line in lines if line.outcome in FREED and line.standing == "current" and line.part_of is None]
    if len(freed) != 1 or freed[0].outcome != "released" or freed[0].span is None:
        return list(lines)
    at = freed[0].span.start
    behind = [t.sentence for t in u.occurrences[index].tellings if t.sentence.start > at and not t.bound]
    ways: set[Outcome] = {o.outcome for s in behind for o in s.outcomes if o.outcome in FREED}
    plain = any(
        m.start() > at
        for s in u.sentences
        if s.start <= at < s.end
        for m in u.lex.pattern("captives", "homecoming").finditer(u.text, s.start, s.end)
    )
    if not plain or len(ways) != 1 or "released" in ways:
        return list(lines)
    way = ways.pop()
    return [msgspec.structs.replace(line, outcome=way) if line is freed[0] else line for line in lines]
