"""What is answered of two moments: what came to be known between them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from tocsin.ledger.quotes import Quote
from tocsin.records import Incident, Outcome, Record, Spread

DifferenceKind = Literal["new", "raised", "lowered", "freed", "changed", "merged", "split", "moved", "withdrawn"]


class Difference(Record, frozen=True):
    """One thing about an incident that was known at the later moment and not at the earlier.

    new: it was not known. raised, lowered: the number of people of an ``outcome``. freed: people were let go, got away
    or were rescued, ``after`` in all. changed: a ``field`` (status, captivity, type, date, place) reads ``now`` and no
    longer ``formerly``. merged: it is part of ``others``. split: it was part of ``others``. moved: ``claims`` are of it
    that were of ``others``. withdrawn: ``claims`` are told no more or were rejected; where ``gone`` all were.
    ``incident`` is as known at the later moment, or as last known where it is no more.
    """

    kind: DifferenceKind
    incident: Incident
    title: str
    outcome: Outcome | Literal["freed"] | None = None
    before: Spread | None = None
    after: Spread | None = None
    field: str | None = None
    formerly: str | None = None
    now: str | None = None
    others: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    gone: bool = False


class ClaimedAnew(Record, frozen=True):
    """A total that a report claims and none had claimed before."""

    number: int
    what: str
    population: str | None
    place: str | None
    quote: Quote


class Comparison(Record, frozen=True):
    """What came to be known from one moment (not included) to another (included); ``until`` None is now.

    ``incidents_before`` and ``incidents_after`` are how many incidents were known at either.
    """

    since: dt.datetime
    until: dt.datetime | None
    incidents_before: int
    incidents_after: int
    differences: tuple[Difference, ...]
    claimed: tuple[ClaimedAnew, ...]


__all__ = ["ClaimedAnew", "Comparison", "Difference", "DifferenceKind"]
