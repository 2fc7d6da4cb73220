"""Which district a place lies in, by the gazetteer and the boundaries that are drawn."""

from __future__ import annotations

from functools import lru_cache

from tocsin.places import Boundaries, Gazetteer
from tocsin.records import Place

_FINE = ("exact", "near")


def in_district(place: Place, name: str, code: str | None) -> bool | None:
    """Whether a place of the district's country and division lies in it; None where that is not known.

    ``code`` is GeoNames' code of the district, which the gazetteer gives for the places that it knows.
    """
    if place.precision == "admin2" and place.name:
        return place.name.casefold() == name.casefold() or _by_code(place, code)
    if place.precision not in _FINE:
        return None
    known = _by_code(place, code)
    if known is not None or place.lat is None or place.lon is None:
        return known
    drawn = Boundaries().admin2_at(place.lat, place.lon)
    return drawn.name.casefold() == name.casefold() if drawn else None


def _by_code(place: Place, code: str | None) -> bool | None:
    mine = _code(place.geonameid) if place.geonameid is not None else None
    return None if code is None or mine is None else mine == code


@lru_cache(maxsize=4096)
def _code(geonameid: int) -> str | None:
    entry = Gazetteer.open().by_id(geonameid)
    return entry.admin2 if entry else None
