"""Erased names stay out: what comes later is filed without them, though the ledger does not hold them."""

from __future__ import annotations

from hashlib import sha256

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.people.masking import Masker, Print, masked_data
from tocsin.records import Reading
from tocsin.reports import Received, signature


def prints(connection: Connection) -> list[Print]:
    """The names that are shut out."""
    e = t.erased.c
    return [Print(r.fingerprint, r.words, r.key) for r in connection.execute(select(e.fingerprint, e.words, e.key))]


def without(received: Received, reading: Reading | None, names: Masker) -> tuple[Received, Reading | None]:
    """An input and its reading without these names, as if the report had come so."""
    if not names.knows_any:
        return received, reading
    data = msgspec.to_builtins(received)
    came = msgspec.convert(masked_data(data, names), Received)
    if came == received:
        return received, reading
    if came.report is not None and received.report is not None and came.report.text != received.report.text:
        text = came.report.text
        came = msgspec.structs.replace(came, digest=sha256(text.encode()).hexdigest(), signature=tuple(signature(text)))
    read = None if reading is None else msgspec.convert(masked_data(msgspec.to_builtins(reading), names), Reading)
    return came, read
