"""Shortages, closures and cut roads: one statement a kind and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.records import Disruption, DisruptionKind, Span

_EVIDENCE = 3  # sentences


def disruptions(text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon) -> Iterator[Disruption]:
    """Each kind of disruption with the first sentences that tell of it; hypothetical ones are left out."""
    for kind in cast("list[DisruptionKind]", lex.keys("disruptions")):
        telling = [s for s in sentences if _tells(text, s, kind, lex)][:_EVIDENCE]
        if telling:
            yield Disruption(
                what=kind,
                place=_place(text, telling[0], about, lex),
                evidence=tuple(Span(start=s.start, end=s.end) for s in telling),
            )


def _tells(text: str, sentence: Sentence, kind: DisruptionKind, lex: Lexicon) -> bool:
    m = lex.pattern("disruptions", kind).search(text, sentence.start, sentence.end)
    return m is not None and not _may_be(text, sentence, m.start(), lex)


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
