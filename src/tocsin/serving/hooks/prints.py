"""Prints of an incident's fields: enough to tell which of them changed, without keeping what they were."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

import msgspec

from tocsin.records import Incident

_BYTES: Final = 4
_FIELDS: Final = Incident.__struct_fields__
_RAW: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])


def prints(body: str) -> bytes:
    """Four bytes for each field of an incident, given as JSON, in the order of the record."""
    told = _RAW.decode(body)
    return b"".join(blake2b(told.get(name, b""), digest_size=_BYTES).digest() for name in _FIELDS)


def changed(before: bytes, after: bytes) -> tuple[str, ...]:
    """The fields that differ; fields that a later version of Tocsin added count where both have them."""
    parts = range(0, min(len(before), len(after)), _BYTES)
    return tuple(_FIELDS[at // _BYTES] for at in parts if before[at : at + _BYTES] != after[at : at + _BYTES])
