"""Persons named beside the word for what befell them, in languages without a parse: "Luis Manuel Díaz fue liberado"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.sentence import Cue, Sentence
from tocsin.records import Span

_WORD = r"\p{Lu}[\p{Ll}\p{M}'’-]+"
_LINK = r"(?:de|del|da|dos|di|van|von|bin|al|ould)"
_NAME = regex.compile(rf"(?<![\p{{L}}\p{{N}}'’-]){_WORD}(?: (?:{_LINK} )?{_WORD}){{1,4}}")
_SMALL = r"\p{Ll}[\p{L}\p{M}'’]*"
# An auxiliary: a verb right behind a name has it as its subject.
_BEFORE = regex.compile(rf"\s{_SMALL}(?:\s{_SMALL}){{0,2}}\s")
_BEHIND = regex.compile(r"\s(?:\p{Ll}{1,4}\s){0,2}")


def named(text: str, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Span]:
    """Names of two words or more that stand right at a cue, passive before it or as its object behind it."""
    taken = [(x.start, x.end) for x in (*sentence.places, *sentence.countries, *sentence.actors, *sentence.dates)]
    for m in _NAME.finditer(text, sentence.start, sentence.end):
        if any(m.start() < b and a < m.end() for a, b in taken):
            continue
        if any(_BEFORE.fullmatch(text, m.end(), c.start) or _BEHIND.fullmatch(text, c.end, m.start()) for c in cues):
            yield Span(start=m.start(), end=m.end())
