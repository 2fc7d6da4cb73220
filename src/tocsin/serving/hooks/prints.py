"""Prints of an incident's fields: enough to tell which of them changed, without keeping what they were.

They are made of all incidents when a webhook is made, so that quick sums are taken (CRC-32): of the changes of a field
one in four billion is not seen.
"""

from __future__ import annotations

from struct import Struct
from typing import Final
from zlib import crc32

import msgspec

from tocsin.records import Incident

_FIELDS: Final = Incident.__struct_fields__
_SUMS: Final = Struct(f">{len(_FIELDS)}I")
_RAW: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_BYTES: Final = 4


def prints(body: str) -> bytes:
    """Four bytes for each field of an incident, given as JSON, in the order of the record."""
    told = _RAW.decode(body)
    return _SUMS.pack(*(crc32(told.get(name, b"")) for name in _FIELDS))


def changed(before: bytes, after: bytes) -> tuple[str, ...]:
    """The fields that differ; fields that a later version of Tocsin added count where both have them."""
    parts = range(0, min(len(before), len(after)), _BYTES)
    return tuple(_FIELDS[at // _BYTES] for at in parts if before[at : at + _BYTES] != after[at : at + _BYTES])
