"""What sentences mean, as short vectors: packed for keeping with a claim, compared by the cosine of their angle.

They come from the encoder that reads reports (models/README.md), so sentences of two languages that say like things lie
near one another. Vectors of two versions of it are not to be compared.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul

SIZE = 32  # numbers
_MOST = 127

Meaning = tuple[float, ...]


def packed(vector: Sequence[float]) -> str | None:
    """``SIZE`` numbers as 44 characters (base64 of signed bytes), their scale lost; None for zeros."""
    most = max((abs(x) for x in vector), default=0.0)
    if not most:
        return None
    return base64.b64encode(bytes(round(x / most * _MOST) & 0xFF for x in vector)).decode()


@lru_cache(maxsize=50_000)
def unpacked(text: str) -> Meaning | None:
    """The vector that was packed, of length one; None where the text is no such vector."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != SIZE:
        return None
    signed = [x - 256 if x > _MOST else x for x in raw]
    length = math.sqrt(sum(x * x for x in signed))
    return tuple(x / length for x in signed) if length else None


def likeness(a: Meaning, b: Meaning) -> float:
    """The cosine of the angle of two vectors of length one: 1 for the same meaning, about 0 for none in common."""
    return math.fsum(map(mul, a, b))


def mean(vectors: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The mean of vectors of one size, at least one."""
    return tuple(sum(column) / len(vectors) for column in zip(*vectors, strict=True))
