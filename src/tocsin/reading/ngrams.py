"""Hashed n-grams of a text: numbers of its pieces of three to five letters, its words and its pairs of words.

The same for every language and script: no word list, no parse. Hashing instead of a vocabulary (Weinberger et al.
2009) keeps weights small and lets a language that no weight was learnt for share what its words share with others.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from typing import Any

import numpy as np

from tocsin.reading.text import fold

BUCKETS = 1 << 18
LONGEST = 20_000  # characters that are looked at
LETTERS = (3, 4, 5)
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse among 64-bit numbers
_MIX = 0xD6E8FEB86659FD93
_DIGIT, _BLANK = ord("0"), ord(" ")

Array = np.ndarray[Any, np.dtype[Any]]


def buckets(text: str) -> Array:
    """The bucket of each n-gram of a text, repeated as they are; empty for a text without letters."""
    letters = _letters(text)
    if len(letters) < LETTERS[0]:
        return np.empty(0, dtype=np.int64)
    sums, undo = _sums(letters)
    found = [_between(sums, undo, np.arange(len(letters) - n + 1), n) + np.uint64(n) for n in LETTERS]
    starts, ends = _words(letters)
    found.append((sums[ends] - sums[starts]) * undo[starts] + np.uint64(11))
    found.append((sums[ends[1:]] - sums[starts[:-1]]) * undo[starts[:-1]] + np.uint64(13))
    return _bucket(np.concatenate(found))


def _letters(text: str) -> Array:
    """The text's code points in small letters, every digit 0, one blank between words and at both ends."""
    points = np.frombuffer(fold(text[:LONGEST]).lower()[:LONGEST].encode("utf-32-le", "replace"), dtype="<u4")
    points = _plain()[np.minimum(points, 0xFFFF)] * (points < 0x10000) + points * (points >= 0x10000)
    points = np.concatenate(([_BLANK], points, [_BLANK])).astype(np.uint64)
    blank = points == _BLANK
    return np.asarray(points[~(blank & np.concatenate(([False], blank[:-1])))])


@cache
def _plain() -> Array:
    """What each code point of the basic plane counts as: itself, 0 for a digit, a blank for what is no letter."""
    table = np.full(0x10000, _BLANK, dtype=np.uint32)
    for point in range(min(0x10000, sys.maxunicode)):
        kind = unicodedata.category(chr(point))
        if kind[0] in "LM":
            table[point] = point
        elif kind[0] == "N":
            table[point] = _DIGIT
    return table


@cache
def _powers() -> tuple[Array, Array]:
    """Powers of the base, and of its inverse, modulo 2 to the 64th."""
    many = LONGEST + 2
    inverse = pow(_BASE, -1, 1 << 64)
    with np.errstate(over="ignore"):
        up, down = (np.cumprod(np.full(many, by, dtype=np.uint64)) for by in (_BASE, inverse))
    one = np.ones(1, dtype=np.uint64)
    return np.concatenate((one, up)), np.concatenate((one, down))


def _sums(letters: Array) -> tuple[Array, Array]:
    up, down = _powers()
    with np.errstate(over="ignore"):
        sums = np.cumsum(letters * up[: len(letters)], dtype=np.uint64)
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), sums))
    return sums, down[: len(sums)]


def _between(sums: Array, undo: Array, starts: Array, length: int) -> Array:
    with np.errstate(over="ignore"):
        return np.asarray((sums[starts + length] - sums[starts]) * undo[starts])


def _words(letters: Array) -> tuple[Array, Array]:
    at = np.flatnonzero(letters == _BLANK)
    return at[:-1] + 1, at[1:]


def _bucket(hashes: Array) -> Array:
    with np.errstate(over="ignore"):
        mixed = (hashes ^ (hashes >> np.uint64(32))) * np.uint64(_MIX)
    return np.asarray(mixed >> np.uint64(64 - BUCKETS.bit_length() + 1), dtype=np.int64)
