"""Who is held still, and of how many: lines of a claim of a taking or, where none is told, of its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import regex

from tocsin.reading.binding import Bound, bind
from tocsin.reading.describing import FREED
from tocsin.reading.numbers import AND
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.reading.staying import left
from tocsin.reading.tellings import Kind
from tocsin.reading.understanding import Understanding

_REACH = 3  # sentences over which those held are those of what was told before
_LISTED = regex.compile(rf"\s*,?\s*(?:{'|'.join(sorted(AND))})\s+(?:\w{{1,3}}\s+)?", regex.IGNORECASE)
_GOES_ON = regex.compile(r"\s*,\s*")
_BEGUN: frozenset[Kind] = frozenset({"taken", "arrest"})
_ENDED: frozenset[Kind] = frozenset({"freed", "hostage_killed"})


def held(u: Understanding, index: int, claimed: frozenset[int]) -> Iterator[Bound]:
    """Those told to be held still, and those taken of whom a share is free: of the taking, else of its latest end."""
    for sentence in u.sentences:
        if _home(u, sentence.index, claimed) != index:
            continue
        bound = bind(u.text, sentence, u.lex, u.syntax)
        yield from (b for b in bound if b.outcome == "abducted" and b.people.whole)
        known = {b.people.start: b for b in bound if not b.people.whole}
        for start, cue in _still(u, sentence).items():
            people = next(p for p in sentence.people if p.start == start)
            own = known.get(start)
            if own is None:
                yield Bound(people=people, outcome="abducted", cue=cue, cost=0.0)
            elif own.outcome == "abducted" and _told_in(u, index, sentence.index):
                yield own


def _home(u: Understanding, sentence: int, claimed: frozenset[int]) -> int | None:
    """The occurrence that a sentence tells of who are held: the nearest one before, of a taking whose number is told.

    Else of an end: a taking recalled beside it, without its own number, would seem to be of those left alone.
    """
    numbered = {i for i in claimed if any(b.people.value for t in u.occurrences[i].tellings for b in t.bound)}
    for kinds, among in ((_BEGUN, numbered), (_ENDED, claimed), (_BEGUN, claimed)):
        near = [
            (sentence - t.sentence.index, i)
            for i in among
            for t in u.occurrences[i].tellings
            if u.occurrences[i].kind in kinds and 0 <= sentence - t.sentence.index <= _REACH
        ]
        if near:
            return min(near)[1]
    return None


def _told_in(u: Understanding, index: int, sentence: int) -> bool:
    return any(t.sentence.index == sentence for t in u.occurrences[index].tellings)


def _still(u: Understanding, sentence: Sentence) -> dict[int, OutcomeCue]:
    """Where the numbers of those who are told to be held still begin, with the word that says so.

    So are those of a list with them: "253 pupils and the 12 teachers are still in captivity".
    """
    freed = {b.people.value for b in _freed_before(u, sentence.index)}
    found = {
        people.start: cue
        for people, cue in left(u.text, sentence, u.lex)
        if not (people.definite and people.headless and people.value in freed)
    }
    row = list(sentence.people)
    last: int | None = None
    for before, after in reversed(list(pairwise(row))):
        listed = _LISTED.fullmatch(u.text, before.noun_end, after.start)
        if last is not None and last == after.start and listed is None:
            listed = _GOES_ON.fullmatch(u.text, before.noun_end, after.start)
        if listed and after.start in found and before.value is not None and before.group != "attackers":
            found.setdefault(before.start, found[after.start])
            last = before.start
    return found


def _freed_before(u: Understanding, sentence: int) -> Iterator[Bound]:
    """People told as free in the sentence before: "the three had been in captivity since" is said of them."""
    for occurrence in (o for o in u.occurrences if o.kind == "freed"):
        for telling in (t for t in occurrence.tellings if t.sentence.index == sentence - 1):
            yield from (b for b in telling.bound if b.outcome in FREED)


def of_those_taken(bound: Bound, u: Understanding) -> Bound:
    """Those told to be held still as a share of those taken, where these are counted too."""
    if bound.outcome not in ("abducted", "arrested", "missing") or bound.people.whole:
        return bound
    sentence = next((s for s in u.sentences if s.start <= bound.people.start < s.end), None)
    if sentence is None or bound.people.start not in _still(u, sentence):
        return bound
    return msgspec.structs.replace(bound, left=True, people=msgspec.structs.replace(bound.people, share=True))
