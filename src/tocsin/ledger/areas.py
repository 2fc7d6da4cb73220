"""What part of the world a place is, as far as the ledger can count it apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tocsin.ledger.circles import Circle, lies_around
from tocsin.ledger.districts import in_district
from tocsin.names import country_code
from tocsin.places import divisions_named
from tocsin.records import Place, Record

# How a list of places is written in the languages that reports mostly come in.
_AND = re.compile(r"\s*(?:,|;|&|\b(?:and|et|y|e|und|og|och|ed)\b)\s*", re.IGNORECASE)


class Area(Record, frozen=True):
    """A country, a first-level division of it by its usual English name, or a district by its name.

    ``admin2`` is the district's name, ``admin2_code`` GeoNames' code of it where that is known.
    """

    country: str
    admin1: str | None = None
    admin2: str | None = None
    admin2_code: str | None = None


Where = Area | Circle


def area_of(place: str | None, within: str | None = None) -> Area | None:
    """The area that a name or code means; None where it is neither a country nor a division of one country.

    A division's name that several countries have is taken as that of ``within``, where it is one of them.
    """
    if place is None:
        return None
    code = place if len(place) == 2 and place.isupper() else country_code(place)
    if code:
        return Area(country=code)
    found = divisions_named(place)
    here = [d for d in found if d.country == within] or found
    return Area(country=here[0].country, admin1=here[0].name) if len(here) == 1 else None


def areas_of(place: str | None, within: str | None = None) -> tuple[Area, ...]:
    """The areas that a name, or names joined by commas and "and", mean; none where one of them is not known."""
    whole = area_of(place, within)
    if whole or not place:
        return (whole,) if whole else ()
    found = [area_of(name, within) for name in _AND.split(place.strip()) if name]
    return tuple(a for a in found if a) if len(found) > 1 and all(found) else ()


@lru_cache(maxsize=16384)
def country_of(place: str | None) -> str | None:
    """The country that a statement's place is or lies in; None where that cannot be told."""
    area = area_of(place)
    return area.country if area else None


def lies_in_any(place: Place | None, areas: Sequence[Where]) -> bool | None:
    """Whether a place lies in one of some areas; None where it may. No areas are anywhere."""
    if not areas:
        return True
    answers = {lies_in(place, area) for area in areas}
    return True if True in answers else None if None in answers else False


def lies_in(place: Place | None, area: Where | None) -> bool | None:
    """Whether a place lies in an area; None where it is not known finely enough. No area is anywhere."""
    if area is None:
        return True
    if place is None or place.country is None:
        return False
    if isinstance(area, Circle):
        return lies_around(place, area)
    if place.country != area.country:
        return False
    if area.admin1 is None and area.admin2 is None:
        return True
    division = _in_division(place, area)
    if area.admin2 is None or division is False:
        return division
    return in_district(place, area.admin2, area.admin2_code)


def _in_division(place: Place, area: Area) -> bool | None:
    if area.admin1 is None:
        return True
    if place.admin1 is None:
        return None
    return any((d.country, d.name) == (area.country, area.admin1) for d in divisions_named(place.admin1))
