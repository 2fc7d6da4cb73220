"""Which area a question's place means: a division, a district, or the ground around a named place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.ledger.areas import Area, Where
from tocsin.ledger.circles import Circle
from tocsin.names import country_name
from tocsin.places import Entry, Gazetteer, divisions_named

_DISTRICT: Final = ("ADM2", "ADM2H")


class PlaceError(ValueError):
    """A place of a question that is not known, or is several; one sentence says what to write instead."""


def area_meant(name: str, countries: Sequence[str] = (), km: float | None = None) -> Where:
    """The area that a name means, in one of some countries where they are given.

    With ``km`` all that lies within so many kilometres of the place, else a first-level division, else a district.
    Raises PlaceError.
    """
    if km is not None:
        return _around(name, countries, km)
    divisions = [d for d in divisions_named(name) if not countries or d.country in countries]
    if len(divisions) > 1:
        raise PlaceError(_several(name, {d.country for d in divisions}))
    if divisions:
        return Area(country=divisions[0].country, admin1=divisions[0].name)
    entries = _entries(name, countries)
    districts = [e for e in entries if e.feature_code in _DISTRICT]
    if not districts:
        raise PlaceError(
            f"{name} is no division or district: count around it, with so many kilometres."
            if entries
            else f"{name} is not a place that the gazetteer knows: check the name, or add its country's places."
        )
    if len({e.geonameid for e in districts}) > 1:
        raise PlaceError(_several(name, {e.country for e in districts}))
    found = districts[0]
    return Area(country=found.country, admin1=found.admin1, admin2=found.name, admin2_code=found.admin2)


def _around(name: str, countries: Sequence[str], km: float) -> Circle:
    entries = _entries(name, countries)
    if not entries:
        raise PlaceError(
            f"{name} is not a place that the gazetteer knows: check the name, or add its country's places."
        )
    towns = [e for e in entries if e.feature_class == "P"] or entries
    if len({e.country for e in towns}) > 1:
        raise PlaceError(_several(name, {e.country for e in towns}))
    middle = max(towns, key=lambda e: (e.population, -e.geonameid))
    return Circle(name=middle.name, lat=middle.lat, lon=middle.lon, km=km)


def _entries(name: str, countries: Sequence[str]) -> list[Entry]:
    gazetteer = Gazetteer.open()
    if not countries:
        return gazetteer.lookup(name)
    return [entry for country in countries for entry in gazetteer.lookup(name, country=country)]


def _several(name: str, countries: set[str]) -> str:
    where = ", ".join(sorted(country_name(c) or c for c in countries))
    return f"{name} may be several places, in {where}: name the country."
