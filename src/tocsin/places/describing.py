"""From the words that name places to toponyms: what kind they say it is, and what they say that it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from tocsin.places.inflection import forms
from tocsin.places.toponyms import CountrySign, Toponym, ToponymKind
from tocsin.places.words import Pattern, Words, body, squeezed, words_of

_WORD = regex.compile(r"[\p{L}\p{M}'’-]+")
_INNER = regex.compile(r"\p{Ll}[\p{L}\p{M}]*\s(?:.*\s)?(?:\p{Ll}+['’])?(?P<name>\p{Lu}[^\s]*(?:\s\p{Lu}[^\s]*)*)")
_POSTAL = regex.compile(r"[A-Z]{2}")
_FAR = 40  # code points between a place and the one that it lies in, at most
_BESIDE = 45  # code points before and behind a name in which a word of kind may stand


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
            forms=_forms(text[start:end], words),
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
    if squeezed(said) in words.table("peoples"):
        return words.table("peoples")[squeezed(said)]
    if _POSTAL.fullmatch(said) and text[:start].rstrip().endswith(","):
        return words.table("postal").get(said)
    return None


def _forms(said: str, words: Words) -> tuple[str, ...]:
    inner = inner_name(said) or _housed(said, words)
    inflected = forms(said, words)[1:] if words.endings or words.entries("joined") else []
    return (*inflected, *(forms(inner, words) if inner else ()))


def inner_name(said: str) -> str | None:
    """The name that a building told in common words is named after: Machala of "cárcel de Machala"."""
    match = _INNER.fullmatch(said)
    return match["name"] if match else None


def _housed(said: str, words: Words) -> str | None:
    """The town that a building's name begins with: Quetta of "Quetta Railway Station"."""
    parts = said.split()
    named = len(parts)
    while named > 1 and (
        words.kind_of(parts[named - 1]) == "facility" or parts[named - 1].casefold() in words.entries("sorts")
    ):
        named -= 1
    named_after = parts[:named]
    plain = all(p.casefold() in words.entries("plain") for p in named_after)
    return " ".join(named_after) if named < len(parts) and not plain else None


def kind_said(text: str, start: int, end: int, words: Words) -> ToponymKind | None:
    """What the words in the name, behind it or before it say that it names."""
    own = _WORD.findall(text[start:end])
    if len(own) > 1:
        within = words.kind_of(own[-1]) or words.kind_of(own[0])
        if within:
            return within
    return kind_behind(text, end, words) or kind_before(text, start, words)


def kind_behind(text: str, end: int, words: Words) -> ToponymKind | None:
    """The kind that a word just behind a name says: "Kayes region", "Kayes, the region that borders Senegal"."""
    match = _behind(words).match(text, end) or _apposed(words).match(text, end)
    return words.kind_of(match["kind"]) if match else None


def kind_before(text: str, start: int, words: Words) -> ToponymKind | None:
    """The kind that a word just before a name says: "the city of Gao", "région de Kayes"."""
    match = _before(words).search(text, max(0, start - _BESIDE), start)
    return words.kind_of(match["kind"]) if match else None


@cache
def _behind(words: Words) -> Pattern:
    # "Islamabad District Judicial Complex" is a building, not a district.
    name = r"\s(?:\p{Ll}{2,3}\s)?(?=\p{Lu})"
    housed = rf"(?:{name}[\w'’-]+){{0,2}}{name}(?i:{words.body('kinds', 'facility')})(?!\w)"
    kind = rf"(?P<kind>(?i:{words.kind_words}))(?!\w)"
    return regex.compile(rf"(?:['’]s)?[\s-]{kind}(?!(?<=\p{{Lu}}\w*){housed})")


@cache
def _apposed(words: Words) -> Pattern:
    """An area that a name is said to be, behind a comma: not the other one of "Segou, the Macina district"."""
    links, of = words.body("inside", "links"), words.body("of")
    area = body([*words.entries("kinds", "region"), *words.entries("kinds", "district")])
    return regex.compile(
        rf",\s(?!(?i:{links})\s)(?:\p{{Ll}}{{1,4}}\s)?(?P<kind>(?i:{area}))(?!\w|\s(?:(?i:{of})\s*)?\p{{Lu}})"
    )


@cache
def _before(words: Words) -> Pattern:
    of = words.body("of")
    return regex.compile(rf"(?<!\w)(?P<kind>{words.kind_words})\s+(?:{of}\s*)?[\"“«'‘]?$", regex.IGNORECASE)


def _inside(text: str, spans: Sequence[tuple[int, int]], words: Words) -> list[tuple[int, ...]]:
    """For each span the indexes of those that it is said to lie in, the next one out first."""
    found: list[tuple[int, ...]] = [() for _ in spans]
    for i in range(len(spans) - 1, -1, -1):
        end = spans[i][1]
        if i + 1 < len(spans) and 0 < spans[i + 1][0] - end <= _FAR:
            between = text[end : spans[i + 1][0]]
            if _links(words).fullmatch(between):
                found[i] = (i + 1, *found[i + 1])
            elif _owns(words).fullmatch(between):
                found[i + 1] = (*found[i + 1], i)
    return found


def says_inside(between: str, lang: str) -> bool:
    """Whether the words between two names say that the first lies in the second: ", ", " in the district of "."""
    return _links(words_of(lang)).fullmatch(between) is not None


@cache
def _links(words: Words) -> Pattern:
    """A comma or bracket between a place and the one around it, or "in", with the part of it that is meant."""
    links, parts = words.body("inside", "links"), words.body("inside", "parts")
    kinds, of = words.kind_words, words.body("of")
    return regex.compile(
        rf"\.?\s?(?:,\s?|\()(?:{links}\s*)?(?:{parts}[\s-]*){{0,2}}(?:{kinds}\s(?:{of}\s*)?)?"
        rf"|\s(?:{kinds}\s)?,?\s?{links}\s?(?:{parts}[\s-]*){{0,3}}(?:{kinds}\s(?:{of}\s*)?)?",
        regex.IGNORECASE,
    )


@cache
def _owns(words: Words) -> Pattern:
    """Between a place and what lies in it: "Balochistan's Mastung district"."""
    parts, kinds, of = words.body("inside", "parts"), words.kind_words, words.body("of")
    return regex.compile(rf"['’]s?\s(?:{parts}[\s-]*){{0,2}}(?:{kinds}\s(?:{of}\s*)?)?", regex.IGNORECASE)
