"""Totals that a report claims over a period or a place: more than one incident's own number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.reading.binding import Bound, bind
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import find_numbers
from tocsin.reading.people import People
from tocsin.reading.sentence import Sentence
from tocsin.reading.syntax import Syntax
from tocsin.records import Outcome, Period, Span, Tally


def is_total(text: str, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence speaks of a total: a word of summing, or of a stretch of time alone."""
    return bool(lex.pattern("tally", "cues").search(text, sentence.start, sentence.end))


def tallies(
    text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon, syntax: Syntax
) -> Iterator[Tally]:
    for sentence in sentences:
        if not is_total(text, sentence, lex):
            continue
        best = _number(text, sentence, lex, syntax)
        if best is None or best.people.value is None:
            continue
        yield Tally(
            number=best.people.value,
            what=best.outcome,
            modifier=best.people.modifier,
            population=_population(sentence, best),
            place=_place(text, sentence, about),
            period=_period(sentence),
            evidence=(Span(start=sentence.start, end=sentence.end),),
        )


def _number(text: str, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> Bound | None:
    """The number summed: the one bound to an outcome, else the sentence's last number with its only outcome."""
    bound = [b for b in bind(text, sentence, syntax) if b.people.value is not None and b.people.value > 1]
    if lex.pattern("tally", "sums").search(text, sentence.start, sentence.end):
        last = _last_number(text, sentence, lex)
        outcomes = {o.outcome for o in sentence.outcomes}
        if last is not None and len(outcomes) == 1 and sentence.outcomes:
            cue = sentence.outcomes[0]
            return Bound(people=last, outcome=cue.outcome, cue=cue, cost=0.0)
    periods = [d for d in sentence.dates if d.range is not None and d.range.precision in ("month", "year")]
    large = [b for b in bound if periods and b.outcome in _SUMMED]
    return max(large, key=lambda b: b.people.value or 0, default=None)


_SUMMED: frozenset[Outcome] = frozenset(
    {"killed", "abducted", "displaced", "injured", "arrested", "missing", "released"}
)


def _last_number(text: str, sentence: Sentence, lex: Lexicon) -> People | None:
    taken = [(d.start, d.end) for d in sentence.dates]
    numbers = [
        n
        for n in find_numbers(text, sentence.start, sentence.end, lex)
        if n.value is not None and not any(a <= n.figure_start < b for a, b in taken)
    ]
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
