"""What the ledger is asked and what it answers: plain records that screens, briefs and JSON share."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from tocsin.ledger.quotes import Quote
from tocsin.ledger.totals import (
    Agreement,
    By,
    ClaimedTotal,
    Counted,
    ReconcileQuery,
    Suggestion,
    TallyAnswer,
    TallyCell,
    TallyQuery,
    TallyShare,
    Verdict,
)
from tocsin.records import Claim, ClaimType, Decision, Failure, Incident, IncidentStatus, Record, Statement

FiledAs = Literal["new", "revision", "copy", "known", "set_aside", "failed"]


class IncidentQuery(Record, frozen=True):
    """Which incidents: every field given must hold. ``since`` and ``until`` are inclusive days.

    ``mentions`` adds those of which it is too unsure that there is such an incident (merging/certainty.py). ``after``
    is where the page before ends.
    """

    country: str | None = None
    type: ClaimType | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    actor: str | None = None
    nationality: str | None = None
    text: str | None = None
    as_of: dt.datetime | None = None
    limit: int | None = None
    mentions: bool = False
    status: IncidentStatus | None = None
    after: str | None = None


class IncidentPage(Record, frozen=True):
    """Some incidents in order; ``end`` is what the next page is asked for by, None where this may be the last."""

    incidents: tuple[Incident, ...]
    end: str | None


Facet = Literal["country", "type", "status", "actor", "month"]


class Facets(Record, frozen=True):
    """How many incidents that fit have each value, the most frequent first, months in order.

    An incident is of each of its actors; None is the value of those that have none, and of the undated.
    """

    total: int
    country: tuple[tuple[str | None, int], ...] = ()
    type: tuple[tuple[str | None, int], ...] = ()
    status: tuple[tuple[str | None, int], ...] = ()
    actor: tuple[tuple[str | None, int], ...] = ()
    month: tuple[tuple[str | None, int], ...] = ()


class ClaimView(Record, frozen=True):
    """A claim with its report's particulars and its sentences.

    ``quotes`` are the evidence; ``beside`` the sentences that hold a value and are not among them.
    """

    claim: Claim
    quotes: tuple[Quote, ...]
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    superseded: bool = False
    beside: tuple[Quote, ...] = ()


class IncidentView(Record, frozen=True):
    """One incident with all that is behind it; ``requested`` is the id asked for where it redirects."""

    incident: Incident
    claims: tuple[ClaimView, ...]
    title: str
    requested: str | None = None
    decisions: tuple[Decision, ...] = ()


class Decided(Record, frozen=True):
    """What came of a decision or of taking one back: the incidents that its claims are in now, and ids that went.

    ``redirected`` are pairs of an id that is no more and the one that it leads to.
    """

    decision: Decision
    incidents: tuple[Incident, ...]
    redirected: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()


class Source(Record, frozen=True):
    """A report that a claim came with."""

    report: str
    publisher: str | None
    published: str | None
    title: str | None


LogKind = Literal[
    "joined", "revised", "withdrawn", "rejected", "merged", "parted", "decided", "taken_back", "stands", "redirects"
]


class LogEntry(Record, frozen=True):
    """One thing that became of an incident: what, when this ledger learnt it, and why.

    ``claims`` and ``sources`` are those that it is about, ``incident`` the other incident, ``causes`` the reports
    that the machine merged or parted by, ``decision`` what an analyst decided; ``text`` is what the incident stands
    at, where that changed.
    """

    at: dt.datetime
    kind: LogKind
    claims: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    incident: str | None = None
    causes: tuple[Source, ...] = ()
    decision: Decision | None = None
    text: str | None = None


class Life(Record, frozen=True):
    """An incident's whole life; ``stands`` False where it was rejected or withdrawn.

    ``formerly`` are ids that lead to it now; ``requested`` is the id asked for where it is one of those.
    """

    incident: str
    title: str
    stands: bool
    entries: tuple[LogEntry, ...]
    formerly: tuple[str, ...] = ()
    requested: str | None = None


DoubtKind = Literal["nearly_merged", "barely_joined", "low_confidence", "contradiction"]


class Doubt(Record, frozen=True):
    """What the machine is little sure of, and how to settle it: ``settle`` are pairs of an answer and a command.

    ``words`` are the sentence that a doubted claim was read from; ``field`` is what reports contradict one another on,
    as a correction names it, and the answers of ``settle`` are its values then.

    ``worth`` is how much settling it tells: ``unsure`` (0 sure, 1 a toss-up) times a weight of the people at stake.
    """

    kind: DoubtKind
    worth: float
    unsure: float
    people: int
    incidents: tuple[str, ...]
    titles: tuple[str, ...]
    claims: tuple[str, ...]
    text: str
    words: str | None
    settle: tuple[tuple[str, str], ...]
    field: str | None = None


class Hit(Record, frozen=True):
    """One find of a full-text search; ``snippet`` marks the words found with ``**``."""

    kind: Literal["report", "incident"]
    id: str
    title: str | None
    snippet: str
    publisher: str | None = None
    published: str | None = None


class ReportRow(Record, frozen=True):
    """One report as the ledger keeps it; ``set_aside`` where triage left it unread."""

    id: str
    source: str
    publisher: str | None
    published: str | None
    lang: str | None
    title: str | None
    claims: int
    statements: int
    revision: int
    copy_of: str | None
    failure: Failure | None
    ingested_at: dt.datetime
    notes: tuple[str, ...] = ()
    set_aside: bool = False


class ReportQuery(Record, frozen=True):
    """Which reports, the last that came first: those of a publisher, ``limit`` of them (50 where it is not given);
    ``after`` is where the page before ends."""

    publisher: str | None = None
    as_of: dt.datetime | None = None
    limit: int | None = None
    after: str | None = None


class ReportsPage(Record, frozen=True):
    """Some reports in order; ``end`` is what the next page is asked for by, None where this may be the last."""

    reports: tuple[ReportRow, ...]
    end: str | None


class PublisherRow(Record, frozen=True):
    """A publisher and how many of its reports stand; ``last_came`` is when the last of them did, None its name where
    reports do not tell it."""

    publisher: str | None
    reports: int
    last_published: str | None
    last_came: dt.datetime


class ReportedClaim(Record, frozen=True):
    """A claim with the incident that it is of and its title; None where it is of none, being rejected."""

    claim: Claim
    incident: str | None
    title: str | None


class Revision(Record, frozen=True):
    """One version of a report, and when it was known."""

    number: int
    title: str | None
    published: str | None
    known_at: dt.datetime


class ReportView(Record, frozen=True):
    """A report with its text, what ``model`` read from it, and its revisions, this one among them."""

    report: ReportRow
    text: str
    url: str | None
    model: str
    claims: tuple[ReportedClaim, ...]
    statements: tuple[Statement, ...]
    revisions: tuple[Revision, ...]


class StatementView(Record, frozen=True):
    """A statement with its words and its report."""

    statement: Statement
    quotes: tuple[Quote, ...]


class IngestSummary(Record, frozen=True):
    """What an ingest did: reports by what became of them, and the ledger's size after it.

    ``failures`` and ``notes`` are pairs of a source and a sentence.
    """

    new: int = 0
    revisions: int = 0
    copies: int = 0
    known: int = 0
    set_aside: int = 0
    failed: int = 0
    claims: int = 0
    incidents: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


__all__ = [
    "Agreement",
    "By",
    "ClaimView",
    "ClaimedTotal",
    "Counted",
    "Decided",
    "Doubt",
    "DoubtKind",
    "Facet",
    "Facets",
    "FiledAs",
    "Hit",
    "IncidentPage",
    "IncidentQuery",
    "IncidentView",
    "IngestSummary",
    "Life",
    "LogEntry",
    "LogKind",
    "PublisherRow",
    "Quote",
    "ReconcileQuery",
    "ReportQuery",
    "ReportRow",
    "ReportView",
    "ReportedClaim",
    "ReportsPage",
    "Revision",
    "Source",
    "StatementView",
    "Suggestion",
    "TallyAnswer",
    "TallyCell",
    "TallyQuery",
    "TallyShare",
    "Verdict",
]
