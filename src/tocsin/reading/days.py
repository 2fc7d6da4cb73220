"""Days of a sentence: whose each date is, where it tells of one kind of event on two days or more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations

import regex

from tocsin.reading.binding import Bound
from tocsin.reading.dates import Mention
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Cue, Sentence

_MANY = 10  # words of events, with which a sentence is no plain telling of two days
_PARTS = regex.compile(r"[;:；،؛।]|,\s")  # marks between clauses


def by_day(
    text: str, sentence: Sentence, cues: tuple[Cue, ...], bound: tuple[Bound, ...], lex: Lexicon
) -> dict[dt.date, list[Cue]]:
    """The words of one kind of event by day, where a sentence tells of two or more: "struck A on Monday, on Friday B".

    Dates go with words that tell by themselves or of people, in their order; those of this kind stand first in their
    part, and each other word of the kind is of the day of the last dated word before it.
    """
    days = [d for d in sentence.dates if d.range is not None and d.range.precision == "day"]
    days = [d for d in days if not of_speaking(text, sentence, d.start, cues, lex)]
    told = [c for c in sentence.cues if c.strong or any(c.start <= b.cue.start < c.end for b in bound)]
    day_of = {c: d.range.start for c, d in _paired(text, told, days) if d.range is not None and c in cues}
    if len(set(day_of.values())) < 2:
        return {}
    dated = sorted(day_of, key=lambda c: c.start)
    parts: dict[dt.date, list[Cue]] = {}
    for cue in (*dated, *(c for c in cues if c not in day_of)):
        before = [c for c in dated if c.start <= cue.start]
        parts.setdefault(day_of[before[-1] if before else dated[0]], []).append(cue)
    return parts


def nearest(at: int, parts: Mapping[dt.date, Sequence[Cue]]) -> dt.date:
    """The day of the word that stands nearest to a position."""
    return min(parts, key=lambda day: min(abs(c.start - at) for c in parts[day]))


def of_speaking(text: str, sentence: Sentence, at: int, cues: Sequence[Cue], lex: Lexicon) -> bool:
    """Whether a date at a position is the day on which somebody spoke: "officials said on Monday"."""
    before = text[max(sentence.start, at - 24) : at]
    said = list(lex.pattern("speech", "verbs").finditer(before))
    if not said:
        return False
    between = before[said[-1].end() :]
    verb = at - len(before) + said[-1].start()
    return len(between.split()) <= 2 and "," not in between and not any(c.start >= verb and c.end <= at for c in cues)


def _paired(text: str, told: Sequence[Cue], days: Sequence[Mention]) -> tuple[tuple[Cue, Mention], ...]:
    """Each date with a word of its own, in the order of the text, so that the least lies between them."""
    if len(days) < 2 or len(told) > _MANY:
        return ()
    options = [tuple(zip(some, days, strict=True)) for some in combinations(told, len(days))]
    return min(options, key=lambda pairs: _between(text, pairs, days), default=())


def _between(text: str, pairs: Sequence[tuple[Cue, Mention]], days: Sequence[Mention]) -> tuple[int, int]:
    """What lies between words and their dates: other dates and marks that part clauses, then characters."""
    gaps = [(c.end, d.start) if c.end <= d.start else (d.end, c.start) for c, d in pairs]
    others = sum(start <= d.start < end for start, end in gaps for d in days)
    marks = sum(bool(_PARTS.search(text[start:end])) for start, end in gaps)
    return others + marks, sum(end - start for start, end in gaps)
