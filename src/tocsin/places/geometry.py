"""Distances, directions and positions on the globe. Degrees are of WGS 84; bearings go clockwise from north."""

from __future__ import annotations

import math

_RADIUS_KM = 6371.0  # the mean radius of the Earth (IUGG)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle kilometres between two points in degrees."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2
    h += math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The direction in which a great circle leaves the first point for the second, 0 to 360 degrees."""
    p, q, across = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    east = math.sin(across) * math.cos(q)
    north = math.cos(p) * math.sin(q) - math.sin(p) * math.cos(q) * math.cos(across)
    return math.degrees(math.atan2(east, north)) % 360


def offset(lat: float, lon: float, towards: float, km: float) -> tuple[float, float]:
    """The point ``km`` from another in a direction, along the great circle: latitude and longitude."""
    p, way, far = math.radians(lat), math.radians(towards), km / _RADIUS_KM
    sine = math.sin(p) * math.cos(far) + math.cos(p) * math.sin(far) * math.cos(way)
    q = math.asin(max(-1.0, min(1.0, sine)))
    across = math.atan2(math.sin(way) * math.sin(far) * math.cos(p), math.cos(far) - math.sin(p) * math.sin(q))
    return math.degrees(q), (lon + math.degrees(across) + 180) % 360 - 180


def halfway(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point in the middle between two, each latitude and longitude."""
    return offset(*one, bearing(*one, *other), distance_km(*one, *other) / 2)
