"""Which division of today each piece of Natural Earth's map is of, by the towns in it.

Natural Earth draws some countries finer than GeoNames' first level (France by departments), some as they were
before a reform (Kenya by provinces). A unit belongs to the division that most of its towns are of. Where a unit
holds divisions that no unit is drawn for, it is cut between their towns: each spot goes to the division of the
nearest one. Such pieces are approximate, and say so.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Any, NamedTuple

import numpy as np
import shapely
from natural_earth import Unit, mended, spots

Division = tuple[str, str]
_MOST = 0.5
_FOOTHOLD = 0.3
_FEW = 3
_SAME_SPOT = 2e-7  # degrees
_GRID = 1e-6


class Piece(NamedTuple):
    """A shape of one country, and of one division of it where known; ``drawn`` unless cut between towns."""

    shape: Any
    country: str
    code: str
    unit: Unit
    drawn: bool


class Survey(NamedTuple):
    """Towns by the unit they lie in, and which division's each unit is."""

    towns: list[dict[str, Any]]
    inside: list[list[int]]
    votes: list[Counter[Division]]
    held: Counter[Division]


def division(town: dict[str, Any]) -> Division:
    return town["countrycode"], town["admin1code"] or ""


def survey(units: list[Unit], towns: list[dict[str, Any]]) -> Survey:
    """Counts the towns in every unit by their division."""
    inside: list[list[int]] = [[] for _ in units]
    tree = shapely.STRtree([u.shape for u in units])
    for town, unit in zip(*tree.query(spots(towns), predicate="within"), strict=True):
        inside[unit].append(int(town))
    votes = [Counter(division(towns[t]) for t in here) for here in inside]
    return Survey(towns, inside, votes, Counter(division(t) for t in towns))


def pieces(units: list[Unit], seen: Survey, known: set[Division]) -> list[Piece]:
    """All pieces; together they cover just what the units do, and neighbours share their corners."""
    homes = [_home(unit, votes, known) for unit, votes in zip(units, seen.votes, strict=True)]
    drawn: Counter[Division] = Counter()
    for home, votes in zip(homes, seen.votes, strict=True):
        drawn[home] += votes[home]
    undrawn = {d for d, count in seen.held.items() if d in known and drawn[d] < _MOST * count}
    whole, cut = [], []
    for unit, home, votes, inside in zip(units, homes, seen.votes, seen.inside, strict=True):
        # Across a state's border a town only lies on the wrong side of a line drawn for small maps.
        strangers = {d for d in undrawn & set(votes) if d != home and d[0] == home[0]}
        if strangers:
            seeds = [seen.towns[t] for t in inside if division(seen.towns[t]) in strangers | {home}]
            cut += _cut(unit, seeds)
        else:
            whole.append(Piece(unit.shape, *home, unit, True))
    return _joined([*whole, *cut], cut)


def _home(unit: Unit, votes: Counter[Division], known: set[Division]) -> Division:
    """The division most of its towns in its state are of, else the one that Natural Earth names."""
    country, _, code = (unit.facts.get("gn_a1_code") or "").partition(".")
    named = (country, code) in known
    drawn = unit.facts.get("iso_a2") or ""
    state = _state(drawn if len(drawn) == 2 and drawn.isalpha() else "", named, votes)
    mine = [d for d in votes if d[0] == state]
    if mine:
        return max(mine, key=lambda d: (votes[d], d))
    return (country, code) if named and country == state else (state, "")


def _state(drawn: str, named: bool, votes: Counter[Division]) -> str:
    """The state a unit is of: Natural Earth's, unless the towns in it are nearly all of another.

    On a border a few towns of the neighbour lie inside of a line drawn for small maps. Lands that GeoNames gives a
    code of their own (Martinique), and those whose holder is disputed, go as GeoNames' towns do.
    """
    states: Counter[str] = Counter()
    for (state, _), count in votes.items():
        states[state] += count
    few = named and states.total() < _FEW
    if not states or (drawn and (few or states[drawn] >= _FOOTHOLD * states.total())):
        return drawn
    return max(states, key=lambda s: (states[s], s))


def _cut(unit: Unit, seeds: list[dict[str, Any]]) -> list[Piece]:
    """The unit, each spot given to the division of its nearest town."""
    # Degrees of longitude as long as those of latitude, so that nearest is nearest.
    narrow = math.cos(math.radians(unit.shape.centroid.y))
    places = {(t["longitude"] * narrow, t["latitude"]): division(t) for t in seeds}
    points = shapely.MultiPoint(list(places))
    squeezed = shapely.transform(unit.shape, lambda xy: xy * [narrow, 1])
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=squeezed.envelope.buffer(1)))
    tree = shapely.STRtree(cells)
    by_division: defaultdict[Division, list[Any]] = defaultdict(list)
    for (x, y), owner in places.items():
        by_division[owner].append(cells[tree.nearest(shapely.Point(x, y))])
    found = []
    for (country, code), mine in by_division.items():
        share = shapely.intersection(shapely.union_all(mine), squeezed)
        if not share.is_empty:
            back = shapely.transform(share, lambda xy: xy / [narrow, 1])
            found.append(Piece(mended(back), country, code, unit, False))
    return found


def _joined(found: list[Piece], cut: list[Piece]) -> list[Piece]:
    """The pieces with the new corners that cuts left on the borders they share."""
    corners = np.unique(np.concatenate([shapely.get_coordinates(p.shape) for p in cut]), axis=0)
    near = shapely.STRtree(shapely.points(corners))
    joined = []
    for piece in found:
        beside = near.query(piece.shape, predicate="dwithin", distance=_SAME_SPOT)
        corners_here = shapely.MultiPoint(near.geometries[beside])
        snapped = shapely.snap(piece.shape, corners_here, _SAME_SPOT) if len(beside) else piece.shape
        joined.append(piece._replace(shape=mended(shapely.set_precision(snapped, _GRID))))
    return joined
