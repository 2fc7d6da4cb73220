"""What a tally is asked and what it answers, and how claimed totals fare against the count."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from tocsin.ledger.quotes import Quote
from tocsin.records import ClaimType, Group, Modifier, Outcome, Period, Record

Counted = Outcome | Literal["freed"]
By = Literal["month", "year", "country", "admin1", "nationality", "actor", "type"]
Agreement = Literal["agrees", "differs", "cannot be told"]


class TallyQuery(Record, frozen=True):
    """Which people to count; ``freed`` are those released, escaped or rescued.

    ``nationality`` and ``country`` are ISO 3166-1 alpha-2, one or several, ``actor`` an actor's id. ``place`` is a
    first-level division, a district or, with ``within_km``, any named place and all within so many kilometres of it.
    ``by`` asks for the total in cells. ``shown`` is how many of the incidents are to carry their words, None for all.
    """

    outcome: Counted
    nationality: str | tuple[str, ...] | None = None
    country: str | tuple[str, ...] | None = None
    period: Period | None = None
    as_of: dt.datetime | None = None
    group: Group | None = None
    role: str | None = None
    type: ClaimType | tuple[ClaimType, ...] | None = None
    actor: str | None = None
    place: str | None = None
    within_km: float | None = None
    by: By | None = None
    shown: int | None = None


class TallyShare(Record, frozen=True):
    """What one incident adds to a tally, and the words that say so; ``surely`` False where it only may belong."""

    incident: str
    title: str
    date: str | None
    best: int
    low: int
    high: int
    evidence: tuple[Quote, ...]
    surely: bool = True


class TallyCell(Record, frozen=True):
    """One row of a tally in cells: all rows add up to the total.

    ``kind`` is ``cell`` for what lies in one cell, of which ``key`` is the value; ``several`` for what may lie in any
    of ``among``, or lies in more than one of them; ``unknown`` for what no report places. ``maybe`` is how many of
    the other rows may lie in this cell too.
    """

    kind: Literal["cell", "several", "unknown"]
    key: str | None
    best: int
    low: int
    high: int
    incidents: tuple[str, ...]
    maybe: int = 0
    among: tuple[str, ...] = ()


class Suggestion(Record, frozen=True):
    """Incidents that would make a claimed total and the ledger's count equal, were they added or left out."""

    text: str
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Verdict(Record, frozen=True):
    """A claimed total against the ledger's count at one moment; ``difference`` is claimed less counted.

    The count is None, and so is the difference, where the ledger cannot make it.
    """

    agreement: Agreement
    difference: int | None
    reason: str
    best: int | None = None
    low: int | None = None
    high: int | None = None
    incidents: tuple[str, ...] = ()


class ClaimedTotal(Record, frozen=True):
    """A total that a report claims, against the ledger's own.

    ``difference`` is claimed less counted, None where the two cannot be compared. ``period`` is the one claimed; what
    came after the report is not counted. ``then`` is the verdict as of the report's publication, where it was asked
    for and the day is known.
    """

    number: int
    modifier: Modifier
    report: str
    quote: Quote
    period: Period | None
    agreement: Agreement
    difference: int | None
    reason: str
    what: str | None = None
    population: str | None = None
    place: str | None = None
    best: int | None = None
    low: int | None = None
    high: int | None = None
    incidents: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    then: Verdict | None = None


class ReconcileQuery(Record, frozen=True):
    """Which claimed totals to check: every field given must fit. Totals without a value of a field fit it."""

    outcome: Counted | None = None
    nationality: str | None = None
    country: str | None = None
    period: Period | None = None
    report: str | None = None
    as_of: dt.datetime | None = None


class TallyAnswer(Record, frozen=True):
    """A number of people, the incidents behind it, and the totals that reports claim.

    ``cells`` are the rows asked for by ``by``. ``unsaid`` are people of all nationalities that may be, none being
    said, beside a question on some: they are not in the number. ``unnumbered`` are incidents with such people of whom
    no report gives a number.
    """

    query: TallyQuery
    best: int
    low: int
    high: int
    incidents: tuple[TallyShare, ...]
    claimed: tuple[ClaimedTotal, ...]
    cells: tuple[TallyCell, ...] = ()
    unsaid: int = 0
    unnumbered: int = 0
