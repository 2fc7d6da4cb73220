"""What a brief is made of: plain frozen records, the same for HTML, Markdown and JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from tocsin.ledger.advice import CountryAdvice
from tocsin.ledger.answers import (
    IncidentQuery,
    IncidentView,
    ReportRow,
    StatementView,
    TallyAnswer,
    TallyQuery,
)
from tocsin.records import ClaimType, Incident, Period, Record


class BriefQuery(Record, frozen=True):
    """What to brief on: a country (ISO 3166-1 alpha-2) over inclusive days, as known at ``as_of``."""

    country: str
    since: dt.date | None = None
    until: dt.date | None = None
    as_of: dt.datetime | None = None


class Source(Record, frozen=True):
    """One numbered source: the words quoted and whose report they stand in."""

    number: int
    report: str
    text: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


class Sentence(Record, frozen=True):
    """One sentence of the brief with the numbers of the sources that say so."""

    text: str
    citations: tuple[int, ...]


class KeyFigure(Record, frozen=True):
    """One headline figure; ``text`` is the number as words, with its range where it has one."""

    label: str
    text: str
    citations: tuple[int, ...]


class Entry(Record, frozen=True):
    """One incident told in a few sentences."""

    incident: str
    type: ClaimType
    title: str
    date: str
    sentences: tuple[Sentence, ...]


class Section(Record, frozen=True):
    """A part of the brief: sentences, and incidents one by one in the part that tells them."""

    key: str
    heading: str
    sentences: tuple[Sentence, ...] = ()
    entries: tuple[Entry, ...] = ()
    empty: str = ""


class Mark(Record, frozen=True):
    """One incident on the timeline and, with coordinates (degrees, WGS 84), on the map."""

    incident: str
    type: ClaimType
    title: str
    day: dt.date | None = None
    lat: float | None = None
    lon: float | None = None


class Brief(Record, frozen=True):
    """A briefing: every sentence cites by number the sources listed at its end."""

    title: str
    country: str
    country_name: str
    period: Period | None
    as_of: dt.datetime | None
    figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


class Answers(Protocol):
    """What a brief asks the ledger."""

    def incidents(self, query: IncidentQuery, /) -> Sequence[Incident]:
        """Return the incidents that match."""
        ...

    def incident(self, incident_id: str, /, *, as_of: dt.datetime | None = None) -> IncidentView | None:
        """Return one incident with its claims and their words."""
        ...

    def tally(self, query: TallyQuery, /) -> TallyAnswer:
        """Count people, with the totals that reports claim."""
        ...

    def statements(
        self,
        country: str | None = None,
        kind: str | None = None,
        since: dt.date | None = None,
        as_of: dt.datetime | None = None,
    ) -> Sequence[StatementView]:
        """Return what reports say besides incidents."""
        ...

    def advisories(
        self, country: str | None = None, as_of: dt.datetime | None = None, until: dt.date | None = None
    ) -> Sequence[CountryAdvice]:
        """Return governments' advice as it stands, without what came after ``until``."""
        ...

    def reports(self, failed: bool | None = None) -> Sequence[ReportRow]:
        """Return the reports, with ``failed`` those that could not be read."""
        ...
