"""Incidents as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin import wording as words
from tocsin.exchange.spreadsheets import csv_text
from tocsin.records import Incident

COLUMNS = (
    "id",
    "type",
    "status",
    "captivity",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "country",
    "admin1",
    "lat",
    "lon",
    "place_precision",
    *(f"{outcome}_{end}" for outcome in words.OUTCOMES for end in ("best", "low", "high")),
    "attackers",
    "nationalities",
    "perpetrators",
    "origins",
    "confidence",
    "reports",
    "first_reported",
    "updated",
)


def as_csv(incidents: Iterable[Incident]) -> str:
    """One row an incident; people are whole numbers by outcome, parts not added and attackers apart."""
    return csv_text(COLUMNS, (_row(one) for one in incidents))


def _row(incident: Incident) -> list[object]:
    date, place = incident.date, incident.place
    return [
        incident.id,
        incident.type,
        incident.status,
        incident.captivity,
        *([date.start, date.end, date.precision] if date else [None] * 3),
        *([place.name, place.country, place.admin1, place.lat, place.lon, place.precision] if place else [None] * 6),
        *_people_cells(incident),
        words.people_words(incident, attackers=True) or None,
        "; ".join(sorted({one.told_nationality for one in incident.victims if one.told_nationality})),
        "; ".join(f"{one.text} ({one.status})" for one in incident.perpetrators),
        incident.origins,
        incident.confidence,
        "; ".join(dict.fromkeys(one.report for one in incident.claims)),
        incident.first_reported,
        incident.updated,
    ]


def _people_cells(incident: Incident) -> list[int | None]:
    found = words.people_by_outcome(incident, attackers=False)
    unknown = words.Number(best=None, low=None, high=None)
    numbers = [found.get(outcome, unknown) for outcome in words.OUTCOMES]
    return [value for one in numbers for value in (one.best, one.low, one.high)]
