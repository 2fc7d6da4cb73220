"""Who is held still, and of how many: lines of a claim of a taking or, where none is told, of its end."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import regex

from tocsin.reading.binding import Bound, bind
from tocsin.reading.captives import left
from tocsin.reading.numbers import AND
from tocsin.reading.tellings import Kind
from tocsin.reading.understanding import Understanding

_REACH = 3  # sentences over which those held are those of what was told before
_AND_BEFORE = regex.compile(rf"(?<!\w)(?:{'|'.join(sorted(AND))})\s+(?:\w{{1,3}}\s+)?$", regex.IGNORECASE)
_BEGUN: frozenset[Kind] = frozenset({"taken", "arrest"})
_ENDED: frozenset[Kind] = frozenset({"freed", "hostage_killed"})


def held(u: Understanding, index: int, claimed: frozenset[int]) -> Iterator[Bound]:
    """Those told to be held still, and those taken of whom a share is free: of the taking, else of its latest end."""
    for sentence in u.sentences:
        if _home(u, sentence.index, claimed) != index:
            continue
        bound = bind(u.text, sentence, u.lex, u.syntax)
        yield from (b for b in bound if b.outcome == "abducted" and b.people.whole)
        known = {b.people.start for b in bound}
        for people, cue in (x for x in left(u.text, sentence, u.lex) if x[0].start not in known):
            yield Bound(people=people, outcome="abducted", cue=cue, cost=0.0)


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


def of_those_taken(bound: Bound, u: Understanding) -> Bound:
    """Those told to be held still as a share of those taken, where these are counted too."""
    if bound.outcome != "abducted" or bound.people.share:
        return bound
    sentence = next((s for s in u.sentences if s.start <= bound.people.start < s.end), None)
    if sentence is None or all(p.start != bound.people.start for p, _ in left(u.text, sentence, u.lex)):
        return bound
    if _AND_BEFORE.search(
        u.text, sentence.start, bound.people.start
    ):  # one of a list: "253 pupils and the 12 teachers"
        return bound
    return msgspec.structs.replace(bound, people=msgspec.structs.replace(bound.people, share=True))
