"""How precisely a name tells a place: the town, its district, its region."""

from __future__ import annotations

from tocsin.places import KINDS, Entry, Resolution, kind_of
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.placing.ground import Ground
from tocsin.records import PlacePrecision

_SEAT = 0.015  # of an area's people, at least, live in the town that is meant by its name
# What an entry's kind makes of the place: of an area no point, of waters and hills one that is near.
_PRECISION: dict[str, PlacePrecision] = {
    "state": "country",
    "region": "admin1",
    "district": "admin2",
    "water": "near",
    "relief": "near",
    "area": "near",
}


def precise(
    on: Ground, c: Candidate, meaning: Resolution | None, entry: Entry, *, aside: bool
) -> tuple[Entry, PlacePrecision]:
    """How precisely the name tells it, by what it means and by what the words say that it is."""
    said = meaning.toponym.kind if meaning else None
    if said is None and (whole := _said_an_area(on, c, entry, aside=aside)) is not None:
        said, entry = whole.toponym.kind, whole.entry or entry
    kind = KINDS[kind_of(entry)]
    area = said in ("region", "district", "state")
    if kind in ("region", "district", "division") and not area:
        town = _seat(on, entry, c.text)
        return (town, "exact") if town else (entry, _PRECISION.get(kind, "exact"))
    if area and kind != "state":
        return entry, "admin2" if said == "district" or not _division(on, c.text, entry) else "admin1"
    return entry, _PRECISION.get(kind, "exact")


def _said_an_area(on: Ground, c: Candidate, entry: Entry, *, aside: bool) -> Resolution | None:
    """What the report once says to be a region or a district of this name, where few of its people live in the
    town or the occurrence is told without the name: there it is not the town that is meant."""
    there = entry.country, entry.admin1
    return next(
        (
            one
            for one in on.atlas.meanings.values()
            if one.toponym.kind in ("region", "district") and one.toponym.text.casefold() == c.text.casefold()
            if one.entry is not None and (one.entry.country, one.entry.admin1) == there
            if aside or entry.population < _SEAT * one.entry.population
        ),
        None,
    )


def _division(on: Ground, name: str, entry: Entry) -> bool:
    """Whether a first-level division of the country bears the name."""
    return any(r.country == entry.country for r in on.gazetteer.regions(name))


def _seat(on: Ground, area: Entry, name: str) -> Entry | None:
    """The town of an area that bears its name: Kayes is the town unless the region is said.

    One in which few of the area's people live is not: Antioquia is the department of six million.
    """
    towns = on.gazetteer.lookup(name, country=area.country)
    inside = [t for t in towns if t.feature_class == "P" and t.admin1 == area.admin1]
    town = max(inside, key=lambda t: t.population, default=None)
    return town if town and town.population >= _SEAT * area.population else None
