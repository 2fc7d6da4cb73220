"""How far around a point a report's words reach: in a town, near it, so many kilometres off, along a road.

The constants were measured; ``bench/reach.py`` measures them again.
"""

from __future__ import annotations

import math

from tocsin.places.geometry import offset
from tocsin.records import Record

# Gazetteers give many villages in whole minutes of arc, which are within a kilometre.
_LEAST_KM = 1.0
# Nine in ten of a town's named quarters lie within so much times the root of its people (the median of 105 towns of
# 20 countries; three thousand people a square kilometre).
_TOWN = 0.010
# A place is said to be near the town that it is nearer to than to others as large: half of the way to the nearest
# of these, which grows with the root of a town's people (24 countries).
_NEAR = 0.073
_NEAR_LEAST_KM, _NEAR_MOST_KM = 5.0, 50.0
# Three in four stretches of Africa's main roads stay as close to the straight line between their ends, in its length.
_ROAD = 0.18
# An eighth of the circle is what "north" leaves open: half to either side.
_OPEN = math.sin(math.radians(22.5))


class Vicinity(Record, frozen=True):
    """A point and the kilometres around it that the words leave open."""

    lat: float
    lon: float
    radius_km: float


def town_km(population: int) -> float:
    """The radius of a settlement of so many people, 0 where they are not known."""
    return round(max(_LEAST_KM, _TOWN * math.sqrt(population)), 1)


def near_km(population: int) -> float:
    """How far "near" reaches from the middle of a settlement of so many people, 0 where they are not known."""
    return round(min(_NEAR_MOST_KM, max(_NEAR_LEAST_KM, _NEAR * math.sqrt(population))), 1)


def road_km(length_km: float) -> float:
    """How far a road may be from the straight line between places so far apart."""
    return round(max(_LEAST_KM, _ROAD * length_km), 1)


def vicinity(
    lat: float, lon: float, *, population: int = 0, km: float | None = None, towards: float | None = None
) -> Vicinity:
    """What "15 km north of" a settlement, "15 km from" it, "north of" it or "near" it says, from its middle.

    ``km`` and ``towards`` (degrees clockwise from north) are what the words give. The radius is what they leave open:
    the settlement's own, and the direction to an eighth of the circle, or the distance to what "near" reaches.
    """
    if km is not None and towards is not None:
        spot, open_km = offset(lat, lon, towards, km), _OPEN * km
    elif km is not None:
        spot, open_km = (lat, lon), km
    elif towards is not None:
        spot, open_km = offset(lat, lon, towards, near_km(population) / 2), near_km(population) / 2
    else:
        return Vicinity(lat=lat, lon=lon, radius_km=near_km(population))
    return Vicinity(lat=spot[0], lon=spot[1], radius_km=round(open_km + town_km(population), 1))
