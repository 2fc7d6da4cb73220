"""Incidents as a table, CSV and GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import csv_text
from tocsin.cli.render.confidence import confidence_mark
from tocsin.cli.render.table import Column, Short, show_table
from tocsin.places import Boundaries, shape_of
from tocsin.records import Incident

SCREEN_COLUMNS = (
    Column(heading="Incident"),
    Column(heading="When"),
    Column(heading="What"),
    Column(heading="Where", yields=1),
    Column(heading="People", yields=2),
    Column(heading="By", yields=4),
    Column(heading="Status", yields=3),
)


def show_incidents(out: Console, incidents: Sequence[Incident]) -> None:
    """Print one line an incident."""
    if not incidents:
        out.print("No incident matches.")
        return
    show_table(out, SCREEN_COLUMNS, (_cells(one) for one in incidents))
    noun = "incident" if len(incidents) == 1 else "incidents"
    out.print(Text(f"{len(incidents)} {noun}", style="dim"))


def _cells(incident: Incident) -> tuple[str | Short, ...]:
    captivity = "" if incident.captivity == "unknown" else captivity_words(incident)
    return (
        incident.id,
        words.date_mark(incident.date).replace("..", " to "),
        words.type_words(incident.type),
        where(incident),
        people(incident),
        perpetrators(incident),
        ", ".join(filter(None, (f"{incident.status} {confidence_mark(incident)}".strip(), captivity))),
    )


def captivity_words(incident: Incident) -> str:
    """Return "held", "captivity ended", ..., "" where nobody was taken."""
    given = incident.captivity
    return "held" if given == "held" else f"captivity {given.replace('_', ' ')}" if given else ""


def perpetrators(incident: Incident) -> Short:
    """Return the best known of those named, and how many others: "JNIM (suspected), 2 more", in short "JNIM +2"."""
    surest = sorted(incident.perpetrators, key=lambda one: (one.actor is None, one.status == "unknown"))
    if not surest:
        return Short(whole="", short="")
    name, others = surest[0].text, len(surest) - 1
    whole = f"{name} ({surest[0].status})"
    return (
        Short(whole=f"{whole}, {others} more", short=f"{name} +{others}") if others else Short(whole=whole, short=name)
    )


def where(incident: Incident) -> str:
    """Return "Kobri, ML", or what of it is known."""
    place = incident.place
    if place is None:
        return "?"
    return ", ".join(part for part in (place.name or place.admin1, place.country) if part) or "?"


def people(incident: Incident) -> Short:
    """Return "5 abducted, 1 killed, 2 attackers killed", in short without the attackers."""
    victims = _people(incident, attackers=False)
    return Short(whole=", ".join(filter(None, (victims, attackers(incident)))), short=victims)


def attackers(incident: Incident) -> str:
    """Return "2 attackers killed": those who are no victims."""
    return _people(incident, attackers=True)


def _people(incident: Incident, *, attackers: bool) -> str:
    found = words.people_by_outcome(incident, attackers=attackers).items()
    who = " attackers" if attackers else ""
    return ", ".join(f"{words.number_words(number)}{who} {outcome}" for outcome, number in found)


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
    """Return one row an incident; people are whole numbers by outcome, parts not added and attackers apart."""
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
        attackers(incident) or None,
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


def as_geojson(incidents: Iterable[Incident]) -> dict[str, object]:
    """Return a FeatureCollection (RFC 7946), each incident drawn as precisely as its reports place it.

    A point where it has one, a line for a route, else the area that is said; nothing where no country is known.
    ``shape`` among the properties says which it is, and how far from a point or line it may have been.
    """
    boundaries = Boundaries.open()
    return {"type": "FeatureCollection", "features": [_feature(one, boundaries) for one in incidents]}


def _feature(incident: Incident, boundaries: Boundaries) -> dict[str, object]:
    shape = shape_of(incident.place, boundaries) if incident.place else None
    drawn = {"of": shape.of, "radius_km": shape.radius_km, "approximate": shape.approximate} if shape else None
    facts = {**msgspec.to_builtins(incident), "shape": drawn}
    return {"type": "Feature", "id": incident.id, "geometry": shape.geometry if shape else None, "properties": facts}
