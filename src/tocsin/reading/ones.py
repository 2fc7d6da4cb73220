"""One of some others whose number is not told: "Un des enseignants", "Uno de los rehenes", "Einer der Entführten"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.phrases import People, find_noun, phrase

_ONE: dict[str, str] = {
    "fr": r"(?:l')?une?",
    "es": r"un[oa]",
    "pt": r"uma?",
    "it": r"un[oa]",
    "de": r"eine[rs]?",
}
_REACH = 70  # characters in which they are named
_WORDS = 7  # before their noun, among them a participle with all that goes with it


def ones_of(text: str, start: int, end: int, lex: Lexicon) -> Iterator[People]:
    """One each, where some are named behind it by a noun, or as taken."""
    for m in _pattern(lex).finditer(text, start, end):
        words = phrase(text, m.end(), min(end, m.end() + _REACH))
        taken = lex.pattern("outcomes", "abducted").search(words)
        noun = find_noun(words, lex, _WORDS)
        if noun is None and taken is None:
            continue
        stop = m.end() + (noun.end if noun else taken.end() if taken else 0)
        yield People(
            start=m.start(),
            end=m.end("one"),
            noun_end=stop,
            value=1,
            low=1,
            high=1,
            modifier="exact",
            group=noun.group if noun else "civilians",
            role=noun.word if noun else None,
            share=True,
        )


@cache
def _pattern(lex: Lexicon) -> Pattern:
    parts = "|".join(p.replace(" ", r"\s+") for p in lex.entries("captives", "some_of"))
    one = _ONE.get(lex.lang)
    if one is None or not parts:
        return regex.compile(r"(?!)")
    return regex.compile(rf"(?<!\w)(?P<one>{one})\s+(?:{parts})\s+(?!\d)", regex.IGNORECASE)
