"""The rows that versions of incidents are found and counted by, worked out from their bodies alone."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any, Final

import msgspec

from tocsin.ledger.codes import CERTAINTIES
from tocsin.ledger.packing import key_number
from tocsin.ledger.titles import title
from tocsin.merging import is_mention
from tocsin.places import shape_of
from tocsin.records import Captivity, ClaimType, DateRange, Incident, Outcome, PerpetratorStatus, Place

TAKINGS: Final[tuple[ClaimType, ...]] = ("abduction", "arrest_detention")
_POINTED: Final = ("exact", "near", "route")
_ENDS: Final[tuple[ClaimType, ...]] = ("release", "killing_of_hostage")
_TAKEN_ALIVE: Final[tuple[Outcome, ...]] = ("abducted", "missing")
WIDE_DAYS: Final = 31
NO_DAY: Final = ""  # before all days
LAST_DAY: Final = "9999-12-31"
NOWHERE: Final = ""

Row = dict[str, Any]


def columns(incident: Incident, since: str) -> Row:
    """The columns of a version known from a moment on that follow from its body."""
    place, date = incident.place, incident.date
    start = date.start.isoformat() if date else None
    return {
        "id": incident.id,
        "type": incident.type,
        "status": incident.status,
        "captivity": captivity(incident),
        "title": title(incident),
        "start": start,
        "end": date.end.isoformat() if date else None,
        "precision": date.precision if date else None,
        "reported": incident.first_reported.isoformat() if incident.first_reported else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "placed": int(place is not None),
        "origins": incident.origins,
        "mention": int(is_mention(incident)),
        "ahead": int(start is not None and start > since[:10]),
        "actors": " ".join(sorted({p.actor for p in incident.perpetrators if p.actor})) or None,
    }


def captivity(incident: Incident) -> Captivity | None:
    """The state of a case; None where an incident is none. Arrests are cases where foreigners are held, or an end is
    known."""
    if incident.type not in TAKINGS or incident.status == "refuted":
        return None
    home = incident.place.country if incident.place else None
    foreign = any(v.nationality and home and v.nationality != home for v in incident.victims)
    ended = any(link.relation == "ended_by" for link in incident.links)
    return (incident.captivity or "unknown") if incident.type == "abduction" or foreign or ended else None


def words(incident: Incident) -> str:
    """What a version is found by beside its title."""
    return f"{incident.type.replace('_', ' ')} {' '.join(p.text for p in incident.perpetrators)}"


def hanging(incident: Incident, version: int, since: str, until: str | None) -> dict[str, list[Row]]:
    """The rows of other tables that hang on a version, by table."""
    stood = {"known_from": since, "known_to": until}
    rows: dict[str, list[Row]] = {
        "incident_victims": [line | stood for line in lines(incident)],
        "incident_nationality": [row | stood for row in nationalities(incident)],
        "incident_perpetrator": [row | stood for row in perpetrators(incident)],
        "link": [{"relation": x.relation, "other": x.incident} for x in incident.links],
    }
    return {table: [{"version": version, **row} for row in held] for table, held in rows.items()}


def lines(incident: Incident) -> list[Row]:
    """A row for each line of victims: its numbers, where it was, and the days between which it may have been.

    ``first`` and ``last`` are those days: a period that meets them may hold the line, one that does not cannot.
    ``wide`` is 1 where they lie more than a month apart.
    """
    country = incident.place.country if incident.place else None
    found = []
    for position, line in enumerate(incident.victims):
        first, last = days(incident, line.outcome)
        found.append(
            {
                "position": position,
                "outcome": line.outcome,
                "nationality": line.nationality,
                "presumed": int(line.presumed),
                "group": line.group,
                "role": line.role,
                "best": line.best,
                "low": line.low,
                "high": line.high,
                "part_of": line.part_of,
                "country": country or NOWHERE,
                "first": first,
                "last": last,
                "wide": int(not first or _apart(first, last) > WIDE_DAYS),
            }
        )
    return found


def date_of(incident: Incident, outcome: str) -> DateRange | None:
    """When it befell the people of an outcome; the date of an ending does not tell when they were taken.

    Those arrested at an ending are the captors.
    """
    return None if incident.type in _ENDS and outcome in _TAKEN_ALIVE else incident.date


def days(incident: Incident, outcome: str) -> tuple[str, str]:
    """The days between which people of an outcome were befallen, as far as is known; reports tell of what has been."""
    date, told = date_of(incident, outcome), incident.first_reported
    if date is None:
        return NO_DAY, told.isoformat() if told else LAST_DAY
    last = min(date.end, told) if told and told >= date.start else date.end
    return date.start.isoformat(), last.isoformat()


def days_meant(statement: str) -> tuple[str, str] | tuple[None, None]:
    """The days between which a tally that a report states counts people, all days where it gives none; nothing of
    another statement."""
    told = msgspec.json.decode(statement)
    if told.get("kind") != "tally":
        return None, None
    period = told.get("period")
    return (period["start"], period["end"]) if period else (NO_DAY, LAST_DAY)


def whom_or_where(statement: str) -> str | None:
    """The words by which a statement is found: its actor, its country or its place, as told."""
    told = msgspec.json.decode(statement)
    found = (told.get(name) for name in ("actor", "country", "place"))
    return next((words for words in found if words), None)


def _apart(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def _found(incident: Incident) -> Row:
    """What lists by other tables than that of incidents choose by."""
    return {
        "start": incident.date.start.isoformat() if incident.date else NO_DAY,
        "mention": int(is_mention(incident)),
        "type": incident.type,
        "country": incident.place.country if incident.place else None,
    }


def nationalities(incident: Incident) -> list[Row]:
    """A row for each nationality of people whom it befell."""
    told = {line.nationality for line in incident.victims if line.nationality}
    found = _found(incident) | {"captivity": captivity(incident)}
    return [{"who": who, **found} for who in sorted(told)]


def perpetrators(incident: Incident) -> list[Row]:
    """A row for each actor and each name that an incident is found by; of an actor how surely it is the actor's."""
    named = {who for p in incident.perpetrators for who in (p.actor, p.text) if who}
    told = circles(incident.place) if named else None
    found = _found(incident) | {
        "end": incident.date.end.isoformat() if incident.date else None,
        "admin1": incident.place.admin1 if incident.place else None,
        "precision": incident.date.precision if incident.date else None,
        "spot": key_number(told) if told else None,
    }
    return [{"who": who, "status": _status(incident, who), **found} for who in sorted(named)]


def _status(incident: Incident, whose: str) -> PerpetratorStatus:
    """How surely an actor did it: the surest that is said of it."""
    return min((p.status for p in incident.perpetrators if p.actor == whose), key=CERTAINTIES.index, default="unknown")


def spot(incident: Incident) -> Row | None:
    """The row of where an incident was that is named for somebody; None where that has no point."""
    told = circles(incident.place) if incident.perpetrators else None
    return {"key": key_number(told), "circles": told} if told else None


@lru_cache(maxsize=4096)
def circles(place: Place | None) -> str | None:
    """A place as circles around points or the points of a line, JSON: latitude, longitude, km each; None where it has
    no point."""
    shape = shape_of(place) if place and place.precision in _POINTED else None
    if shape is None or shape.radius_km is None:
        return None
    told = [[lat, lon, shape.radius_km] for lon, lat in _points(shape.geometry)]
    return msgspec.json.encode(told).decode()


def _points(geometry: dict[str, Any]) -> list[list[float]]:
    held = geometry["coordinates"]
    if geometry["type"] == "Point":
        return [held]
    return list(held) if geometry["type"] == "LineString" else [point for line in held for point in line]
