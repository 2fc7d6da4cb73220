"""Whom an exception is made from: "all but two of the 17 were freed" frees fifteen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from tocsin.reading.captives import Fate
from tocsin.reading.describing import HARD, HELD, described
from tocsin.reading.ends import behind, done_to
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence

_LEAD = 24  # characters before a number in which a word of exception stands
_TAKEN = 60  # characters from a word of taking to those it is told of


def all_others(text: str, some: People, whole: People, lex: Lexicon) -> People | None:
    """The people of a whole but for those left out of it, from the word of exception to the end of both."""
    if whole.value is None or some.value is None or whole.value <= some.value:
        return None
    start = min(some.start, whole.start)
    lead = text[max(0, start - _LEAD) : start]
    begins = [m.start() for m in lex.pattern("captives", "all_but").finditer(lead) if not lead[m.end() :].strip()]
    begin = start - len(lead) + begins[0] if begins else start
    value = whole.value - some.value
    return msgspec.structs.replace(
        whole,
        start=begin,
        end=max(some.end, whole.end),
        noun_end=max(some.noun_end, whole.noun_end),
        value=value,
        low=value if whole.low is not None else None,
        high=value if whole.high is not None else None,
        whole=False,
        share=False,
        definite=False,
    )


def fates_of_others(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[Fate]:
    """What befell all but those left out: their end, or their taking where that is the news: "left with all but four
    of her 19 crew"."""
    for some, whole in _pairs(sentence.people):
        others = all_others(text, some, whole, lex)
        if others is None:
            continue
        row = [p for p in sentence.people if p is not some and p is not whole]
        end = max(some.noun_end, whole.noun_end)
        held = described(text, others.start, end, row, sentence, lex)
        since = max(end, held.end if held else end)
        became = done_to(text, others.start, row, sentence, lex) or behind(text, since, row, sentence, lex)
        taken = _taking_of(text, others, sentence) if became is None else None
        if became is not None:
            yield Fate(people=others, became=became, taken=held, once=True)
        elif taken is not None:
            yield Fate(people=others, became=None, taken=taken)


def _pairs(row: Sequence[People]) -> Iterator[tuple[People, People]]:
    """Those left out with the number of which they are."""
    for a, b in pairwise(row):
        if a.left_out and b.whole:
            yield a, b
        elif b.left_out and a.whole:
            yield b, a


def not_taken(text: str, sentence: Sentence, lex: Lexicon) -> frozenset[int]:
    """Where the numbers begin of those left out of a taking, and of the whole that they are of."""
    told = {f.people.noun_end for f in fates_of_others(text, sentence, lex) if f.became is None}
    pairs = [(a, b) for a, b in _pairs(sentence.people) if max(a.noun_end, b.noun_end) in told]
    return frozenset(p.start for pair in pairs for p in pair)


def _taking_of(text: str, others: People, sentence: Sentence) -> OutcomeCue | None:
    for cue in reversed(sentence.outcomes):
        between = text[cue.end : others.start]
        if cue.outcome in HELD and cue.end <= others.start and len(between) <= _TAKEN:
            return None if HARD.search(between) or "," in between else cue
    return None
