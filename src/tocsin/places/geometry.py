"""Distances on the globe."""

from __future__ import annotations

import math

_DIAMETER_KM = 12742  # twice the mean radius of the Earth (IUGG)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle kilometres between two points in degrees."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2
    h += math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return _DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))


def halfway(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point in the middle between two, all in degrees (lat, lon)."""
    a, b = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    x, y, z = (
        sum(parts)
        for parts in zip(*((math.cos(p) * math.cos(q), math.cos(p) * math.sin(q), math.sin(p)) for p, q in (a, b)), strict=True)
    )
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
