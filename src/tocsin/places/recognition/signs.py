"""What the words around a name tell of it: that something is there, that it is a person, that it opens the report."""

from __future__ import annotations

from functools import cache

import regex

from tocsin.places.bearings import written
from tocsin.places.words import Pattern, Words, body

_BEFORE = 48  # code points
_DATELINE = regex.compile(r"\s*(?:\([^)]{2,20}\)\s*)?(?:[:(—–-]|,\s*(?:\d|\p{L}+\.? \d))")
_BEFORE_DATELINE = regex.compile(r"(?:^|[\n.!?]\s{0,3})[\"“«(]?$")
_COMMA_PLACE = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]+,\s$")


def placed(text: str, start: int, words: Words) -> bool:
    """Whether a word before says that something is there: "in", "near the town of"."""
    return bool(_clear(words).search(text, max(0, start - _BEFORE), start))


def maybe_placed(text: str, start: int, words: Words) -> bool:
    """Whether a word before may say so, or something else: "of", "and"."""
    return bool(_weak(words).search(text, max(0, start - _BEFORE), start))


def surely_placed(text: str, start: int, words: Words) -> bool:
    """Whether a word before says it so clearly that even a name unheard of is a place."""
    return bool(
        _strong(words).search(text, max(0, start - _BEFORE), start)
        or _towards(words).search(text, max(0, start - _BEFORE), start)
    )


def facility_start(text: str, start: int, words: Words) -> int | None:
    """Where a building or site that is named after a place begins before it: "usine de Diboli", "camp Fama"."""
    match = _facility(words).search(text, max(0, start - _BEFORE), start)
    return match.start() if match else None


def of_person(text: str, start: int, words: Words) -> bool:
    """Whether the word before is one that stands before a person's name."""
    return bool(_title(words).search(text, max(0, start - _BEFORE), start))


def dateline(text: str, start: int, end: int) -> bool:
    """Whether a name opens the report or a paragraph as the place it was sent from: "BAMAKO, 12 Sep -"."""
    opens = _BEFORE_DATELINE.search(text, max(0, start - 6), start)
    return bool(opens) and bool(_DATELINE.match(text, end))


def behind_comma(text: str, start: int) -> bool:
    """Whether a capitalised word and a comma stand before: "Amalfi, Antioquia"."""
    return bool(_COMMA_PLACE.search(text, max(0, start - 30), start))


def apposed(text: str, end: int, words: Words) -> bool:
    """Whether what it is follows behind a comma: "Djibo, the capital of", "Difita, un hameau proche"."""
    return bool(_apposition(words).match(text, end))


def surely_behind(text: str, end: int, words: Words) -> bool:
    """Whether a word behind says so clearly that something is there that even a name unheard of is a place."""
    return bool(_strong_behind(words).match(text, end))


def inside_behind(text: str, end: int, words: Words) -> int | None:
    """Where the name of what a place lies in may begin: behind a comma, and "in" or "in northern"."""
    match = _inside(words).match(text, end)
    return match.end() if match else None


@cache
def _inside(words: Words) -> Pattern:
    links, parts = words.body("inside", "links"), words.body("inside", "parts")
    return regex.compile(rf",\s(?:{links}\s)?(?:{parts}[\s-])*", regex.IGNORECASE)


@cache
def _apposition(words: Words) -> Pattern:
    kinds = words.body("kinds", "town")
    return regex.compile(rf",\s(?:[\p{{Ll}}'’-]+\s){{0,3}}(?:{kinds}|capitale?|capital)(?!\w)", regex.IGNORECASE)


@cache
def _strong_behind(words: Words) -> Pattern:
    return regex.compile(rf"\s+{words.body('strong_behind')}(?!\w)")


@cache
def _clear(words: Words) -> Pattern:
    return _ending(words, words.body("at"))


@cache
def _weak(words: Words) -> Pattern:
    return _ending(words, words.body("weak"))


@cache
def _strong(words: Words) -> Pattern:
    return regex.compile(rf"(?<!\w){words.body('strong')}(?:\s+|(?<=['’]))[\"“«'‘]?$", regex.IGNORECASE)


@cache
def _facility(words: Words) -> Pattern:
    kinds, of = words.body("kinds", "facility"), words.body("of")
    return regex.compile(rf"(?<!\w){kinds}\s(?:(?:\p{{Ll}}+\s){{0,2}}?{of}\s?)?$", regex.IGNORECASE)


@cache
def _towards(words: Words) -> Pattern:
    """A direction from a place: "north of", "au nord de"."""
    ways = [way.replace("*", r"\w*").replace(" ", "[ -]") for way in written(words.lang)]
    return regex.compile(rf"(?<!\w){body(ways)}\s+{words.body('vicinity', 'from')}\s*$", regex.IGNORECASE)


@cache
def _title(words: Words) -> Pattern:
    return regex.compile(rf"(?<!\w){words.body('person', 'titles')}\.?\s+$", regex.IGNORECASE)


def _ending(words: Words, before: str) -> Pattern:
    """One of these words just before a name, with the part of it and the kind between."""
    parts, kinds, of = words.body("inside", "parts"), words.kind_words, words.body("of")
    return regex.compile(
        rf"(?<!\w){before}(?:\s*|(?<=['’]))(?:(?:{parts}|{kinds}|{of})(?:\s+|(?<=['’])|-))*[\"“«'‘]?$",
        regex.IGNORECASE,
    )
