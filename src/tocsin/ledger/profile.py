"""What the ledger is asked of an armed actor, and what it answers."""

from __future__ import annotations

import datetime as dt
from typing import Any, Generic, Literal, TypeVar

from tocsin.ledger.answers import StatementView
from tocsin.names import Actor
from tocsin.records import ClaimType, PerpetratorStatus, Record

T = TypeVar("T")
Step = Literal["month", "quarter", "year"]


class ProfileQuery(Record, frozen=True):
    """Which actor, by id, and which incidents: those of inclusive days, as known at ``as_of``.

    ``shown`` is how many ids each list of incidents is to give, None for all.
    """

    actor: str
    since: dt.date | None = None
    until: dt.date | None = None
    as_of: dt.datetime | None = None
    shown: int | None = None


class Part(Record, Generic[T], frozen=True):
    """How many incidents share a value, and their ids, in the order of the days on which they were."""

    value: T
    number: int
    incidents: tuple[str, ...]


class Somewhere(Record, frozen=True):
    """A country, or a first-level division of it; both None where no report says it."""

    country: str | None = None
    admin1: str | None = None


class Trend(Record, frozen=True):
    """Incidents by month (2025-11), quarter (2025-Q4) or year, those without any too; ``undated`` fit none, of which
    there are ``undated_number``."""

    step: Step
    parts: tuple[Part[str], ...]
    undated: tuple[str, ...]
    undated_number: int


class ActorProfile(Record, frozen=True):
    """An armed actor and what the ledger holds of it: ``number`` incidents, of which ``unplaced_number`` have no point.

    ``statuses`` part the incidents by how surely the actor did it, by the surest of an incident's; unknown is that
    reports name the actor and say no more. ``years`` and ``trend`` leave out incidents of unknown date. ``area`` is a
    MultiPolygon (GeoJSON, RFC 7946) around the incidents that have a point, None where none has; ``unplaced`` have
    none. ``reported`` are facts on the actor that reports tell, each with its words.
    """

    query: ProfileQuery
    actor: Actor
    number: int
    incidents: tuple[str, ...]
    statuses: tuple[Part[PerpetratorStatus], ...]
    types: tuple[Part[ClaimType], ...]
    places: tuple[Part[Somewhere], ...]
    years: tuple[Part[int], ...]
    trend: Trend
    area: dict[str, Any] | None
    area_km2: float
    unplaced: tuple[str, ...]
    unplaced_number: int
    reported: tuple[StatementView, ...]
