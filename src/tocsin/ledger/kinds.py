"""Column types of what is kept small (:mod:`tocsin.ledger.packing`): in Python the texts that they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, type_coerce
from sqlalchemy.types import TypeDecorator

from tocsin.ledger.packing import (
    KEY_BITS,
    day_number,
    day_text,
    key_number,
    micros,
    moment_text,
    pack,
    pack_numbers,
    text_key,
    unpack,
    unpack_numbers,
)

_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")


class _Kept(TypeDecorator[str]):
    """A text that is kept as something else, by ``keep``, and read as the text again by ``told``; None stays None.

    What is never read is without ``told``. The driver's value is made past what SQLAlchemy puts around it.
    """

    keep: Callable[[Any], Any]
    told: Callable[[Any], Any] | None = None

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self.keep(value)

    def bind_processor(self, dialect: Dialect) -> Any:
        keep = self.keep
        return lambda value: None if value is None else keep(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        told = self.told
        return None if told is None else lambda value: None if value is None else told(value)


class Packed(_Kept):
    """A text or a record as JSON, deflated."""

    impl = LargeBinary
    cache_ok = True
    keep = staticmethod(pack)
    told = staticmethod(unpack)


class Numbers(_Kept):
    """A JSON list of integers under 2^32."""

    impl = LargeBinary
    cache_ok = True
    keep = staticmethod(pack_numbers)
    told = staticmethod(unpack_numbers)


class Hex(_Kept):
    """Bytes written in small hexadecimal digits; another text is kept as it is."""

    impl = LargeBinary
    cache_ok = True

    def keep(self, value: str) -> bytes | str:
        return bytes.fromhex(value) if _HEX.fullmatch(value) else value

    @staticmethod
    def told(value: bytes | str) -> str:
        return value.hex() if isinstance(value, bytes) else value


class Instant(_Kept):
    """A moment, ISO 8601 text in UTC, as microseconds since 1970."""

    impl = BigInteger
    cache_ok = True
    keep = staticmethod(micros)
    told = staticmethod(moment_text)


class Day(_Kept):
    """A day, ISO 8601 text, as its proleptic ordinal, an empty text as 0; another text is kept as it is."""

    impl = Integer
    cache_ok = True
    keep = staticmethod(day_number)

    @staticmethod
    def told(value: int | str) -> str:
        return day_text(value) if isinstance(value, int) else value


class Code(_Kept):
    """A word of a short list as its number, from 1 on, in an order that never changes; another is kept as it is."""

    impl = Integer
    cache_ok = True

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)
        self.numbers = {word: number for number, word in enumerate(self.words, 1)}

    def keep(self, value: str) -> int | str:
        return self.numbers.get(value, value)

    def told(self, value: int | str) -> str:
        return self.words[value - 1] if isinstance(value, int) else value


def as_kept(column: Any) -> Any:
    """A column of codes or days as the number that it is kept as: of many rows with few values."""
    return type_coerce(column, Integer)


class KeyNumber(_Kept):
    """An index key that is looked for and never read: its digest, of 32 bits where what is found is looked at again, of
    64 where it is not."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, bits: int = KEY_BITS) -> None:
        super().__init__()
        self.bits = bits

    def keep(self, value: str) -> int:
        return key_number(value, self.bits)


class TextKey(_Kept):
    """An index key of a text, see :func:`text_key`."""

    impl = BigInteger
    cache_ok = True
    keep = staticmethod(text_key)
