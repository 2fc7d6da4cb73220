"""All that lies within some kilometres of a place."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tocsin.places import admin1_at, country_at, distance_km, divisions_named, offset
from tocsin.records import Place, Record

_BEARINGS: Final = range(0, 360, 15)
_RINGS: Final = (0.25, 0.5, 0.75, 1.0)
_COARSE: Final = ("route", "admin2", "admin1", "country", None)


class Circle(Record, frozen=True):
    """The ground within ``km`` of a position in degrees, WGS 84; ``name`` is of what lies in its middle."""

    name: str
    lat: float
    lon: float
    km: float


def lies_around(place: Place, circle: Circle) -> bool | None:
    """Whether a place lies in a circle; None where it is not known finely enough.

    A point with the kilometres that its report leaves open lies inside or outside with all of them. A coarser place
    may lie in the circle where its division, or its country where none is known, has ground there.
    """
    if place.lat is not None and place.lon is not None and place.precision not in _COARSE:
        away, open_km = distance_km(place.lat, place.lon, circle.lat, circle.lon), place.radius_km or 0.0
        return True if away + open_km <= circle.km else False if away - open_km > circle.km else None
    names = {d.name for d in divisions_named(place.admin1) if d.country == place.country} if place.admin1 else set()
    ground = _ground(circle)
    here = {name for country, name in ground if country == place.country}
    return None if here and (not names or names & here or None in here) else False


@lru_cache(maxsize=64)
def _ground(circle: Circle) -> frozenset[tuple[str | None, str | None]]:
    """Countries and divisions that points spread over a circle lie in."""
    points = [(circle.lat, circle.lon)]
    points += [offset(circle.lat, circle.lon, b, circle.km * ring) for ring in _RINGS for b in _BEARINGS]
    found = set()
    for lat, lon in points:
        division = admin1_at(lat, lon)
        found.add((division.country, division.name) if division else (country_at(lat, lon), None))
    return frozenset(found - {(None, None)})
