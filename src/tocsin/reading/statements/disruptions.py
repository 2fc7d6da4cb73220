"""Shortages, closures and cut roads: one statement a kind and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.records import Disruption, DisruptionKind, Span


def disruptions(text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon) -> Iterator[Disruption]:
    """The first sentence that tells of each kind of disruption; hypothetical ones are left out."""
    seen: set[str] = set()
    for sentence in sentences:
        for kind in cast("list[DisruptionKind]", lex.keys("disruptions")):
            m = lex.pattern("disruptions", kind).search(text, sentence.start, sentence.end)
            if m is None or kind in seen or _may_be(text, sentence, m.start(), lex):
                continue
            seen.add(kind)
            yield Disruption(
                what=kind,
                place=_place(text, sentence, about, lex),
                evidence=(Span(start=sentence.start, end=sentence.end),),
            )


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
