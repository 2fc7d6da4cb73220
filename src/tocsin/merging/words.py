"""Comparing short value strings (place names, speakers) across scripts and spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_FEWEST_LETTERS: Final = 5  # shorter words are one only where they are equal
# Words that say what kind of thing a place is, or join names: shared by places that have nothing in common.
_IDLE: Final = frozenset(
    [
        "the",
        "of",
        "in",
        "and",
        "a",
        "an",
        "at",
        "near",
        "between",
        "to",
        "road",
        "route",
        "axis",
        "axe",
        "village",
        "town",
        "city",
        "area",
        "region",
        "district",
        "province",
        "department",
        "state",
        "camp",
        "base",
        "military",
        "border",
        "west",
        "western",
        "east",
        "eastern",
        "north",
        "northern",
        "south",
        "southern",
        "central",
        "country",
        "prison",
        "police",
        "station",
        "airport",
        "school",
        "church",
        "mosque",
        "market",
        "park",
        "forest",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "y",
        "et",
        "en",
        "entre",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "e",
        "i",
        "gare",
        "ville",
        "camp",
        "militaire",
        "prison",
        "carcel",
        "base",
        "ruta",
        "carretera",
        "aeropuerto",
        "aeroport",
        "palais",
        "palacio",
        "zone",
        "zona",
        "region",
        "provincia",
    ]
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, accents of Latin letters and punctuation taken off; words kept in their order."""
    flat = unicodedata.normalize("NFKD", text).casefold()
    flat = "".join(c for c in flat if unicodedata.category(c) != "Mn" or ord(c) > 0x900)
    return " ".join(_WORD.findall(flat))


@lru_cache(maxsize=65536)
def telling(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(w for w in fold(text).split() if w not in _IDLE and (len(w) > 1 or not w.isascii()))


def _grams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: "Fambita" and "Fombita", "Tera" and "Téra".

    Letter pairs shared (Dice) of at least 0.6, words of five letters or more; shorter ones must be equal.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _FEWEST_LETTERS or one[0] != other[0]:
        return False
    x, y = _grams(one), _grams(other)
    return 2 * len(x & y) / (len(x) + len(y)) >= 0.6


def shared(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of the shorter name stand in the other, in some spelling."""
    few, many = sorted((one, other), key=len)
    return sum(word in many or _spelt_in(word, many) for word in few)


def _spelt_in(word: str, others: frozenset[str]) -> bool:
    """Whether a word of some letters stands among others in another spelling; most begin otherwise."""
    if len(word) >= _FEWEST_LETTERS:
        for other in others:
            if other[0] == word[0] and same_word(word, other):
                return True
    return False
