"""From the words that name places to toponyms: what kind they say it is, and what they say that it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from tocsin.places.folding import fold
from tocsin.places.toponyms import CountrySign, Toponym, ToponymKind
from tocsin.places.words import Pattern, Words, alternatives, squeezed, words_of

_WORD = regex.compile(r"[\p{L}\p{M}'’-]+")
_POSTAL = regex.compile(r"[A-Z]{2}")
_FAR = 40  # code points between a place and the one that it lies in, at most


def describe(
    text: str, spans: Sequence[tuple[int, int]], *, lang: str, signs: Sequence[CountrySign] = ()
) -> list[Toponym]:
    """Toponyms of the given spans of a text, in order; ``signs`` are its mentions of states and peoples."""
    words = words_of(lang)
    states = {(s.start, s.end): s.code for s in signs if s.kind != "metonym"}
    spans = sorted(spans)
    inside = _inside(text, spans, words)
    return [
        Toponym(
            start=start,
            end=end,
            text=text[start:end],
            name=_whole_name(text, start, end, words),
            kind=kind_said(text, start, end, words),
            within=inside[i],
            # A town that has a state's name is said to lie somewhere: Lebanon, Ohio.
            country=None if inside[i] else states.get((start, end)),
        )
        for i, (start, end) in enumerate(spans)
    ]


def _whole_name(text: str, start: int, end: int, words: Words) -> str | None:
    """The name that a shortened one stands for: "Ky.", and "KY" behind a comma."""
    said = text[start:end]
    dotted = said if said.endswith(".") else said + text[end : end + 1]
    for form in (said, dotted):
        if squeezed(form) in words.short:
            return words.short[squeezed(form)]
    if _POSTAL.fullmatch(said) and text[:start].rstrip().endswith(","):
        return words.table("postal").get(said)
    return None


def kind_said(text: str, start: int, end: int, words: Words) -> ToponymKind | None:
    """What the words in the name, behind it or before it say that it names."""
    own = [fold(w) for w in _WORD.findall(text[start:end])]
    if len(own) > 1:
        for word in (own[-1], own[0], " ".join(own[-2:])):
            if word in words.kinds:
                return words.kinds[word]
    behind = regex.match(r"[ \-’']s?\s?((?:[\p{L}\p{M}]+ ?){1,3})", text[end : end + 40])
    after = fold(behind[1]).split() if behind else []
    for size in (3, 2, 1):
        if len(after) >= size and " ".join(after[:size]) in words.kinds:
            return words.kinds[" ".join(after[:size])]
    before = _before(words).search(text[max(0, start - 40) : start])
    return words.kinds.get(fold(before["kind"])) if before else None


@cache
def _before(words: Words) -> Pattern:
    """A word of kind that ends just before a name, with or without a link: "the city of", "region"."""
    kinds = "|".join(sorted((regex.escape(k) for k in words.kinds), key=len, reverse=True)) or "(?!)"
    links = "|".join(words.entries("kinds_before", "links")) or "of"
    return regex.compile(rf"(?<!\w)(?P<kind>{kinds})\s+(?:{links})\s*$", regex.IGNORECASE)


def _inside(text: str, spans: Sequence[tuple[int, int]], words: Words) -> list[tuple[int, ...]]:
    """For each span the indexes of those that it is said to lie in, the next one out first."""
    found: list[tuple[int, ...]] = [() for _ in spans]
    for i in range(len(spans) - 1, -1, -1):
        end = spans[i][1]
        if i + 1 < len(spans) and spans[i + 1][0] - end <= _FAR:
            between = text[end : spans[i + 1][0]]
            if _links(words).fullmatch(between):
                found[i] = (i + 1, *found[i + 1])
            elif _owns(words).fullmatch(between):
                found[i + 1] = (*found[i + 1], i)
    return found


@cache
def _links(words: Words) -> Pattern:
    """A comma or bracket between a place and the one around it, or "in", with the part of it that is meant."""
    links = alternatives(words.entries("inside", "links")).pattern
    parts = alternatives(words.entries("inside", "parts")).pattern
    kinds = alternatives(words.kinds).pattern
    return regex.compile(
        rf"\.?\s?(?:,\s?|\()(?:{links}\s*)?(?:{parts}[\s-]*){{0,2}}|\s(?:{kinds}\s)?,?\s?{links}\s?(?:{parts}[\s-]*){{0,3}}(?:{kinds}\s(?:of\s)?)?",
        regex.IGNORECASE,
    )


@cache
def _owns(words: Words) -> Pattern:
    """Between a place and what lies in it: "Balochistan's Mastung district"."""
    parts = alternatives(words.entries("inside", "parts")).pattern
    kinds = alternatives(words.kinds).pattern
    return regex.compile(rf"['’]s?\s(?:{parts}[\s-]*){{0,2}}(?:{kinds}\s(?:of\s)?)?", regex.IGNORECASE)


def with_within(toponym: Toponym, within: tuple[int, ...]) -> Toponym:
    """The same toponym, said to lie in others."""
    return msgspec.structs.replace(toponym, within=within)
