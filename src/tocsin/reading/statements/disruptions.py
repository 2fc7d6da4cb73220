"""Shortages, closures and cut roads: one statement a kind and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.reading.spotting import Spotter
from tocsin.records import Disruption, DisruptionKind, Span

_EVIDENCE = 3  # sentences


def disruptions(text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon) -> Iterator[Disruption]:
    """Each kind of disruption with the first sentences that tell of it; hypothetical ones are left out."""
    told = [(s, _told(text, s, lex)) for s in sentences]
    for kind in cast("list[DisruptionKind]", lex.keys("disruptions")):
        telling = [s for s, kinds in told if kind in kinds][:_EVIDENCE]
        if telling:
            yield Disruption(
                what=kind,
                place=_place(text, telling[0], about, lex),
                evidence=tuple(Span(start=s.start, end=s.end) for s in telling),
            )


@cache
def _spotter(lex: Lexicon) -> Spotter:
    return Spotter(lex, [("disruptions", kind) for kind in lex.keys("disruptions")])


def _told(text: str, sentence: Sentence, lex: Lexicon) -> frozenset[str]:
    """The kinds that a sentence has words for of which the first one tells what is so, not what may be."""
    first: dict[str, int] = {}
    for (_, kind), m in _spotter(lex).find(text, sentence.start, sentence.end):
        first.setdefault(kind, m.start())
    return frozenset(kind for kind, at in first.items() if not _may_be(text, sentence, at, lex))


def _may_be(text: str, sentence: Sentence, at: int, lex: Lexicon) -> bool:
    before = text[max(sentence.start, at - 24) : at]
    return bool(lex.pattern("modality", "hypothetical").search(before))


def _place(text: str, sentence: Sentence, about: str | None, lex: Lexicon) -> str | None:
    named = [p for p in sentence.places if p.prepositional] or list(sentence.places)
    if named:
        return text[named[0].start : named[0].end]
    capital = lex.pattern("places", "capital").search(text, sentence.start, sentence.end)
    states = [c.code for c in sentence.countries if c.kind == "country"]
    return capital[0] if capital else states[0] if states else about
