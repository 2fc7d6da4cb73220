"""What the ledger answers of governments' advice to travellers."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from tocsin.ledger.answers import Quote
from tocsin.records import Advised, Record

MoveKind = Literal["first known", "raised", "lowered", "restated", "lifted"]
Direction = Literal["raised", "lowered"]


class AdviceEntry(Record, frozen=True):
    """A government's advice on a country, or on a ``region`` of it, as one source gave it on a day.

    ``issuer`` and ``country`` are ISO 3166-1 alpha-2; ``level`` 1 to 4. ``feed`` where the source is the government's
    own, else a report tells of it. ``wording`` is the government's own where it is known.
    """

    issuer: str
    country: str
    level: int
    advice: Advised
    day: dt.date
    feed: bool
    quotes: tuple[Quote, ...]
    region: str | None = None
    wording: str | None = None


class AdviceChange(Record, frozen=True):
    """A change of one government's advice: ``before`` and ``after`` are levels, None where none was known.

    "restated" is other advice of the same level; "lifted" that a part has none of its own any more, and is as the
    country.
    """

    day: dt.date
    move: MoveKind
    before: int | None
    after: int | None
    entry: AdviceEntry


class StandingAdvice(Record, frozen=True):
    """Advice that stands, by the latest source that gave it; ``since`` is when it was first known to be so."""

    since: dt.date
    entry: AdviceEntry


class Mover(Record, frozen=True):
    """A government that moved, and how many days after the first."""

    issuer: str
    day: dt.date
    days_after: int


class Wave(Record, frozen=True):
    """Governments that moved the same way on a country within 30 days of one another, the first mover first."""

    direction: Direction
    movers: tuple[Mover, ...]


class CountryAdvice(Record, frozen=True):
    """Governments' advice on one country: what stands, how it came so, and who moved first.

    ``now`` is by issuer, the country before its parts; ``history`` in the order of the days.
    """

    country: str
    now: tuple[StandingAdvice, ...]
    history: tuple[AdviceChange, ...]
    waves: tuple[Wave, ...]


class AdviceSummary(Record, frozen=True):
    """What adding feeds did, by pages; ``failures`` are pairs of a source and a sentence, ``left_out`` sentences."""

    new: int = 0
    revisions: int = 0
    known: int = 0
    failed: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
