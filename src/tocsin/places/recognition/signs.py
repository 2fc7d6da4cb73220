"""What the words around a name tell of it: that something is there, that it is a person, that it opens the report."""

from __future__ import annotations

from functools import cache

import regex

from tocsin.places.words import Pattern, Words

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
    return bool(_strong(words).search(text, max(0, start - _BEFORE), start))


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
def _title(words: Words) -> Pattern:
    return regex.compile(rf"(?<!\w){words.body('person', 'titles')}\.?\s+$", regex.IGNORECASE)


def _ending(words: Words, before: str) -> Pattern:
    """One of these words just before a name, with the part of it and the kind between."""
    parts, kinds, of = words.body("inside", "parts"), words.kind_words, words.body("of")
    return regex.compile(
        rf"(?<!\w){before}(?:\s*|(?<=['’]))(?:(?:{parts}|{kinds}|{of})(?:\s+|(?<=['’])|-))*[\"“«'‘]?$",
        regex.IGNORECASE,
    )
