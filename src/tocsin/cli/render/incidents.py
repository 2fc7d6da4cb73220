"""Incidents as a table, CSV and GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean, csv_text
from tocsin.records import Incident


def show_incidents(out: Console, incidents: Sequence[Incident]) -> None:
    """Print one line an incident."""
    if not incidents:
        out.print("No incident matches.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Incident", "When", "What", "Where", "People", "By", "Status"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("Incident", "When"))
    for one in incidents:
        table.add_row(*(Text(clean(cell)) for cell in _cells(one)))
    out.print(table)
    noun = "incident" if len(incidents) == 1 else "incidents"
    out.print(Text(f"{len(incidents)} {noun}", style="dim"))


def _cells(incident: Incident) -> tuple[str, ...]:
    held = f", {incident.captivity.replace('_', ' ')}" if incident.captivity not in (None, "unknown") else ""
    return (
        incident.id,
        words.date_mark(incident.date),
        words.type_words(incident.type),
        where(incident),
        people(incident),
        perpetrators(incident),
        f"{incident.status}{held}",
    )


def perpetrators(incident: Incident) -> str:
    """Return the best known of those named, and how many others: "JNIM (suspected), 2 more"."""
    surest = sorted(incident.perpetrators, key=lambda one: (one.actor is None, one.status == "unknown"))
    if not surest:
        return ""
    more = f", {len(surest) - 1} more" if len(surest) > 1 else ""
    return f"{surest[0].text} ({surest[0].status}){more}"


def where(incident: Incident) -> str:
    """Return "Kobri, ML", or what of it is known."""
    place = incident.place
    if place is None:
        return "?"
    return ", ".join(part for part in (place.name or place.admin1, place.country) if part) or "?"


def people(incident: Incident) -> str:
    """Return "5 abducted, 1 killed"."""
    found = words.people_by_outcome(incident).items()
    return ", ".join(f"{words.number_words(number)} {outcome}" for outcome, number in found)


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
    "nationalities",
    "perpetrators",
    "origins",
    "reports",
    "first_reported",
    "updated",
)


def as_csv(incidents: Iterable[Incident]) -> str:
    """Return one row an incident; people are whole numbers by outcome, parts not added."""
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
        "; ".join(sorted({one.nationality for one in incident.victims if one.nationality})),
        "; ".join(f"{one.text} ({one.status})" for one in incident.perpetrators),
        incident.origins,
        "; ".join(dict.fromkeys(one.report for one in incident.claims)),
        incident.first_reported,
        incident.updated,
    ]


def _people_cells(incident: Incident) -> list[int | None]:
    found = words.people_by_outcome(incident)
    unknown = words.Number(best=None, low=None, high=None)
    numbers = [found.get(outcome, unknown) for outcome in words.OUTCOMES]
    return [value for one in numbers for value in (one.best, one.low, one.high)]


def as_geojson(incidents: Iterable[Incident]) -> dict[str, object]:
    """Return a FeatureCollection (RFC 7946); incidents without a point have no geometry."""
    return {"type": "FeatureCollection", "features": [_feature(one) for one in incidents]}


def _feature(incident: Incident) -> dict[str, object]:
    place = incident.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": incident.id, "geometry": point, "properties": incident}
