"""What is asked of cases of people held, and what is answered."""

from __future__ import annotations

import datetime as dt

from tocsin.ledger.answers import Quote
from tocsin.records import Account, CaseEvent, Incident, Record, Spread


class CaseQuery(Record, frozen=True):
    """Which cases: every field given must hold. ``since`` and ``until`` are days of the taking, inclusive.

    ``held`` asks for those of which somebody is held, ``ended`` for those of which nobody is; of some neither is known.
    ``limit`` is how many at most, ``after`` where the page before ends.
    """

    held: bool = False
    ended: bool = False
    nationality: str | None = None
    country: str | None = None
    actor: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    as_of: dt.datetime | None = None
    limit: int | None = None
    after: str | None = None


class CaseLine(Record, frozen=True):
    """An event of a case with the words that tell of it, one sentence a claim."""

    event: CaseEvent
    quotes: tuple[Quote, ...]


class CaseView(Record, frozen=True):
    """A case: the incident by which people were taken, its account, and for how many days they were held.

    ``days`` are to the end, or to the day ``until`` which the question is asked of where somebody is still held; None
    where the day of the taking or of the end is not known. ``ends`` are ids of incidents linked as ends. ``lines``
    are given where one case is asked for.
    """

    id: str
    title: str
    incident: Incident
    account: Account
    days: Spread | None
    until: dt.date
    ends: tuple[str, ...] = ()
    lines: tuple[CaseLine, ...] = ()


class CasePage(Record, frozen=True):
    """Some cases in order; ``end`` is what the next page is asked for by, None where this may be the last."""

    cases: tuple[CaseView, ...]
    end: str | None


__all__ = ["CaseLine", "CasePage", "CaseQuery", "CaseView"]
