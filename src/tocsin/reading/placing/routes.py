"""Roads and stretches between two places, as sentences tell them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.sentence import Sentence

_NAME = r"[\p{Lu}][\w'-]+(?:[ -][\p{Lu}][\w'-]+)*"


@cache
def _patterns(lex: Lexicon) -> tuple[Pattern, Pattern]:
    """A road told by its name, and a stretch told as between two places."""
    between = "|".join(lex.entries("places", "between")) or "(?!)"
    road = "|".join(lex.entries("places", "road")) or "(?!)"
    step = r"(?:\w+\s+){0,3}?"
    dash = rf"{_NAME}\s?[–-]\s?{_NAME}"
    return (
        regex.compile(
            rf"(?P<n>{_NAME}(?:\s?[–-]\s?{_NAME})?)\s+(?i:{road})(?!\w)|(?<!\w)(?i:{road})\s+(?:de\s+)?(?P<m>{dash})"
        ),
        regex.compile(
            rf"(?<!\w)(?i:{between})\s+{step}(?P<a>{_NAME})\s+(?:and|et|y|e|und|with)\s+{step}(?P<b>{_NAME})"
        ),
    )


def routes(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of text that name a route; one between two places only where the first is a known place."""
    named, between = _patterns(lex)
    for m in named.finditer(text, sentence.start, sentence.end):
        yield m.start(), m.end()
    for m in between.finditer(text, sentence.start, sentence.end):
        if any(m["a"] in p.text or p.text in m["a"] for p in sentence.places):
            yield m.start(), m.end()
