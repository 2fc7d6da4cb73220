"""Names of other scripts in Latin letters, roughly as they sound: to be looked for among names spelt alike."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

import regex

from tocsin.places.folding import fold

# The Indic scripts of Unicode lie side by side: each letter stands at the same place of its block as in Devanagari.
_INDIC = range(0x0900, 0x0D80)
_BLOCK = 0x80
_DEVANAGARI = 0x0900
_OTHER = regex.compile(r"[^\p{Latin}\p{Common}\p{Inherited}]")
_NUKTA = 0x3C
_SILENT = frozenset(range(0x3E, 0x4E))  # vowel signs, and the virama that takes the vowel away
_DROPPING = range(0x200)  # Devanagari, Bengali, Gurmukhi and Gujarati; not the scripts of the south
_SCHWA = "ə"
_DROPPED = regex.compile(r"(?<=[aeiou][^aeiouə\s])ə(?=[^aeiouə\s][aeiou])")
_CONSONANTS = (*range(0x15, 0x3A), *range(0x58, 0x60))


def romanized(name: str) -> str:
    """A name folded and in Latin letters; one that is so already only folded.

    Rough on purpose: one letter for one, and an Arabic name without the short vowels it is written without.
    """
    plain = unicodedata.normalize("NFC", name.casefold())
    return fold("".join(_latin(plain, i) for i in range(len(plain))))


def romanizations(name: str) -> tuple[str, ...]:
    """A name in Latin letters, and as it is said where the two differ.

    Hindi and its neighbours drop the vowel that is in a consonant between two syllables (M. Ohala, "Aspects of Hindi
    Phonology", 1983): Kob(a)ri.
    """
    plain = unicodedata.normalize("NFC", name.casefold())
    whole = "".join(_latin(plain, i) for i in range(len(plain)))
    marked = "".join(_marked(plain, i) for i in range(len(plain)))
    said = _DROPPED.sub("", marked).replace(_SCHWA, "a")
    return tuple(dict.fromkeys((fold(whole), fold(said))))


def _marked(text: str, i: int) -> str:
    """As :func:`_latin`, with the vowel that is in a consonant marked where a language drops it."""
    latin = _latin(text, i)
    ours = ord(text[i]) - _DEVANAGARI in _DROPPING and _place(text, i) in _CONSONANTS
    return latin[:-1] + _SCHWA if ours and len(latin) > 1 and latin.endswith("a") else latin


def _latin(text: str, i: int) -> str:
    return _indic(text, i) if ord(text[i]) in _INDIC else _letters().get(text[i], text[i])


def is_latin(name: str) -> bool:
    """Whether a name has no letters of another script."""
    return name.isascii() or not _OTHER.search(name)


def _indic(text: str, i: int) -> str:
    """A letter of an Indic script: a consonant has an "a" in it, unless a sign behind it says otherwise."""
    place = _place(text, i)
    behind = i + 1
    letter = _letters().get(chr(_DEVANAGARI + (place or 0)), "")
    if _place(text, behind) == _NUKTA:
        letter = _letters().get(chr(_DEVANAGARI + (place or 0)) + chr(_DEVANAGARI + _NUKTA), letter)
        behind += 1
    # Names are said without the last "a".
    after = _place(text, behind)
    return letter + "a" if place in _CONSONANTS and after is not None and after not in _SILENT else letter


def _place(text: str, i: int) -> int | None:
    """Where in its block a letter stands; None for one of another script, and behind the end."""
    return (ord(text[i]) - _DEVANAGARI) % _BLOCK if i < len(text) and ord(text[i]) in _INDIC else None


@cache
def _letters() -> dict[str, str]:
    text = (files("tocsin.places") / "data" / "letters.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    each = ((letter, latin) for letters, latin in rows for letter in letters.split())
    return {unicodedata.normalize("NFC", letter): latin for letter, latin in each}
