"""Names as they are spelt, kept so that a misspelt one finds those one or two letters away.

The names of one country of one length stand side by side in a block, and for each a signature of 64 bits: which
letters it has, and which it has twice. A letter put for another changes at most two of those bits, one left out
or put in at most one, two swapped none: names whose signatures differ in more bits than the edits allowed can
explain are passed over, all of a block at once, and only the few left are compared letter by letter. Nothing
within that many edits is ever missed (F. Damerau, "A technique for computer detection and correction of spelling
errors", CACM 7, 1964, passes words over by their letters in the same way).
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.places.shaping import packed
from tocsin.places.store import Query
from tocsin.records import Record

# A place's own name speaks for a spelling five times as much as one of its other names, which are often only
# other spellings of it. Kept as a logarithm in a byte: sixteenths of a natural one.
_OWN = 5
OWN_OVER_OTHER = math.log(_OWN)
_FINENESS = 16
_MOST = 255
_SPELT = "SELECT country, length, wide, own, names FROM temp.spelt ORDER BY country, length, wide"
_BLOCK = "SELECT names, bearers FROM spelling WHERE country = ? AND length = ? AND wide = ?"
_COLUMNS = "country, length, wide, names, letters, bearers"
_KEPT = f"INSERT OR REPLACE INTO spelling ({_COLUMNS}) VALUES (?,?,?,?,?,?)"


class Spelt(Record, frozen=True):
    """A name within the edits asked for: ``bearers`` weighs how many places bear it, in natural logarithms."""

    folded: str
    country: str
    bearers: float


def learn(db: sqlite3.Connection) -> None:
    """Takes the names set aside in ``temp.spelt`` into the blocks of their countries."""
    for key, parts in groupby(db.execute(_SPELT), key=itemgetter(0, 1, 2)):
        country, length, wide = key
        each = [(_unpacked(names, length, wide), own) for *_, own, names in parts]
        weights = np.concatenate([np.full(len(names), _OWN if own else 1) for names, own in each])
        names, bearers = _weighed(np.concatenate([names for names, _ in each]), weights)
        _keep(db, country, length, wide, names, bearers)


def within(query: Query, name: str, country: str | None, edits: int) -> Iterator[Spelt]:
    """Names that at most so many edits (Damerau and Levenshtein's) part from ``name``, both folded.

    ``country`` (ISO 3166-1 alpha-2) keeps to one.
    """
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extract

    sought = _letters(_unpacked(packed([name], True), len(name), True), True)
    lengths = range(max(1, len(name) - edits), len(name) + edits + 1)
    sql = f"SELECT {_COLUMNS} FROM spelling WHERE length IN ({','.join('?' * len(lengths))})"
    for where, length, wide, names, letters, bearers in query(
        sql + " AND country = ?" * bool(country), (*lengths, country) if country else (*lengths,)
    ):
        unlike = np.bitwise_count(np.frombuffer(letters, np.uint64) ^ sought)
        rows = np.flatnonzero(unlike <= 2 * edits)
        texts = _texts(_unpacked(names, length, wide)[rows])
        weights = np.frombuffer(bearers, np.uint8)[rows]
        near = extract(name, texts, scorer=DamerauLevenshtein.distance, score_cutoff=edits, limit=None)
        for folded, _, index in near:
            yield Spelt(folded=folded, country=where, bearers=float(weights[index]) / _FINENESS - OWN_OVER_OTHER)


def _keep(
    db: sqlite3.Connection, country: str, length: int, wide: int, names: NDArray[Any], bearers: NDArray[np.uint8]
) -> None:
    known = db.execute(_BLOCK, (country, length, wide)).fetchone()
    if known:
        names, bearers = _merged(
            np.concatenate([_unpacked(known[0], length, wide), names]),
            np.concatenate([np.frombuffer(known[1], np.uint8), bearers]),
        )
    letters = _letters(names, wide)
    db.execute(_KEPT, (country, length, wide, names.tobytes(), letters.tobytes(), bearers.tobytes()))


def _weighed(names: NDArray[Any], weights: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    """Each name once, with how many bear it."""
    each, where = np.unique(names, return_inverse=True)
    bearers = _FINENESS * np.log(np.bincount(where, weights))
    return each, np.minimum(_MOST, bearers.round()).astype(np.uint8)


def _merged(names: NDArray[Any], bearers: NDArray[np.uint8]) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    """Each name once, with the most bearers that any load told of: loading a file twice changes nothing."""
    each, where = np.unique(names, return_inverse=True)
    most = np.zeros(len(each), np.uint8)
    np.maximum.at(most, where, bearers)
    return each, most


def _unpacked(data: bytes, length: int, wide: int) -> NDArray[Any]:
    return np.frombuffer(data, f"<U{length}" if wide else f"S{length}")


def _texts(names: NDArray[Any]) -> list[str]:
    return [n if isinstance(n, str) else n.decode("ascii") for n in names.tolist()]


def _letters(names: NDArray[Any], wide: int) -> NDArray[np.uint64]:
    """The signature of each name: the lower half for letters it has, the upper for those it has twice or more."""
    codes = names.view(np.uint32 if wide else np.uint8).reshape(len(names), -1)
    once = np.zeros(len(names), np.uint64)
    twice = np.zeros(len(names), np.uint64)
    for column in range(codes.shape[1]):
        bit = np.uint64(1) << (codes[:, column].astype(np.uint64) & np.uint64(31))
        twice |= once & bit
        once |= bit
    return once | (twice << np.uint64(32))
