"""What part of the world a statement's place is, as far as the ledger can count it apart."""

from __future__ import annotations

from tocsin.names import country_code
from tocsin.places import divisions_named
from tocsin.records import Place, Record


class Area(Record, frozen=True):
    """A country, or one first-level division of it, by its usual English name."""

    country: str
    admin1: str | None = None


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


def country_of(place: str | None) -> str | None:
    """The country that a statement's place is or lies in; None where that cannot be told."""
    area = area_of(place)
    return area.country if area else None


def lies_in(place: Place | None, area: Area | None) -> bool | None:
    """Whether an incident's place lies in an area; None where it is not known finely enough. No area is anywhere."""
    if area is None:
        return True
    if place is None or place.country is None:
        return False
    if place.country != area.country:
        return False
    if area.admin1 is None:
        return True
    if place.admin1 is None:
        return None
    return any((d.country, d.name) == (area.country, area.admin1) for d in divisions_named(place.admin1))
