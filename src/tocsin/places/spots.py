"""Places by position: neighbours lie together in bundles, and an R*Tree holds the box of each bundle.

A tree of bundles is a thirtieth of one of places, and is made several times faster. Bundles are cut from places in
the order of a curve that keeps neighbours together (G. Morton, "A computer oriented geodetic data base", IBM 1966).
They are only ever added to: a place that moved lies in two, and whoever reads holds it to where it is now.
"""

from __future__ import annotations

import math
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from tocsin.places.geometry import distance_km
from tocsin.places.store import Query

_BUNDLE = 32
_ONE = struct.Struct("<qdd")  # id, latitude, longitude
_STEPS_A_DEGREE = 180  # of the curve: some 600 m
_KM_A_DEGREE = 111.0
_NEAR_POLE = 0.001
_STORED = "INSERT INTO near (lat0, lat1, lon0, lon1, places) VALUES (?,?,?,?,?)"
_FOUND = "SELECT places FROM near WHERE lat1 >= ? AND lat0 <= ? AND lon1 >= ? AND lon0 <= ?"
Box = tuple[float, float, float, float]


def curve(lat: float, lon: float) -> int:
    """How far along the curve through all the globe a point lies."""
    spread = _spread()
    return spread[int((lat + 90) * _STEPS_A_DEGREE)] << 1 | spread[int((lon + 180) * _STEPS_A_DEGREE)]


def bundle(db: sqlite3.Connection, points: Iterable[tuple[int, float, float]]) -> None:
    """Stores points (id, latitude, longitude) that come in the order of the curve."""
    left = iter(points)
    db.executemany(_STORED, (_boxed(some) for some in iter(lambda: list(islice(left, _BUNDLE)), [])))


def within(query: Query, lat: float, lon: float, km: float) -> list[int]:
    """Ids of places that lie, or once lay, within ``km`` of a point, the nearest first."""
    found: dict[int, float] = {}
    for box in _boxes(lat, lon, km):
        for (places,) in query(_FOUND, box):
            for gid, here_lat, here_lon in _ONE.iter_unpack(places):
                away = distance_km(lat, lon, here_lat, here_lon)
                if away <= km:
                    found[gid] = min(away, found.get(gid, away))
    return sorted(found, key=lambda gid: (found[gid], gid))


def _boxed(points: list[tuple[int, float, float]]) -> tuple[float, float, float, float, bytes]:
    lats, lons = [p[1] for p in points], [p[2] for p in points]
    return min(lats), max(lats), min(lons), max(lons), b"".join(_ONE.pack(*p) for p in points)


def _boxes(lat: float, lon: float, km: float) -> Iterator[Box]:
    """The box around a circle; two where it crosses the line of the date, and one round the globe at a pole."""
    up = km / _KM_A_DEGREE
    # A degree of longitude shrinks towards the poles.
    shrunk = math.cos(math.radians(min(90.0, abs(lat) + up)))
    across = up / shrunk if shrunk > _NEAR_POLE else 360.0
    if across >= 180:
        yield lat - up, lat + up, -180, 180
        return
    yield lat - up, lat + up, lon - across, lon + across
    if lon + across > 180:
        yield lat - up, lat + up, -180, lon + across - 360
    if lon - across < -180:
        yield lat - up, lat + up, lon - across + 360, 180


@cache
def _spread() -> list[int]:
    """Each number of 16 bits with a zero put before every bit."""
    spread = [0]
    for bit in range(17):
        spread += [one | 1 << (2 * bit) for one in spread]
    return spread
