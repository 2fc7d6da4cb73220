"""A line for an incident: what, where and when."""

from __future__ import annotations

from tocsin.names import country_name
from tocsin.records import DateRange, Incident, Place, Victims

_WORDS = {
    "abduction": "abducted",
    "release": "released",
    "killing_of_hostage": "hostage killed",
    "arrest_detention": "arrested",
    "armed_clash": "armed clash",
    "arson_destruction": "burned or destroyed",
    "blockade_disruption": "blockade",
}
_MAIN = {
    "abduction": ("abducted", "missing"),
    "release": ("released", "rescued", "escaped"),
    "arrest_detention": ("arrested",),
}


def title(incident: Incident) -> str:
    """Such as "5 IN abducted, near Kobri, Mali, 6 Nov 2025"."""
    what = _WORDS.get(incident.type, incident.type.replace("_", " "))
    people = _people(incident)
    head = f"{people} {what}" if people and incident.type in _MAIN else f"{what}: {people}" if people else what
    return ", ".join(x for x in (head[0].upper() + head[1:], _where(incident.place), _when(incident.date)) if x)


def _people(incident: Incident) -> str:
    wanted = _MAIN.get(incident.type)
    lines = [
        v
        for v in incident.victims
        if v.part_of is None and v.best is not None and (v.outcome in wanted if wanted else v.outcome == "killed")
    ]
    return " + ".join(_line(v) for v in lines[:3]) + ("" if wanted or not lines else " killed")


def _line(v: Victims) -> str:
    return f"{v.best} {v.nationality}" if v.nationality else str(v.best)


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    country = country_name(place.country) if place.country else None
    name = place.name if place.name and place.precision != "country" else None
    lead = "near " if name and place.precision == "near" else ""
    return ", ".join(x for x in (f"{lead}{name}" if name else None, country) if x)


def _when(date: DateRange | None) -> str:
    if date is None:
        return ""
    if date.precision == "day":
        day = f"{date.start.day} {date.start:%b %Y}"
        return day if date.start == date.end else f"{date.start.day}–{date.end.day} {date.end:%b %Y}"
    return {"week": f"week of {date.start.day} {date.start:%b %Y}", "month": f"{date.start:%b %Y}"}.get(
        date.precision, f"{date.start:%Y}"
    )
