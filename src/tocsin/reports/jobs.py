"""What the guard and its worker say to one another: MessagePack, each message after its length in bytes."""

from __future__ import annotations

import struct

from tocsin.records import Failure, Record
from tocsin.reports.intake import Draft

LENGTH = struct.Struct(">I")
# The worker's first word: what ends before it never started.
HELLO = b"tocsin"


class Job(Record, frozen=True):
    """One input to read: ``kind`` is html, eml or pdf."""

    kind: str
    data: bytes
    charset: str | None = None
    address: str | None = None


class Result(Record, frozen=True):
    """Exactly one is set; ``fault`` is what kept a library from loading."""

    draft: Draft | None = None
    failure: Failure | None = None
    fault: str | None = None
