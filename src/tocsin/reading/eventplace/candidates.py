"""Names in a sentence that may be the place of its event: places and states known as such, and other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from tocsin.reading.eventplace.runs import runs
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.records import Record, Span

CandidateKind = Literal["country", "metonym", "settlement", "admin1", "region", "facility", "unknown"]


class Candidate(Record, frozen=True):
    """Code points ``[start, end)`` of the text that name a place or a state, or may."""

    start: int
    end: int
    kind: CandidateKind


def candidates(text: str, sentence: Sentence, lex: Lexicon) -> tuple[Candidate, ...]:
    """The candidates of a sentence in order, none overlapping another.

    Places and states that the reader recognised, widened to the capitalised name that they stand in, and other
    capitalised names, of kind ``unknown``. Nationalities, dates and armed groups are none; persons are not taken out,
    since the parser takes one labelled place in nine for one.
    """
    known = tuple(_known(sentence))
    taken = [t for t in _taken(sentence) if not any(_overlap(t, k) for k in known)]
    names = runs(text, Span(start=sentence.start, end=sentence.end), lex, taken)
    widened = [_widened(k, names, known) for k in known]
    new = [Candidate(start=r.start, end=r.end, kind="unknown") for r in names if not any(_overlap(r, k) for k in known)]
    return tuple(sorted((*widened, *new), key=lambda c: c.start))


def _taken(sentence: Sentence) -> Iterator[Span]:
    """Stretches of a sentence that are known to name no place."""
    yield from (Span(start=d.start, end=d.end) for d in sentence.dates)
    yield from (Span(start=a.start, end=a.end) for a in sentence.actors)
    yield from (Span(start=c.start, end=c.end) for c in sentence.countries if c.kind == "nationality")


def _known(sentence: Sentence) -> Iterator[Candidate]:
    """Recognised places and states; where two overlap the longer one stays."""
    named = [Candidate(start=p.start, end=p.end, kind=p.kind) for p in sentence.places]
    states = [Candidate(start=c.start, end=c.end, kind=c.kind) for c in sentence.countries if c.kind != "nationality"]
    kept: list[Candidate] = []
    for one in sorted((*named, *states), key=lambda c: (c.start - c.end, c.start)):
        if not any(_overlap(one, k) for k in kept):
            kept.append(one)
            yield one


def _widened(one: Candidate, names: Sequence[Span], known: Sequence[Candidate]) -> Candidate:
    """A known place grown to the name that holds it and no other known place: Sadr to Sadr City."""
    for name in names:
        if name.start <= one.start and one.end <= name.end and sum(_overlap(name, k) for k in known) == 1:
            return msgspec.structs.replace(one, start=name.start, end=name.end)
    return one


def _overlap(a: Span | Candidate, b: Span | Candidate) -> bool:
    return a.start < b.end and b.start < a.end
