"""What the guard and its worker say to one another: MessagePack, each message after its length in bytes."""

from __future__ import annotations

import struct

from tocsin.records import Failure, Record
from tocsin.reports.intake import Draft

LENGTH = struct.Struct(">I")


class Job(Record, frozen=True):
    """One input to read: ``kind`` is html, eml or pdf."""

    kind: str
    data: bytes
    charset: str | None = None
    address: str | None = None


class Result(Record, frozen=True):
    """Exactly one of ``draft`` and ``failure`` is set."""

    draft: Draft | None = None
    failure: Failure | None = None
