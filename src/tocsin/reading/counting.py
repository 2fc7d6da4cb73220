"""The counts of a claim: one line a number, parts tied to their wholes, earlier and rival numbers set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import regex

from tocsin.reading.binding import Bound, bind
from tocsin.reading.composing import made_up_of, who_they_are
from tocsin.reading.describing import FREED
from tocsin.reading.holding import held, of_those_taken
from tocsin.reading.lines import add
from tocsin.reading.named import named
from tocsin.reading.people import People
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.reading.standing import with_standing
from tocsin.reading.statements.tallies import is_total
from tocsin.reading.taken import as_taken
from tocsin.reading.tellings import Kind, Telling
from tocsin.reading.text import stand_before
from tocsin.reading.understanding import Understanding
from tocsin.reading.ways import with_ways
from tocsin.reading.wholes import with_wholes
from tocsin.reading.within import with_parts
from tocsin.records import ClaimType, Count, Outcome, Span

_MOST = 8
_REACH = 2  # sentences behind a telling that may go on with its people
_FLIGHT = 10000  # displaced people from which a number is of a whole conflict
_POPULATION = 100_000  # people from which a number is of those who live somewhere
_PRONOUN = 3  # sentences over which "they" reaches back
_SAYING = 32  # characters beside a phrase in which a word of saying is its own
_SEVERAL = 2  # people from which a number tells who they are
_ANAPHORA = 2  # "one", "both": of people named before
_CAPTIVITY: frozenset[ClaimType] = frozenset({"abduction", "release", "killing_of_hostage", "arrest_detention"})
_ALSO: dict[Kind, frozenset[Outcome]] = {
    "taken": frozenset({"abducted", "killed", "injured", "missing"}),
    "freed": frozenset({"released", "rescued", "escaped", "killed", "injured", "arrested"}),
    "violence": frozenset({"killed", "injured", "missing", "displaced", "arrested"}),
    "riot": frozenset({"killed", "injured", "arrested", "escaped"}),
    "protest": frozenset({"killed", "injured", "arrested"}),
    "arrest": frozenset({"arrested", "killed", "injured"}),
    "hostage_killed": frozenset({"killed"}),
    "coup": frozenset({"killed", "injured", "arrested"}),
    "other": frozenset({"escaped", "killed", "injured"}),
}
_AS_TOLD = OutcomeCue(start=0, end=0, outcome="abducted")
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
    u: Understanding,
    index: int,
    told: Sequence[Telling],
    kind: ClaimType,
    country: str | None,
    claimed: frozenset[int],
) -> tuple[Count, ...]:
    """Counts of the occurrence ``index``, told in order of worth. A number repeated for the same people is one line.

    ``claimed`` are the occurrences that are claims: no other accounts for people.
    """
    lines: list[Count] = []
    own = (bound for telling in told for bound in telling.bound)
    for bound in (
        *own,
        *_beside(u, index, claimed),
        *_behind(u, index, claimed),
        *(held(u, index, claimed) if kind in _CAPTIVITY else ()),
    ):
        if not _populous(bound) and not _speaks(u, bound.people, bound.cue):
            add(lines, of_those_taken(bound, u), country, u.text, u.lex)
    if not lines and kind == "abduction":
        for people in who_they_are(u, index):
            add(lines, Bound(people=people, outcome="abducted", cue=_AS_TOLD, cost=0.0), country, u.text, u.lex)
    if not lines:
        lines = _named(told, kind, u) or _taken_before(u, index, kind)
    lines = with_ways([*lines, *made_up_of(lines, u, index)], u, index)
    lines = with_wholes(_died_since(lines, u, index)[:_MOST], u.text, u.lex)
    if kind == "abduction":
        lines = as_taken(lines, u)
    found = with_parts(with_standing(lines, u.text, u.lex), u.text, u.lex)
    return tuple(_of_nation(line, u) for line in found)


def _populous(bound: Bound) -> bool:
    """Whether it is a country's or a town's people: so many are displaced at a time, and nothing else."""
    return bound.outcome != "displaced" and (bound.people.value or 0) >= _POPULATION


def _speaks(u: Understanding, people: People, cue: OutcomeCue) -> bool:
    """Whether they are told as saying it: "a local official said", "according to two residents"."""
    behind = u.text[people.noun_end : people.noun_end + _SAYING]
    stop = regex.search(r"[,;:.]", behind)
    end = people.noun_end + (stop.start() if stop else len(behind))
    if people.noun_end <= cue.start < end:
        return False
    if u.lex.pattern("speech", "verbs").search(u.text, people.noun_end, end):
        return True
    return stand_before(u.lex.pattern("speech", "according"), u.text, people.start, _SAYING)


def _died_since(lines: list[Count], u: Understanding, index: int) -> list[Count]:
    """The one wounded is one killed, where the report goes on that this person died of it, and tells of nobody else."""
    died = u.lex.pattern("people", "succumbed")
    for s in _around(u, index):
        dead = [c for c in lines if c.outcome == "killed" and c.span is not None and s.start <= c.span.start < s.end]
        m = died.search(u.text, s.start, s.end)
        hurt = [i for i, c in enumerate(lines) if m and c.outcome == "injured" and c.best == 1 and _ends(c) < m.end()]
        if hurt and not dead:
            lines[hurt[-1]] = msgspec.structs.replace(lines[hurt[-1]], outcome="killed")
            continue
        fates = [c for c in lines if c.outcome in ("abducted", "killed")]
        if m and [(c.outcome, c.best) for c in fates] == [("abducted", 1)]:
            span = Span(start=m.start(), end=m.end())
            lines.append(msgspec.structs.replace(fates[0], outcome="killed", span=span))
    return lines


def _ends(line: Count) -> int:
    return line.span.end if line.span else 0


def _around(u: Understanding, index: int) -> Iterator[Sentence]:
    """The sentences that tell of an occurrence, and those right behind them that tell of no other."""
    own = {t.sentence.index for t in u.occurrences[index].tellings}
    others = {t.sentence.index for i, o in enumerate(u.occurrences) if i != index for t in o.tellings}
    for s in u.sentences:
        before = [i for i in own if i <= s.index]
        if s.index in own or (before and s.index - max(before) <= _REACH and s.index not in others):
            yield s


def _taken_before(u: Understanding, index: int, kind: ClaimType) -> list[Count]:
    """The people told just before a release that says only "they": those of another release, else of the taking."""
    if kind != "release":
        return []
    at = u.occurrences[index].first
    if any(p.value is not None for p in u.sentences[at].people):
        return []  # no "they": it says of whom
    if all(t.sensed for t in u.occurrences[index].tellings):
        return []  # no word says that anybody was freed
    for told, outcomes in (("freed", FREED), ("taken", frozenset({"abducted"}))):
        near = [
            t
            for i, o in enumerate(u.occurrences)
            if o.kind == told and i != index
            for t in o.tellings
            if 0 < at - t.sentence.index <= _PRONOUN and any(b.outcome in outcomes for b in t.bound)
        ]
        lines: list[Count] = []
        for bound in (b for t in near[-1:] for b in t.bound):
            if bound.outcome in outcomes and not bound.people.partitive:
                outcome = bound.outcome if told == "freed" else "released"
                add(lines, msgspec.structs.replace(bound, outcome=outcome), None, u.text, u.lex)
        if lines:
            return lines
    return []


def _of_nation(line: Count, u: Understanding) -> Count:
    """The line with the nationality that the report gives the same number of people elsewhere: "the five"."""
    if line.nationality is not None or (line.best or 0) < _SEVERAL or line.part_of is not None:
        return line
    told = {p.nationality for s in u.sentences for p in s.people if p.value == line.best and p.nationality is not None}
    return msgspec.structs.replace(line, nationality=told.pop()) if len(told) == 1 else line


def _beside(u: Understanding, index: int, claimed: frozenset[int]) -> Iterator[Bound]:
    """People of its sentences with an outcome of another kind that no other occurrence there accounts for."""
    occurrence = u.occurrences[index]
    for telling in occurrence.tellings:
        at = telling.sentence.index
        others = {
            o.kind
            for i, o in enumerate(u.occurrences)
            if i != index and i in claimed and any(t.sentence.index == at for t in o.tellings)
        }
        known = {b.people.start for t in occurrence.tellings for b in t.bound}
        for bound in bind(u.text, telling.sentence, u.lex, u.syntax):
            if bound.people.start not in known and _fits(bound, occurrence.kind, others):
                yield bound


def _behind(u: Understanding, index: int, claimed: frozenset[int]) -> Iterator[Bound]:
    """People of the sentences right behind its tellings that tell of no event themselves."""
    told = [(i, o) for i, o in enumerate(u.occurrences) if i == index or i in claimed]
    home = {t.sentence.index: i for i, o in told for t in o.tellings}
    for sentence in u.sentences:
        before = [i for i in home if i < sentence.index]
        if sentence.index in home or not before or sentence.index - max(before) > _REACH or home[max(before)] != index:
            continue
        if is_total(u.text, sentence, u.lex):
            continue
        recalled = u.lex.pattern("roles", "background").search(u.text, sentence.start, sentence.end) is not None
        for bound in bind(u.text, sentence, u.lex, u.syntax):
            if recalled and not bound.captive:
                continue
            vague = bound.people.headless and (bound.people.value or 0) <= _ANAPHORA and not bound.captive
            if not vague and _fits(bound, u.occurrences[index].kind, set()):
                yield bound


def _fits(bound: Bound, kind: Kind, others: set[Kind]) -> bool:
    """Whether an outcome may go with an event of this kind, and none of the others there is its own."""
    if bound.outcome == "displaced" and (bound.people.value or 0) >= _FLIGHT:
        return False
    return bound.outcome in _ALSO.get(kind, frozenset()) and not (others & _OWN.get(bound.outcome, frozenset()))


_NAMED: dict[ClaimType, Outcome] = {"abduction": "abducted", "release": "released", "killing_of_hostage": "killed"}


def _named(told: Sequence[Telling], kind: ClaimType, u: Understanding) -> list[Count]:
    """Where no number is said, a person named as the one taken or freed counts as one."""
    if kind not in _NAMED:
        return []
    for telling in told[:2]:
        persons = (
            p
            for p in u.syntax.persons(telling.sentence.start, telling.sentence.end)
            if not any(place.start < p.end and p.start < place.end for place in telling.sentence.places)
        )
        joined = (p for p in persons if any(u.syntax.joined(p.start, p.end, cue.start) for cue in telling.cues))
        beside = named(u.text, telling.sentence, telling.cues) if u.lang != "en" else iter(())
        span = next(joined, None) or next(beside, None)
        if span is not None:
            return [Count(outcome=_NAMED[kind], best=1, low=1, high=1, group="civilians", span=span)]
    return []
