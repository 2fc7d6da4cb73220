"""Roads as sentences tell them by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.sentence import Sentence

_NAME = r"[\p{Lu}][\w'-]+(?:[ -][\p{Lu}][\w'-]+)*"


@cache
def _roads(lex: Lexicon) -> Pattern:
    road = "|".join(lex.entries("places", "road")) or "(?!)"
    dash = rf"{_NAME}\s?[–-]\s?{_NAME}"
    return regex.compile(rf"{_NAME}(?:\s?[–-]\s?{_NAME})?\s+(?i:{road})(?!\w)|(?<!\w)(?i:{road})\s+(?:de\s+)?{dash}")


def named_roads(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of text that name a road."""
    for m in _roads(lex).finditer(text, sentence.start, sentence.end):
        yield m.start(), m.end()
