"""Areas drawn as rings of points: packed small, and found by position.

Points are whole steps of a thousandth of a degree (some 110 m), kept as differences from the point before, the low
and the high bytes apart, which deflate packs to about two bytes a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from tocsin.records import Record

STEP = 0.001
_FARTHEST = 30_000  # steps between neighbours that two bytes still hold
_KM_A_DEGREE = 111.195  # mean Earth radius of 6371.0088 km (IUGG)

Points = npt.NDArray[np.float64]
Polygon = list[Points]
_Ring = tuple[int, int, npt.NDArray[np.int64]]  # whose it is, whether a hole, its points
LayerName = Literal["country", "admin1", "admin2"]


class Label(Record, frozen=True):
    """Which area an outline is of: codes of GeoNames, ``id`` its GeoNames id or a negative one of our own.

    ``drawn`` is False where it was cut out of a larger one between towns, so that its border is approximate.
    """

    id: int
    country: str
    admin1: str
    name: str
    drawn: bool = True


class Found(NamedTuple):
    """An area at a position or beside it: ``away`` in kilometres is 0 inside of it."""

    number: int
    away: float


class Layer:
    """The outlines of one kind of area, by number."""

    def __init__(self, labels: Sequence[Label], rings: _Rings) -> None:
        self.labels, self._rings = labels, rings
        self._box = _boxes(rings)

    def at(self, lat: float, lon: float) -> int | None:
        """The area that a position (degrees, WGS 84) lies in; None where in none."""
        x, y = lon / STEP, lat / STEP
        west, south, east, north = self._box
        near = np.flatnonzero((west <= x) & (x <= east) & (south <= y) & (y <= north))
        inside: dict[int, bool] = {}
        for ring in near.tolist():
            if _crossings(self._rings.x[self._part(ring)], self._rings.y[self._part(ring)], x, y) % 2:
                area = int(self._rings.area[ring])
                inside[area] = not inside.get(area, False)
        return next((area for area, odd in inside.items() if odd), None)

    def beside(self, lat: float, lon: float, km: float) -> Found | None:
        """The area whose border is nearest to a position, within ``km``; None where none is."""
        best = Found(-1, km)
        for ring in self._reached(lat, lon, km):
            away = self._away(ring, lat, lon)
            if away < best.away:
                best = Found(int(self._rings.area[ring]), away)
        return best if best.number >= 0 else None

    def border_km(self, number: int, lat: float, lon: float) -> float:
        """Kilometres from a position to the border of an area."""
        return min(self._away(ring, lat, lon) for ring in self._rings_of(number))

    def polygons(self, number: int) -> list[Polygon]:
        """An area as polygons: each its outer ring, then its holes; points are (lon, lat) in degrees, not closed."""
        found: list[Polygon] = []
        for ring in self._rings_of(number):
            part = self._part(ring)
            points: Points = np.column_stack((self._rings.x[part], self._rings.y[part])).astype(np.float64) * STEP
            if self._rings.hole[ring]:
                found[-1].append(points)
            else:
                found.append([points])
        return found

    def _part(self, ring: int) -> slice:
        return slice(int(self._rings.start[ring]), int(self._rings.start[ring + 1]))

    def _rings_of(self, number: int) -> list[int]:
        return [int(r) for r in np.flatnonzero(self._rings.area == number)]

    def _reached(self, lat: float, lon: float, km: float) -> list[int]:
        up = km / _KM_A_DEGREE / STEP
        across = up / max(0.01, float(np.cos(np.radians(min(89.0, abs(lat) + km / _KM_A_DEGREE)))))
        x, y = lon / STEP, lat / STEP
        west, south, east, north = self._box
        near = (west - across <= x) & (x <= east + across) & (south - up <= y) & (y <= north + up)
        return [int(r) for r in np.flatnonzero(near)]

    def _away(self, ring: int, lat: float, lon: float) -> float:
        part = self._part(ring)
        east = (self._rings.x[part] * STEP - lon) * float(np.cos(np.radians(lat)))
        north = self._rings.y[part] * STEP - lat
        return _nearest(east, north) * _KM_A_DEGREE


class _Rings(NamedTuple):
    """All rings of a layer: whose each is, whether it is a hole of the one before, where its points start."""

    area: npt.NDArray[np.uint32]
    hole: npt.NDArray[np.uint8]
    start: npt.NDArray[np.int64]
    x: npt.NDArray[np.int64]
    y: npt.NDArray[np.int64]


def _boxes(rings: _Rings) -> tuple[npt.NDArray[np.int64], ...]:
    first = rings.start[:-1]
    low, high = np.minimum.reduceat, np.maximum.reduceat
    return low(rings.x, first), low(rings.y, first), high(rings.x, first), high(rings.y, first)


def _crossings(xs: npt.NDArray[Any], ys: npt.NDArray[Any], x: float, y: float) -> int:
    """How many sides of a ring a line due east from a position crosses; an odd number is inside."""
    next_x, next_y = np.roll(xs, -1), np.roll(ys, -1)
    sides = np.flatnonzero((ys > y) != (next_y > y))
    ax, ay, bx, by = xs[sides], ys[sides], next_x[sides], next_y[sides]
    return int(np.count_nonzero(ax + (y - ay) * (bx - ax) / (by - ay) > x))


def _nearest(xs: npt.NDArray[Any], ys: npt.NDArray[Any]) -> float:
    """The distance from the origin to the nearest side of a ring."""
    dx, dy = np.roll(xs, -1) - xs, np.roll(ys, -1) - ys
    length = dx * dx + dy * dy
    along = np.clip(-(xs * dx + ys * dy) / np.where(length == 0, 1, length), 0, 1)
    return float(np.sqrt(np.min((xs + along * dx) ** 2 + (ys + along * dy) ** 2)))


def covers(polygons: Iterable[Polygon], lat: float, lon: float) -> bool:
    """Whether a position lies in an area, by the even-odd rule."""
    rings = (ring for polygon in polygons for ring in polygon)
    return sum(_crossings(ring[:, 0], ring[:, 1], lon, lat) for ring in rings) % 2 == 1


def simplified(polygons: Sequence[Polygon], km: float) -> list[Polygon]:
    """An area without the corners that stand out by less than ``km`` from the line without them (Douglas, Peucker).

    Parts and holes that lose their inside are left out; one that would leave nothing stays as it is.
    """
    degrees = km / _KM_A_DEGREE
    cut = [[ring for ring in (_cornered(r, degrees) for r in polygon) if len(ring) > 2] for polygon in polygons]
    kept = [rings for rings, whole in zip(cut, polygons, strict=True) if len(_cornered(whole[0], degrees)) > 2]
    return kept or list(polygons)


def _cornered(ring: Points, degrees: float) -> Points:
    """A ring's corners that stand out; fewer than three where it is narrower than that."""
    flat = ring * [float(np.cos(np.radians(ring[:, 1].mean()))), 1.0]
    far = int(np.argmax(np.sum((flat - flat[0]) ** 2, axis=1)))
    keep = {0, far}
    spans = [(0, far), (far, len(ring))]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        between = flat[first + 1 : last]
        away = _off_line(between, flat[first], flat[last % len(ring)])
        most = int(np.argmax(away))
        if away[most] > degrees:
            corner = first + 1 + most
            keep.add(corner)
            spans += [(first, corner), (corner, last)]
    return ring[sorted(keep)]


def _off_line(points: Points, start: Points, end: Points) -> npt.NDArray[np.float64]:
    """How far points are from the stretch between two others."""
    way = end - start
    length = float(way @ way)
    along = np.clip((points - start) @ way / length, 0, 1) if length else np.zeros(len(points))
    off: npt.NDArray[np.float64] = np.sqrt(np.sum((points - start - along[:, None] * way) ** 2, axis=1))
    return off


def geojson(polygons: Sequence[Polygon]) -> dict[str, Any]:
    """A GeoJSON geometry (RFC 7946): outer rings against the clock, holes with it, every ring closed."""
    drawn = [[_closed(ring, outer=n == 0) for n, ring in enumerate(polygon)] for polygon in polygons]
    if len(drawn) == 1:
        return {"type": "Polygon", "coordinates": drawn[0]}
    return {"type": "MultiPolygon", "coordinates": drawn}


def _closed(ring: Points, *, outer: bool) -> list[list[float]]:
    x, y = ring[:, 0], ring[:, 1]
    against = float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) > 0
    way = ring if against == outer else ring[::-1]
    points: list[list[float]] = np.round(way, 6).tolist()
    return [*points, points[0]]


def pack(layers: Mapping[LayerName, Iterable[tuple[Label, Sequence[Polygon]]]]) -> dict[str, npt.NDArray[Any]]:
    """Layers as arrays to be kept in one ``.npz`` file; areas that shrink to nothing are left out."""
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, areas in layers.items():
        labels: list[Label] = []
        rings: list[_Ring] = []
        for label, polygons in areas:
            kept = list(_in_steps(polygons, len(labels)))
            if kept:
                labels.append(label)
                rings += kept
        arrays |= {f"{name}_{part}": array for part, array in _arrays(labels, rings).items()}
    return arrays


def _in_steps(polygons: Sequence[Polygon], area: int) -> Iterator[_Ring]:
    for polygon in polygons:
        kept = [ring for ring in (_stepped(points) for points in polygon) if len(ring) > 2]
        if kept and len(_stepped(polygon[0])) > 2:
            yield from ((area, int(n > 0), ring) for n, ring in enumerate(kept))


def _stepped(points: Points) -> npt.NDArray[np.int64]:
    """A ring in whole steps, no point twice running, none farther from the one before than two bytes hold."""
    steps = np.round(points / STEP).astype(np.int64)
    steps = steps[np.any(steps != np.roll(steps, 1, axis=0), axis=1)]
    gaps = [int(np.abs(b - a).max() // _FARTHEST) for a, b in pairwise(steps)]
    if not any(gaps):
        return steps
    filled = [np.linspace(a, b, gap + 1, endpoint=False) for (a, b), gap in zip(pairwise(steps), gaps, strict=True)]
    return np.round(np.concatenate([*filled, steps[-1:]])).astype(np.int64)


def _arrays(labels: Sequence[Label], rings: Sequence[_Ring]) -> dict[str, npt.NDArray[Any]]:
    lines = "\n".join(f"{a.id}\t{a.country}\t{a.admin1}\t{a.name}\t{int(a.drawn)}" for a in labels)
    steps = np.concatenate([np.diff(ring, axis=0) for *_, ring in rings]).astype(np.int16)
    zigzag = ((steps << 1) ^ (steps >> 15)).astype(np.uint16)
    return {
        "labels": np.frombuffer(lines.encode(), dtype=np.uint8),
        "area": np.array([area for area, *_ in rings], dtype=np.uint32),
        "hole": np.array([hole for _, hole, _ in rings], dtype=np.uint8),
        "count": np.array([len(ring) for *_, ring in rings], dtype=np.uint32),
        "first": np.array([ring[0] for *_, ring in rings], dtype=np.int32),
        "low": (zigzag & 255).astype(np.uint8).T.copy(),
        "high": (zigzag >> 8).astype(np.uint8).T.copy(),
    }


def unpack(arrays: Mapping[str, npt.NDArray[Any]], name: LayerName) -> Layer:
    """One layer of :func:`pack`'s arrays."""
    part = {key: arrays[f"{name}_{key}"] for key in ("labels", "area", "hole", "count", "first", "low", "high")}
    rows = (line.split("\t") for line in part["labels"].tobytes().decode().split("\n"))
    labels = [Label(id=int(r[0]), country=r[1], admin1=r[2], name=r[3], drawn=r[4] == "1") for r in rows]
    start = np.concatenate(([0], np.cumsum(part["count"], dtype=np.int64)))
    zigzag = part["low"].astype(np.int32) | part["high"].astype(np.int32) << 8
    steps = (zigzag >> 1) ^ -(zigzag & 1)
    x, y = (_summed(steps[axis], part["first"][:, axis], start) for axis in (0, 1))
    return Layer(labels, _Rings(part["area"], part["hole"], start, x, y))


def _summed(
    steps: npt.NDArray[np.int32], first: npt.NDArray[np.int32], start: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Points from their differences: each ring starts anew at its first point."""
    whole = np.zeros(int(start[-1]), dtype=np.int64)
    later = np.ones(len(whole), dtype=bool)
    later[start[:-1]] = False
    whole[later] = steps
    ran = np.cumsum(whole)
    return ran - np.repeat(ran[start[:-1]] - first, np.diff(start))
