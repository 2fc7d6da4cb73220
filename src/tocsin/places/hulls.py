"""The area that spots mark out: a convex hull around each group of spots that lie together.

The hull of points is the "minimum convex polygon" of C. O. Mohr, "Table of equivalent populations of North American
small mammals", American Midland Naturalist 37 (1947), the plainest measure of a range. One hull around everything
would cross half a continent for one distant incident, so spots far from all others have their own; and each spot is
as wide as what its words leave open.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tocsin.places.geometry import offset
from tocsin.places.reach import Vicinity

# Wider than the gaps between districts of one theatre, narrower than those between theatres: a choice, not a finding.
APART_KM = 200.0
_SIDES = 16  # of the polygon that stands for a circle: within 2 % of its area
_RADIUS_KM = 6371.0
_DIGITS = 4  # of a degree: 11 m

Point = tuple[float, float]
Ring = list[list[float]]


def areas(spots: Iterable[Vicinity], apart_km: float = APART_KM) -> list[Ring]:
    """Rings (longitude, latitude; counter-clockwise, closed; RFC 7946) around spots within ``apart_km`` of another.

    The ring around the most spots comes first, of those around as many the westernmost. Spots on the two sides of the
    date line are apart. Where many lie at one spot a Counter may be given.
    """
    counts = Counter(spots)
    ordered = sorted(counts, key=lambda spot: (spot.lon, spot.lat, spot.radius_km))
    groups = [[ordered[at] for at in group] for group in _together(ordered, apart_km)]
    return [_ring(group) for group in sorted(groups, key=lambda group: -sum(counts[spot] for spot in group))]


def _together(spots: Sequence[Vicinity], apart_km: float) -> Iterator[list[int]]:
    """The places in the list of spots that are linked by steps of at most ``apart_km``.

    Only those within as many degrees of latitude are looked at.
    """
    import numpy as np

    north = sorted(range(len(spots)), key=lambda at: spots[at].lat)
    place = {at: n for n, at in enumerate(north)}
    lats = np.radians([spots[at].lat for at in north])
    lons = np.radians([spots[at].lon for at in north])
    reach = apart_km / _RADIUS_KM * (1 + 1e-9)
    edges = np.searchsorted(lats, lats - reach, "left"), np.searchsorted(lats, lats + reach, "right")
    left = np.ones(len(spots), dtype=bool)
    for first in range(len(spots)):
        if not left[place[first]]:
            continue
        left[place[first]] = False
        group = [place[first]]
        for at in group:
            near = slice(int(edges[0][at]), int(edges[1][at]))
            turned = lons[near] - lons[at]
            half = np.sin((lats[near] - lats[at]) / 2) ** 2
            half += np.cos(lats[near]) * np.cos(lats[at]) * np.sin(turned / 2) ** 2
            met = 2 * _RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))) <= apart_km
            new = np.flatnonzero(met & left[near] & (np.abs(turned) < math.pi)) + near.start
            left[new] = False
            group += [int(one) for one in new]
        yield [north[at] for at in group]


def _ring(spots: Sequence[Vicinity]) -> Ring:
    hull = _convex([point for spot in spots for point in _circle(spot)])
    closed = [*hull, hull[0]]
    return [[round(lon, _DIGITS), round(lat, _DIGITS)] for lon, lat in closed]


def _circle(spot: Vicinity) -> Iterator[Point]:
    """Points around a spot, longitude first, kept on its own side of the date line."""
    for side in range(_SIDES):
        lat, lon = offset(spot.lat, spot.lon, 360 * side / _SIDES, spot.radius_km)
        yield (lon if abs(lon - spot.lon) < 180 else math.copysign(180.0, spot.lon)), lat


def _convex(points: Sequence[Point]) -> list[Point]:
    """The convex hull, counter-clockwise: A. M. Andrew's monotone chain (Information Processing Letters 9, 1979)."""
    ordered = sorted(set(points))
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _chain(ordered: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in ordered:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    """More than 0 where the way from a over b to c turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def area_km2(ring: Ring) -> float:
    """Square kilometres within a ring on a sphere (R. G. Chamberlain and W. H. Duquette, "Some Algorithms for Polygons
    on a Sphere", JPL Publication 07-03, 2007), good to a few in a hundred for rings of convex areas."""
    total = 0.0
    for (west, south), (east, north) in pairwise(ring):
        total += math.radians(east - west) * (2 + math.sin(math.radians(south)) + math.sin(math.radians(north)))
    return abs(total) * _RADIUS_KM**2 / 2
