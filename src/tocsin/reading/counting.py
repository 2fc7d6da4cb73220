"""The counts of a claim: one line a number, parts tied to their wholes, earlier and rival numbers set apart."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.binding import Bound
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Telling
from tocsin.records import ClaimType, Count, Outcome, Span

_MOST = 8


def counts(told: Sequence[Telling], kind: ClaimType, country: str | None, syntax: Syntax) -> tuple[Count, ...]:
    """Counts in reading order. A number repeated for the same people is one line."""
    lines: list[Count] = []
    for telling in told:
        for bound in telling.bound:
            _add(lines, bound, country)
    if not lines:
        lines = _named(told, kind, syntax)
    return tuple(lines[:_MOST])


def _add(lines: list[Count], bound: Bound, country: str | None) -> None:
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
        part_of=_whole(lines, bound),
        span=Span(start=people.start, end=people.end),
    )
    if people.value is None and people.modifier != "dozens":
        return
    for i, other in enumerate(lines):
        if _same_people(line, other):
            lines[i] = _richer(other, line)
            return
    lines.append(line)


def _whole(lines: Sequence[Count], bound: Bound) -> int | None:
    """The count that these are part of: the last one of the outcome that is larger."""
    if not bound.people.partitive:
        return None
    value = bound.people.value or 0
    for i in range(len(lines) - 1, -1, -1):
        larger = lines[i].best is None or (lines[i].best or 0) > value
        if lines[i].outcome == bound.outcome and lines[i].part_of is None and larger:
            return i
    return None


def _same_people(a: Count, b: Count) -> bool:
    fits = a.nationality == b.nationality or None in (a.nationality, b.nationality)
    sides = a.group == b.group or None in (a.group, b.group)
    if a.best == 1 and a.role and b.role and a.role != b.role and a.nationality == b.nationality:
        return False
    return a.outcome == b.outcome and a.best == b.best and fits and sides and (a.part_of is None) == (b.part_of is None)


def _richer(a: Count, b: Count) -> Count:
    return b if a.nationality is None and b.nationality is not None else a


_NAMED: dict[ClaimType, Outcome] = {"abduction": "abducted", "release": "released", "killing_of_hostage": "killed"}


def _named(told: Sequence[Telling], kind: ClaimType, syntax: Syntax) -> list[Count]:
    """Where no number is said, a person named as the one taken or freed counts as one."""
    if kind not in _NAMED:
        return []
    for telling in told[:2]:
        for span in syntax.persons(telling.sentence.start, telling.sentence.end):
            if any(syntax.joined(span.start, span.end, cue.start) for cue in telling.cues):
                return [Count(outcome=_NAMED[kind], best=1, low=1, high=1, group="civilians", span=span)]
    return []
