"""The counts of a claim: one line a number, parts tied to their wholes, earlier and rival numbers set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import regex

from tocsin.reading.binding import Bound, bind
from tocsin.reading.people import People
from tocsin.reading.sentence import OutcomeCue
from tocsin.reading.statements.tallies import is_total
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Kind, Telling
from tocsin.reading.understanding import Understanding
from tocsin.records import ClaimType, Count, Outcome, Span

_MOST = 8
_REACH = 2  # sentences behind a telling that may go on with its people
_FLIGHT = 10000  # displaced people from which a number is of a whole conflict
_PRONOUN = 3  # sentences over which "they" reaches back
_SAYING = 22  # characters beside a phrase in which a word of saying is its own
_SEVERAL = 2  # people from which a number tells who they are
_ANAPHORA = 2  # "one", "both": of people named before
_ALSO: dict[Kind, frozenset[Outcome]] = {
    "taken": frozenset({"abducted", "killed", "injured", "missing"}),
    "freed": frozenset({"released", "rescued", "escaped", "killed", "injured"}),
    "violence": frozenset({"killed", "injured", "missing", "displaced"}),
    "riot": frozenset({"killed", "injured", "arrested", "escaped"}),
    "protest": frozenset({"killed", "injured", "arrested"}),
    "arrest": frozenset({"arrested"}),
    "hostage_killed": frozenset({"killed"}),
    "coup": frozenset({"killed", "injured", "arrested"}),
    "other": frozenset({"escaped", "killed", "injured"}),
}
_OWN: dict[Outcome, frozenset[Kind]] = {
    "abducted": frozenset({"taken"}),
    "released": frozenset({"freed"}),
    "rescued": frozenset({"freed"}),
    "escaped": frozenset({"freed", "other"}),
    "arrested": frozenset({"arrest"}),
    "killed": frozenset({"violence", "hostage_killed", "riot"}),
    "injured": frozenset({"violence", "riot"}),
}


def counts(
    u: Understanding, index: int, told: Sequence[Telling], kind: ClaimType, country: str | None
) -> tuple[Count, ...]:
    """Counts of the occurrence ``index``, told in order of worth. A number repeated for the same people is one line."""
    lines: list[Count] = []
    own = (bound for telling in told for bound in telling.bound)
    for bound in (*own, *_beside(u, index), *_behind(u, index)):
        if not _speaks(u, bound.people, bound.cue):
            _add(lines, bound, country)
    if not lines:
        lines = _named(told, kind, u.syntax) or _taken_before(u, index, kind)
    if kind == "abduction" and not any(line.outcome == "abducted" for line in lines):
        lines = [_taken(line) for line in lines]
    return tuple(_of_nation(line, u) for line in lines[:_MOST])


def _speaks(u: Understanding, people: People, cue: OutcomeCue) -> bool:
    """Whether they are told as saying it: "a local official said", "according to two residents"."""
    behind = u.text[people.noun_end : people.noun_end + _SAYING]
    stop = regex.search(r"[,;:.]", behind)
    end = people.noun_end + (stop.start() if stop else len(behind))
    if people.noun_end <= cue.start < end:
        return False
    if u.lex.pattern("speech", "verbs").search(u.text, people.noun_end, end):
        return True
    lead = u.text[max(0, people.start - _SAYING) : people.start].rstrip()
    return any(m.end() == len(lead) for m in u.lex.pattern("speech", "according").finditer(lead))


def _taken(line: Count) -> Count:
    """In an abduction of which nobody is told as taken, the missing are the taken."""
    few = (line.best or 0) < _FLIGHT
    return msgspec.structs.replace(line, outcome="abducted") if line.outcome == "missing" and few else line


def _taken_before(u: Understanding, index: int, kind: ClaimType) -> list[Count]:
    """The people of the taking told just before a release that says only "they"."""
    if kind != "release":
        return []
    at = u.occurrences[index].first
    near = [
        t
        for o in u.occurrences
        if o.kind == "taken"
        for t in o.tellings
        if 0 < at - t.sentence.index <= _PRONOUN and t.bound
    ]
    lines: list[Count] = []
    for telling in near[-1:]:
        for bound in telling.bound:
            if bound.outcome == "abducted" and not bound.people.partitive:
                _add(lines, msgspec.structs.replace(bound, outcome="released"), None)
    return lines


def _of_nation(line: Count, u: Understanding) -> Count:
    """The line with the nationality that the report gives the same number of people elsewhere: "the five"."""
    if line.nationality is not None or (line.best or 0) < _SEVERAL or line.part_of is not None:
        return line
    told = {p.nationality for s in u.sentences for p in s.people if p.value == line.best and p.nationality is not None}
    return msgspec.structs.replace(line, nationality=told.pop()) if len(told) == 1 else line


def _beside(u: Understanding, index: int) -> Iterator[Bound]:
    """People of its sentences with an outcome of another kind that no other occurrence there accounts for."""
    occurrence = u.occurrences[index]
    for telling in occurrence.tellings:
        at = telling.sentence.index
        others = {
            o.kind
            for i, o in enumerate(u.occurrences)
            if i != index and any(t.sentence.index == at for t in o.tellings)
        }
        known = {b.people.start for t in occurrence.tellings for b in t.bound}
        for bound in bind(u.text, telling.sentence, u.syntax):
            if bound.people.start not in known and _fits(bound, occurrence.kind, others):
                yield bound


def _behind(u: Understanding, index: int) -> Iterator[Bound]:
    """People of the sentences right behind its tellings that tell of no event themselves."""
    home = {t.sentence.index: i for i, o in enumerate(u.occurrences) for t in o.tellings}
    for sentence in u.sentences:
        before = [i for i in home if i < sentence.index]
        if sentence.index in home or not before or sentence.index - max(before) > _REACH or home[max(before)] != index:
            continue
        if is_total(u.text, sentence, u.lex) or u.lex.pattern("roles", "background").search(
            u.text, sentence.start, sentence.end
        ):
            continue
        for bound in bind(u.text, sentence, u.syntax):
            vague = bound.people.headless and (bound.people.value or 0) <= _ANAPHORA
            if not vague and _fits(bound, u.occurrences[index].kind, set()):
                yield bound


def _fits(bound: Bound, kind: Kind, others: set[Kind]) -> bool:
    """Whether an outcome may go with an event of this kind, and none of the others there is its own."""
    if bound.outcome == "displaced" and (bound.people.value or 0) >= _FLIGHT:
        return False
    return bound.outcome in _ALSO.get(kind, frozenset()) and not (others & _OWN.get(bound.outcome, frozenset()))


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
    if people.definite and people.value == 1 and any(o.outcome == line.outcome for o in lines):
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
