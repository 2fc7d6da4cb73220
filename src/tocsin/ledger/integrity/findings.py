"""What a check of a ledger finds: each defect in one sentence that says what is broken and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from tocsin.ledger.integrity.chain import Entry
from tocsin.records import Record

Part = Literal["file", "chain", "evidence", "values", "incidents", "index"]
Progress = Callable[[int, int | None, str], None]
"""Is told how much of a part is done, of how much where that is known, and what the part is."""


class Defect(Record, frozen=True):
    """One thing that is broken: the part of the ledger, where in it, and what."""

    part: Part
    where: str
    said: str


class Checked(Record, frozen=True):
    """What a check looked at and found; ``end`` is the chain's last entry, ``skipped`` what could not be looked at."""

    defects: tuple[Defect, ...]
    reports: int
    claims: int
    incidents: int
    entries: int
    end: Entry | None
    skipped: tuple[str, ...] = ()
