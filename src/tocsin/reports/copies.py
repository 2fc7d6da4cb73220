"""Near-copies: wire stories that many outlets print, found by MinHash over runs of four words.

A signature holds the number of distinct runs, then 128 minima of fixed hash functions. It depends on the
text alone, so signatures made on different machines, years apart, compare.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RUN = 4
_MINIMA = 128
# A text of fewer words has so few runs that one changed figure and one changed name look like a copy.
_MIN_WORDS = 30
# 24 keys of 4 minima: two texts share a key with probability 1 - (1 - J^4)^24, that is over 0.9999 at a
# Jaccard similarity J of 0.8, 0.96 at 0.6, 0.04 at 0.2.
_BANDS, _ROWS = 24, 4
# Changing one word in twenty, as a subeditor does, leaves a similarity near 0.7; different reports that share
# stock phrases stay under 0.2.
_SAME = 0.6
# An outlet that adds its own lead or trailer keeps the wire's runs: most of the smaller is in the larger.
_CONTAINED, _MIN_RATIO = 0.85, 0.5
_CHUNK = 8192

# Letters with the vowel signs of Indic and Arabic scripts; scripts written without spaces go by character.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[\w\u0610-\u06ed\u0900-\u0dff]+"
)


def signature(text: str) -> tuple[int, ...]:
    """129 integers: the count of distinct runs of four words, then 128 minima of 32 bits; () if too short."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    if len(words) < _MIN_WORDS:
        return ()
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    return (len(runs), *_minima(runs))


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The estimated Jaccard similarity of two texts' runs; 0 where a signature is missing."""
    if len(a) != len(b) or len(a) < 2:
        return 0.0
    return sum(x == y for x, y in zip(a[1:], b[1:], strict=True)) / (len(a) - 1)


def near_duplicate(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two signatures are of near-copies: alike as a whole, or the one nearly all inside the other.

    Containment follows from similarity J and the counts m, n of runs: shared = J (m + n) / (1 + J). A text
    of less than half the other's length is an extract of it, not a copy.
    """
    alike = similarity(a, b)
    if not alike:
        return False
    smaller, larger = sorted((a[0], b[0]))
    shared = alike * (smaller + larger) / (1 + alike)
    return alike >= _SAME or (smaller >= _MIN_RATIO * larger and shared >= _CONTAINED * smaller)


def bands(signature: tuple[int, ...]) -> tuple[str, ...]:
    """Keys for an index: near-copies share at least one with near certainty; () for an empty signature."""
    minima = signature[1 : 1 + _BANDS * _ROWS]
    if len(minima) < _BANDS * _ROWS:
        return ()
    return tuple(_band(number, minima[number * _ROWS : (number + 1) * _ROWS]) for number in range(_BANDS))


def _band(number: int, rows: tuple[int, ...]) -> str:
    digest = blake2b(b"".join(row.to_bytes(4, "big") for row in rows), digest_size=8)
    return f"{number:02d}{digest.hexdigest()}"


def _minima(runs: set[str]) -> list[int]:
    import numpy as np

    digests = b"".join(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest() for run in runs)
    hashes = np.frombuffer(digests, dtype="<u8").astype(np.uint64)
    factors, offsets = _functions()
    lowest = np.full(_MINIMA, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), _CHUNK):
        # Multiply-shift hashing: arithmetic is modulo 2**64 and the high half of the product is the hash.
        hashed = (hashes[start : start + _CHUNK, None] * factors + offsets) >> np.uint64(32)
        lowest = np.minimum(lowest, hashed.min(axis=0))
    return [int(value) for value in lowest]


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    import numpy as np

    drawn = b"".join(blake2b(f"tocsin minhash {i}".encode(), digest_size=16).digest() for i in range(_MINIMA))
    pairs = np.frombuffer(drawn, dtype="<u8").astype(np.uint64).reshape(_MINIMA, 2)
    return pairs[:, 0] | np.uint64(1), pairs[:, 1]
