"""The rows that versions of incidents are found and counted by, worked out from their bodies alone."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import msgspec

from tocsin.ledger.titles import title
from tocsin.merging import is_mention
from tocsin.records import ClaimType, DateRange, Incident, Outcome

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
        "title": title(incident),
        "start": start,
        "end": date.end.isoformat() if date else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "mention": int(is_mention(incident)),
        "ahead": int(start is not None and start > since[:10]),
        "actors": " ".join(sorted({p.actor for p in incident.perpetrators if p.actor})) or None,
    }


def words(incident: Incident) -> str:
    """What a version is found by beside its title."""
    return f"{incident.type.replace('_', ' ')} {' '.join(p.text for p in incident.perpetrators)}"


def hanging(incident: Incident, version: int, since: str, until: str | None) -> dict[str, list[Row]]:
    """The rows of other tables that hang on a version, by table."""
    stood = {"known_from": since, "known_to": until}
    rows: dict[str, list[Row]] = {
        "incident_claim": [{"claim": c.claim} for c in incident.claims],
        "incident_victims": [line | stood for line in lines(incident)],
        "incident_perpetrator": perpetrators(incident),
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


def _apart(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def perpetrators(incident: Incident) -> list[Row]:
    """A row for each actor and each name that an incident is found by."""
    start = incident.date.start.isoformat() if incident.date else NO_DAY
    named = {who for p in incident.perpetrators for who in (p.actor, p.text) if who}
    return [{"who": who, "start": start} for who in sorted(named)]
