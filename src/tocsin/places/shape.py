"""The geometry of a place as precise as a report gives it: a point, a line or an area, never finer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from tocsin.places.boundaries import Boundaries, shipped
from tocsin.places.divisions import divisions_named
from tocsin.places.geometry import distance_km
from tocsin.places.reach import near_km, road_km, town_km
from tocsin.records import Place, Record

# The outline of a whole country needs no more; a third of the points is left.
_COUNTRY_DETAIL_KM = 2.0
_SHAPES_KEPT = 512
_HALF_TURN = 180.0


class Shape(Record, frozen=True):
    """Where a place is, on a map.

    ``geometry`` is GeoJSON's (RFC 7946): a Point, a LineString or (Multi)Polygon. ``of`` says what it draws: for an
    area the finest that is drawn, which can be coarser than the report gives. ``radius_km`` is how far from the point
    or line the place may be; None for an area. ``approximate`` where an area's border is.
    """

    geometry: dict[str, Any]
    of: Literal["point", "route", "admin2", "admin1", "country"]
    radius_km: float | None = None
    approximate: bool = False


def shape_of(place: Place, boundaries: Boundaries | None = None) -> Shape | None:
    """The shape of a place of a claim or an incident; None where neither a point nor an area is known.

    Exact and near places with a point are points, routes with ends lines; all else is the area that is said.
    """
    if place.precision in ("exact", "near") and place.lat is not None and place.lon is not None:
        unknown = near_km(0) if place.precision == "near" else town_km(0)
        return Shape(
            geometry={"type": "Point", "coordinates": [place.lon, place.lat]},
            of="point",
            radius_km=unknown if place.radius_km is None else place.radius_km,
        )
    if place.precision == "route" and len(place.ends) > 1:
        return _line(place)
    return _area(place, boundaries or shipped())


def _line(place: Place) -> Shape:
    ends = [(end.lon, end.lat) for end in place.ends]
    length = sum(distance_km(a[1], a[0], b[1], b[0]) for a, b in pairwise(ends))
    parts = _cut_at_date_line(ends)
    one = len(parts) == 1
    return Shape(
        geometry={"type": "LineString" if one else "MultiLineString", "coordinates": parts[0] if one else parts},
        of="route",
        radius_km=road_km(length) if place.radius_km is None else place.radius_km,
    )


def _cut_at_date_line(ends: Sequence[tuple[float, float]]) -> list[list[list[float]]]:
    """A line in parts that each keep to one side of the date line, as RFC 7946 wants them."""
    parts = [[[*ends[0]]]]
    for (west, south), (east, north) in pairwise(ends):
        if abs(east - west) > _HALF_TURN:
            edge = math.copysign(_HALF_TURN, west)
            beyond = east + math.copysign(2 * _HALF_TURN, west)
            lat = south + (north - south) * (edge - west) / (beyond - west)
            parts[-1].append([edge, lat])
            parts.append([[-edge, lat]])
        parts[-1].append([east, north])
    return parts


def _area(place: Place, boundaries: Boundaries) -> Shape | None:
    if place.country is None:
        return None
    code = _code(place.country, place.admin1)
    finest = place.precision if place.precision in ("admin2", "admin1", "country") else "admin1"
    if finest == "admin2":
        named = place.geonameid if place.geonameid is not None else place.name
        drawn = _outline(boundaries, place.country, code, named) if named is not None else None
        if drawn:
            return Shape(geometry=drawn, of="admin2")
    if finest != "country" and code and (drawn := _outline(boundaries, place.country, code, None)):
        return Shape(geometry=drawn, of="admin1", approximate=not boundaries.is_drawn(place.country, code))
    drawn = _outline(boundaries, place.country, None, None)
    return Shape(geometry=drawn, of="country") if drawn else None


def _code(country: str, admin1: str | None) -> str | None:
    """GeoNames' code of a division by its English name; None where it is none of the country's, or several."""
    codes = {d.code for d in divisions_named(admin1 or "") if d.country == country}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=_SHAPES_KEPT)
def _outline(
    boundaries: Boundaries, country: str, admin1: str | None, admin2: str | int | None
) -> dict[str, Any] | None:
    whole = admin1 is None and admin2 is None
    return boundaries.outline(country, admin1, admin2, detail_km=_COUNTRY_DETAIL_KM if whole else 0)
