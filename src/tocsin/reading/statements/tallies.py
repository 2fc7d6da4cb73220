"""Totals that a report claims over a period or a place: more than one incident's own number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from tocsin.reading.binding import Bound, bind
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import Number, find_numbers
from tocsin.reading.people import People
from tocsin.reading.sentence import Sentence
from tocsin.reading.syntax import Syntax
from tocsin.records import Outcome, Period, Span, Tally

_SUMMED: frozenset[Outcome] = frozenset(
    {"killed", "abducted", "displaced", "injured", "arrested", "missing", "released", "rescued", "escaped"}
)
_CAPTIVITY = frozenset({"abduction", "release", "killing_of_hostage"})
_FLIGHT = 10000  # displaced people from which a number is a total, not one incident's
_NOUN = 4  # words between a number and the incidents it counts


def is_total(text: str, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence speaks of a total: a word of summing, or of a stretch of time alone.

    A word of all told, without a time, is of all of one event: "315 people in all". News to which a total is but
    added is no total: "13 hostages have been freed, bringing to 18 the number released".
    """
    if _adds_up(text, sentence, lex) or _of_some_taken(sentence):
        return False
    cues = list(lex.pattern("tally", "cues").finditer(text, sentence.start, sentence.end))
    long = any(d.range is not None and d.range.precision in ("month", "year") for d in sentence.dates)
    if not cues or long:
        return bool(cues)
    whole = [m.span() for m in lex.pattern("captives", "in_all").finditer(text, sentence.start, sentence.end)]
    return not all(any(a < m.end() and m.start() < b for a, b in whole) for m in cues)


def _of_some_taken(sentence: Sentence) -> bool:
    """Whether a number is told as a share of those taken: "that makes 21 free of the 28 who were abducted"."""
    held = any(o.outcome == "abducted" for o in sentence.outcomes)
    return held and any(p.whole for p in sentence.people)


def _adds_up(text: str, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sum is but added, behind a comma, to what is told of a number of captives."""
    sums = lex.pattern("tally", "sums")
    m = sums.search(text, sentence.start, sentence.end)
    if m is None or not text[sentence.start : m.start()].rstrip().endswith(","):
        return False
    told = any(c.strong and c.end <= m.start() and c.type in _CAPTIVITY for c in sentence.cues)
    return told and any(p.end <= m.start() for p in sentence.people)


def tallies(
    text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon, syntax: Syntax
) -> Iterator[Tally]:
    """Each total once, in the sentence that tells it first."""
    seen: set[tuple[int, str]] = set()
    for sentence in sentences:
        for number, what, modifier_of, population in _totals(text, sentence, lex, syntax):
            if (number, what) in seen:
                continue
            seen.add((number, what))
            yield Tally(
                number=number,
                what=what,
                modifier=modifier_of.modifier,
                population=population,
                place=_place(text, sentence, about),
                period=_period(sentence),
                evidence=(Span(start=sentence.start, end=sentence.end),),
            )


def _totals(
    text: str, s: Sentence, lex: Lexicon, syntax: Syntax
) -> Iterator[tuple[int, str, People | Number, str | None]]:
    """Number, what it counts, and whom, of every total in a sentence."""
    bound = [b for b in bind(text, s, lex, syntax) if b.outcome in _SUMMED and (b.people.value or 0) > 1]
    announced = lex.pattern("tally", "sums").search(text, s.start, s.end) is not None
    if announced or _over_a_period(text, s, lex):
        things = list(_incidents(text, s, lex))
        starts = {n.start for n in things}
        last = _announced(text, s, lex) if announced else None
        for b in [last] if last else bound:
            if b.people.start not in starts:
                yield cast("int", b.people.value), b.outcome, b.people, _population(s, b)
        for n in things:
            yield cast("int", n.value), "incidents", n, None
    for b in bound:
        if b.outcome == "displaced" and (b.people.value or 0) >= _FLIGHT:
            yield cast("int", b.people.value), b.outcome, b.people, _population(s, b)


def _over_a_period(text: str, s: Sentence, lex: Lexicon) -> bool:
    """Whether it counts over a stretch of time: a word of counting with a month or a year, and no single day."""
    counting = lex.pattern("tally", "counted")
    stretches = [
        m for m in lex.pattern("tally", "cues").finditer(text, s.start, s.end) if not counting.match(text, m.start())
    ]
    days = [d for d in s.dates if d.range is not None and d.range.precision == "day"]
    fine = any(not any(m.start() < d.end and d.start < m.end() for m in stretches) for d in days)
    coarse = any(d.range is not None and d.range.precision in ("month", "year") for d in s.dates)
    counted = counting.search(text, s.start, s.end) is not None
    return bool(stretches and (coarse or not fine)) or (counted and coarse and not fine)


def _announced(text: str, s: Sentence, lex: Lexicon) -> Bound | None:
    """The sum that a sentence announces: its last number, with its only outcome."""
    last = _last_number(text, s, lex)
    if last is None or len({o.outcome for o in s.outcomes}) != 1:
        return None
    cue = s.outcomes[0]
    return Bound(people=last, outcome=cue.outcome, cue=cue, cost=0.0)


def _numbers(text: str, s: Sentence, lex: Lexicon) -> list[Number]:
    taken = [(d.start, d.end) for d in s.dates]
    return [
        n
        for n in find_numbers(text, s.start, s.end, lex)
        if n.value is not None and n.value > 1 and not any(a <= n.figure_start < b for a, b in taken)
    ]


def _incidents(text: str, s: Sentence, lex: Lexicon) -> Iterator[Number]:
    """Numbers that count incidents: "38 violent incidents"."""
    nouns = lex.pattern("tally", "incidents")
    for n in _numbers(text, s, lex):
        m = nouns.search(text, n.end, min(s.end, n.end + 60))
        if m is not None and len(text[n.end : m.start()].split()) <= _NOUN and "," not in text[n.end : m.start()]:
            yield n


def _last_number(text: str, s: Sentence, lex: Lexicon) -> People | None:
    things = lex.pattern("people", "not_people")
    numbers = [n for n in _numbers(text, s, lex) if not things.match(text, min(len(text), n.end + 1), s.end)]
    if not numbers:
        return None
    n = numbers[-1]
    return People(start=n.start, end=n.end, noun_end=n.end, value=n.value, low=n.low, high=n.high, modifier=n.modifier)


def _population(sentence: Sentence, bound: Bound) -> str | None:
    if bound.people.nationality:
        return bound.people.nationality
    nationals = [c for c in sentence.countries if c.kind == "nationality"]
    return nationals[0].code if nationals else bound.people.role


def _place(text: str, sentence: Sentence, about: str | None) -> str | None:
    states = [c.code for c in sentence.countries if c.kind == "country"]
    if states:
        return states[0]
    regions = [p for p in sentence.places if p.kind in ("admin1", "region")]
    return text[regions[0].start : regions[0].end] if regions else about


def _period(sentence: Sentence) -> Period | None:
    coarse = [d.range for d in sentence.dates if d.range is not None and d.range.precision != "day"]
    return Period(start=coarse[0].start, end=coarse[0].end) if coarse else None
