"""How texts are kept small: in Python they are what they were, in the file a half or a tenth of it.

Records as JSON and reports' texts are deflated (RFC 1951) with a preset dictionary of what such records have in common,
digests are kept as their bytes, signatures as 32-bit integers, moments as microseconds, days as ordinals, index keys as
digests of themselves, words of a short list as their numbers. What older schemas wrote as text is read as it is.
"""

from __future__ import annotations

import datetime as dt
import json
import struct
import zlib
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

_PLAIN: Final = b"\0"
_DEFLATED: Final = b"\1"  # with the dictionary of that number; another dictionary is another number
_LEVEL: Final = 6
_RAW: Final = -15  # neither header nor checksum: the chain proves what is kept
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
KEY_BITS: Final = 48  # six bytes in the file
_STYLES: Final = ((b"\0", ", "), (b"\1", ","))


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    """Bodies of records as they are usual; never changed, as what was deflated with it needs it."""
    return (files("tocsin.ledger") / "data" / "bodies.txt").read_bytes()


def pack(text: str) -> bytes:
    """A text as it is kept: deflated where that makes it shorter."""
    plain = text.encode()
    deflating = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, 8, zlib.Z_DEFAULT_STRATEGY, _dictionary())
    packed = deflating.compress(plain) + deflating.flush()
    return _DEFLATED + packed if len(packed) < len(plain) else _PLAIN + plain


def unpack(kept: bytes | str) -> str:
    """The text again. Raises ValueError where it is damaged."""
    if isinstance(kept, str):
        return kept
    if kept[:1] == _PLAIN:
        return kept[1:].decode()
    if kept[:1] != _DEFLATED:
        raise ValueError("a packed text is not one that this version of Tocsin can read")
    try:
        return zlib.decompressobj(_RAW, _dictionary()).decompress(kept[1:]).decode()
    except zlib.error as error:
        raise ValueError(f"a packed text is damaged ({error})") from error


def pack_numbers(text: str) -> bytes:
    """A JSON list of integers under 2^32; the first byte tells how it was spaced: it reads back to the letter."""
    numbers = json.loads(text)
    packed = struct.pack(f"<{len(numbers)}I", *numbers)
    for style, comma in _STYLES:
        if json.dumps(numbers, separators=(comma, ": ")) == text:
            return style + packed
    raise ValueError("a signature is not written as signatures are")


def unpack_numbers(kept: bytes | str) -> str:
    """The list as text again."""
    if isinstance(kept, str):
        return kept
    numbers = struct.unpack(f"<{(len(kept) - 1) // 4}I", kept[1:])
    return json.dumps(numbers, separators=(dict(_STYLES)[kept[:1]], ": "))


@lru_cache(maxsize=4096)
def micros(text: str) -> int:
    """A moment, as the ledger writes it, in microseconds since 1970, which sort as moments do; an empty text is before
    all of them."""
    if not text:
        return -(2**62)
    moment = dt.datetime.fromisoformat(text)
    apart = (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)) - _EPOCH
    return (apart.days * 86_400 + apart.seconds) * 1_000_000 + apart.microseconds


@lru_cache(maxsize=4096)
def moment_text(kept: int | str) -> str:
    """The moment as text again."""
    return kept if isinstance(kept, str) else (_EPOCH + dt.timedelta(microseconds=kept)).isoformat()


def day_number(text: str) -> int | str:
    """A day as its proleptic ordinal, which sort as days do; an empty text is before all of them."""
    try:
        return dt.date.fromisoformat(text).toordinal() if text else 0
    except ValueError:
        return text


@lru_cache(maxsize=65536)
def day_text(number: int) -> str:
    """The day as text again."""
    return dt.date.fromordinal(number).isoformat() if number else ""


def key_number(key: str, bits: int = KEY_BITS) -> int:
    """An index key as a signed integer of so many bits, whole bytes."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()[-(bits // 8) :], "big", signed=True)


def short_key(number: int, bits: int) -> int:
    """The lower bits of a number, signed: what a key of more bits is as one of fewer."""
    sign = 1 << (bits - 1)
    return ((number & ((1 << bits) - 1)) ^ sign) - sign


def text_key(key: str) -> int:
    """A key of a text in 32 bits, as what is found is looked at again.

    One that holds for a time (``what|number of the time``) has that in its upper byte: those of texts that come
    together lie together, whatever the size of the ledger.
    """
    number = key_number(key, 32)
    what, _, time = key.rpartition("|")
    return short_key((int(time) & 0xFF) << 24 | number & 0xFFFFFF, 32) if what else number
