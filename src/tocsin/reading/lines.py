"""Lines of a claim's counts: a number repeated for the same people is one line, others beside them are their own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import regex

from tocsin.reading.binding import Bound
from tocsin.reading.describing import HELD
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import AND
from tocsin.records import Count, Outcome, Span

_LIST = 80  # characters between two people of one list
PENDING = -1  # stands for the whole of people told as a share of it, until it is told
_PASSAGE = 250  # characters behind people within which "another" is one more than they


def add(lines: list[Count], bound: Bound, country: str | None, text: str, lex: Lexicon) -> None:
    """Adds the line of a number with what became of them, or makes a line told already say more.

    ``country`` (ISO 3166-1 alpha-2) is where it happened: a state's own forces are of it.
    """
    people = bound.people
    line = Count(
        outcome=bound.outcome,
        best=people.value,
        low=people.low,
        high=people.high,
        modifier=people.modifier,
        nationality=people.nationality or (country if people.group == "security_forces" else None),
        role=people.role,
        group=people.group,
        standing="superseded" if people.corrected else "current",
        part_of=_whole(lines, bound),
        span=Span(start=people.start, end=people.end),
        left=bound.left,
        died=bound.died,
        captive=bound.captive and bound.outcome == "killed",
    )
    if people.value is None and people.modifier != "dozens":
        return
    if (
        line.part_of is not None
        and line.part_of != PENDING
        and people.share
        and _listed(lines[line.part_of], line, text)
    ):
        line = msgspec.structs.replace(line, part_of=None)  # "four children and two of their mothers"
    other_nation = line.nationality is not None and all(o.nationality != line.nationality for o in lines)
    listed = any(_listed(o, line, text) for o in lines)
    if people.definite and people.value == 1 and not other_nation and not listed and _known(lines, line.outcome):
        return
    if any(o.span == line.span and o.outcome == line.outcome and o.left and line.left for o in lines):
        return
    for i, other in enumerate(lines):
        apart = _listed(other, line, text) or (people.others and _told_apart(other, line))
        if _same_people(line, other, lex) and not apart:
            lines[i] = _richer(other, line)
            return
    lines.append(line)


def _known(lines: list[Count], outcome: Outcome) -> bool:
    """Whether "the driver" is one counted already: so hurt or worse, or hurt and now told as dead."""
    worse = {outcome, "killed"} if outcome == "injured" else {outcome}
    if any(o.outcome in worse for o in lines):
        return True
    hurt = [i for i, o in enumerate(lines) if (o.outcome, o.best) == ("injured", 1) and outcome == "killed"]
    if hurt:
        lines[hurt[-1]] = msgspec.structs.replace(lines[hurt[-1]], outcome="killed")
    return bool(hurt)


def _whole(lines: Sequence[Count], bound: Bound) -> int | None:
    """The count that these are part of: the last one of the outcome that is larger."""
    if not bound.people.partitive and not bound.people.share:
        return None
    value = bound.people.value or 0
    for i in range(len(lines) - 1, -1, -1):
        larger = lines[i].best is None or (lines[i].best or 0) > value
        if bound.left and lines[i].left:  # others of a list of those held still
            continue
        if lines[i].outcome == bound.outcome and lines[i].part_of is None and larger:
            return i
    return PENDING if bound.people.share and bound.outcome in HELD and not bound.left else None


def _same_people(a: Count, b: Count, lex: Lexicon) -> bool:
    fits = a.nationality == b.nationality or None in (a.nationality, b.nationality)
    sides = a.group == b.group or None in (a.group, b.group)
    if a.best == 1 and other_roles(a, b, lex) and a.nationality == b.nationality:
        return False
    if a.standing != b.standing:
        return False
    return a.outcome == b.outcome and a.best == b.best and fits and sides and _alone(a) == _alone(b)


def _alone(line: Count) -> bool:
    """Whether a line is no part of another, as far as is told yet."""
    return line.part_of is None or line.part_of == PENDING


def other_roles(a: Count, b: Count, lex: Lexicon) -> bool:
    """Whether their nouns speak of different people, as a nurse and a driver; a man, a victim may be either."""
    if not a.role or not b.role or a.role == b.role:
        return False
    anyone = lex.pattern("people", "anyone")
    return not anyone.fullmatch(a.role) and not anyone.fullmatch(b.role)


def _listed(a: Count, b: Count, text: str) -> bool:
    """Whether the second are named in one list with the first: two officers, six drivers and two passengers."""
    if a.span is None or b.span is None or not 0 < b.span.start - a.span.end <= _LIST:
        return False
    between = text[a.span.end : b.span.start]
    return between.split()[-1:] != [] and between.split()[-1].lower() in AND and not regex.search(r"[.;:]", between)


def _told_apart(a: Count, b: Count) -> bool:
    """Whether the second are others than the first, in whose passage they are told: one guard, another guard."""
    return a.span is not None and b.span is not None and 0 < b.span.start - a.span.start <= _PASSAGE


def _richer(a: Count, b: Count) -> Count:
    richer = b if a.nationality is None and b.nationality is not None else a
    return msgspec.structs.replace(
        richer, left=a.left and b.left, died=a.died or b.died, captive=a.captive or b.captive
    )
