"""Incidents as a table, CSV and GeoJSON."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.render.confidence import confidence_mark
from tocsin.cli.render.table import Column, Short, show_table
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
    victims = words.people_words(incident)
    return Short(whole=", ".join(filter(None, (victims, words.people_words(incident, attackers=True)))), short=victims)
