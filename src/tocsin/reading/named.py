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
_OWNER = regex.compile(r"\s(?:de|del|da|do|di|du|des|van|von)\s$")  # "the parents of Luis Díaz": not he himself
_BEHIND = regex.compile(r"\s(?:\p{Ll}{1,4}\s){0,2}")


def named(text: str, sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Span]:
    """Names of two words or more that stand right at a cue, passive before it or as its object behind it."""
    taken = [(p.start, p.end) for p in sentence.places] + [(c.start, c.end) for c in sentence.countries]
    taken += [(a.start, a.end) for a in sentence.actors] + [(d.start, d.end) for d in sentence.dates]
    for m in _NAME.finditer(text, sentence.start, sentence.end):
        if any(m.start() < b and a < m.end() for a, b in taken):
            continue
        owner = _OWNER.search(text, sentence.start, m.start()) is not None
        if any((not owner and _suffers(text, m.end(), c)) or _BEHIND.fullmatch(text, c.end, m.start()) for c in cues):
            yield Span(start=m.start(), end=m.end())


def _suffers(text: str, end: int, cue: Cue) -> bool:
    """Whether an auxiliary stands between a name's end and a cue, or is the first of the cue's own words."""
    own = text[end : cue.start].isspace() and " " in text[cue.start : cue.end]
    return own or _BEFORE.fullmatch(text, end, cue.start) is not None
