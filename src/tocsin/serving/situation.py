"""The situation: what a map shows of the incidents that fit, as precise as each is placed.

Points near one another on the screen are drawn as one with their number, routes as lines, and what is told of a
division or a country alone is counted there: it is nowhere drawn as a point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any, Final

import numpy as np
import numpy.typing as npt
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from tocsin.ledger.codes import TYPES
from tocsin.ledger.mapping import Drawn
from tocsin.places import shape_of
from tocsin.records import ClaimType, Record
from tocsin.serving.asking import Asked, TheLedger
from tocsin.serving.ground import area_id, label_point
from tocsin.serving.refusing import Refused
from tocsin.serving.spots import PRECISIONS, Columns, Spots

_TILE: Final = 512  # pixels of the world at zoom 0
_CELL: Final = 56  # pixels within which incidents are drawn as one
_ROUTES: Final = 200
_FARTHEST_NORTH: Final = 85.0511  # where Web Mercator ends
_ROUTE: Final = PRECISIONS.index("route")
_SEVERAL: Final = 60  # incidents of one spot that are told one by one


class Cluster(Record, frozen=True):
    """Incidents near one another: how many and of which types; ``radius_km`` is how far from its point the least
    exactly placed of them may have been."""

    lon: float
    lat: float
    number: int
    types: dict[ClaimType, int]
    radius_km: float
    west: float
    south: float
    east: float
    north: float


class Spot(Record, frozen=True):
    """One incident at a point, somewhere within ``radius_km`` of it."""

    id: str
    title: str
    type: ClaimType
    precision: str
    lon: float
    lat: float
    radius_km: float


Positions = npt.NDArray[np.intp]
"""Where versions stand among the columns."""


class Route(Record, frozen=True):
    """One incident on the way between places: a GeoJSON line, and how far from it it may have been."""

    id: str
    title: str
    type: ClaimType
    geometry: dict[str, Any]
    radius_km: float


class Area(Record, frozen=True):
    """How many incidents are told of a country or a division of it and no closer; ``id`` is its outline's."""

    id: str
    country: str
    admin1: str | None
    name: str
    lon: float | None
    lat: float | None
    number: int
    types: dict[ClaimType, int]


class Listed(Record, frozen=True):
    """One incident of a list."""

    id: str
    title: str
    type: ClaimType


class Situation(Record, frozen=True):
    """What a map shows; ``total`` incidents fit, of which ``pointed`` have a point or a route, here or elsewhere."""

    total: int
    pointed: int
    clusters: tuple[Cluster, ...]
    spots: tuple[Spot, ...]
    routes: tuple[Route, ...]
    areas: tuple[Area, ...]


@get("/situation", summary="What a part of a map shows", sync_to_thread=True)
def situation(
    ledger: TheLedger,
    spots: NamedDependency[Spots],
    asked: Asked,
    bbox: Annotated[
        str, QueryParameter(description="West, south, east and north in degrees, with commas between.", max_length=120)
    ] = "-180,-85,180,85",
    zoom: Annotated[float, QueryParameter(description="Of a map of tiles of 512 pixels.", ge=0, le=22)] = 1.0,
) -> Situation:
    """Clusters, points with their radius, routes as lines, and areas of which it is told and no closer."""
    box = _box(bbox)
    columns = spots.columns()
    fits = spots.fitting(columns, asked)
    pointed = np.flatnonzero(fits & columns.pointed)
    here = _within(columns, pointed, box)
    on_way = columns.precision[here] == _ROUTE
    clusters, single = _clustered(columns, here[~on_way], zoom)
    lines = here[on_way][-_ROUTES:]
    told = ledger.store.drawn([int(columns.key[n]) for n in (*single, *lines)])
    kind = {int(columns.key[n]): TYPES[columns.type[n]] for n in (*single, *lines)}
    return Situation(
        total=int(np.count_nonzero(fits)),
        pointed=len(pointed),
        clusters=tuple(clusters),
        spots=tuple(_spot(one, kind[one.key]) for one in told if one.place.precision != "route"),
        routes=tuple(_route(one, kind[one.key]) for one in told if one.place.precision == "route"),
        areas=tuple(_areas(columns, np.flatnonzero(fits & ~columns.pointed))),
    )


@get("/situation/list", summary="The incidents of a part of a map, one by one", sync_to_thread=True)
def listed(
    ledger: TheLedger,
    spots: NamedDependency[Spots],
    asked: Asked,
    bbox: Annotated[str | None, QueryParameter(description="West, south, east and north.", max_length=120)] = None,
    area: Annotated[str | None, QueryParameter(description="Told of this area and no closer.", max_length=20)] = None,
) -> tuple[Listed, ...]:
    """The latest of those that have a point in a box, or that are told of an area alone."""
    columns = spots.columns()
    fits = spots.fitting(columns, asked)
    if area is not None:
        of = np.array([area_id(c, a) == area if c else False for c, a in columns.areas], dtype=np.bool_)
        fits &= ~columns.pointed & of[columns.area]
    found = np.flatnonzero(fits)
    if bbox is not None:
        found = _within(columns, found[columns.pointed[found]], _box(bbox))
    latest = found[np.argsort(-columns.start[found].astype(np.int64), kind="stable")][:_SEVERAL]
    told = {one.key: one for one in ledger.store.drawn([int(columns.key[n]) for n in latest])}
    return tuple(
        Listed(id=one.id, title=one.title, type=TYPES[columns.type[n]])
        for n in latest
        if (one := told.get(int(columns.key[n]))) is not None
    )


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise Refused(f"{text!r} is not a part of a map: give west,south,east,north in degrees.") from None
    if not all(map(math.isfinite, (west, south, east, north))) or south > north:
        raise Refused(f"{text!r} is not a part of a map: give west,south,east,north in degrees.")
    return west, south, east, north


def _within(columns: Columns, which: Positions, box: tuple[float, float, float, float]) -> Positions:
    """Which of those that have a point lie in a part of a map; one that goes over the date line has its east beyond 180
    degrees."""
    west, south, east, north = box
    lat = columns.lat[which]
    found = (lat >= south) & (lat <= north)
    if east - west < 360:
        found &= west + np.mod(columns.lon[which] - west, 360.0) <= east
    return which[found]


def _clustered(columns: Columns, points: Positions, zoom: float) -> tuple[list[Cluster], list[int]]:
    """Points by cells of the screen: those that share one, and those that are alone in theirs.

    Cells are fixed on the ground for a whole zoom, so that moving the map moves no cluster.
    """
    if not len(points):
        return [], []
    side = _CELL / (_TILE * 2.0 ** math.floor(zoom))
    x, y = _mercator(columns.lon[points], columns.lat[points])
    cell = np.floor(x / side).astype(np.int64) * 2**32 + np.floor(y / side).astype(np.int64)
    order = np.argsort(cell, kind="stable")
    bounds = np.flatnonzero(np.diff(cell[order], prepend=cell[order[0]] - 1, append=cell[order[-1]] + 1))
    clusters, single = [], []
    for first, after in pairwise(bounds):
        members = points[order[first:after]]
        if len(members) == 1:
            single.append(int(members[0]))
        else:
            clusters.append(_cluster(columns, members))
    return clusters, single


def _mercator(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> tuple[Any, Any]:
    """Web Mercator, the world from 0 to 1."""
    north = np.radians(np.clip(lat, -_FARTHEST_NORTH, _FARTHEST_NORTH))
    return (lon + 180.0) / 360.0, (1 - np.arcsinh(np.tan(north)) / np.pi) / 2


def _cluster(columns: Columns, members: Positions) -> Cluster:
    lon, lat = columns.lon[members], columns.lat[members]
    return Cluster(
        lon=round(float(lon.mean()), 5),
        lat=round(float(lat.mean()), 5),
        number=len(members),
        types=_types(columns, members),
        radius_km=round(float(columns.radius_km[members].max()), 1),
        west=float(lon.min()),
        south=float(lat.min()),
        east=float(lon.max()),
        north=float(lat.max()),
    )


def _types(columns: Columns, members: Positions) -> dict[ClaimType, int]:
    number = np.bincount(columns.type[members], minlength=len(TYPES))
    return {TYPES[n]: int(number[n]) for n in np.argsort(-number, kind="stable") if number[n]}


def _spot(one: Drawn, kind: ClaimType) -> Spot:
    shape = shape_of(one.place)
    return Spot(
        id=one.id,
        title=one.title,
        type=kind,
        precision=one.place.precision or "near",
        lon=one.place.lon or 0.0,
        lat=one.place.lat or 0.0,
        radius_km=round(shape.radius_km or 0.0, 1) if shape else 0.0,
    )


def _route(one: Drawn, kind: ClaimType) -> Route:
    shape = shape_of(one.place)
    assert shape is not None  # routes have ends
    return Route(
        id=one.id, title=one.title, type=kind, geometry=shape.geometry, radius_km=round(shape.radius_km or 0.0, 1)
    )


def _areas(columns: Columns, members: Positions) -> Iterator[Area]:
    """What is told of each division, or of each country, and no closer."""
    order = members[np.argsort(columns.area[members], kind="stable")]
    for some in np.split(order, np.flatnonzero(np.diff(columns.area[order])) + 1) if len(order) else ():
        country, admin1 = columns.areas[columns.area[some[0]]]
        if country is None:
            continue
        at = label_point(country, admin1)
        yield Area(
            id=area_id(country, admin1),
            country=country,
            admin1=admin1,
            name=admin1 or country,
            lon=at[0] if at else None,
            lat=at[1] if at else None,
            number=len(some),
            types=_types(columns, some),
        )


routes = Router(path="/api", route_handlers=[situation, listed], tags=["situation"])
