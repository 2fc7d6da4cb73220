"""Areas of a GeoJSON file, each checked: what is not plainly an area is told by its number and the reason."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
import numpy as np

from tocsin.places.outlines import Polygon

LARGEST = 256 * 1024 * 1024  # bytes unpacked; the largest country's districts in full detail are under a half of it
_LONGEST = 48 * 1024 * 1024  # bytes of one feature's shape: two million points
_LONGEST_FACTS = 1024 * 1024
_LONGEST_CRS = 2000
_LONGEST_NAME = 200
# How publishers call the name of an area: geoBoundaries, OCHA's common data sets, GADM, Natural Earth and others.
NAMES = ("shapeName", "ADM{n}_EN", "ADM{n}_FR", "ADM{n}_ES", "adm{n}_name", "ADM{n}_NAME", "NAME_{n}", "name_en",
         "name", "NAME", "Name", "nom", "nombre")  # fmt: skip
CODES = ("ADM{n}_PCODE", "adm{n}_pcode", "shapeISO", "HASC_{n}", "iso_3166_2", "code", "GID_{n}", "shapeID")


class Feature(NamedTuple):
    """One area of a file: its number there from 1, its name, its code where it has one, and its polygons."""

    number: int
    name: str
    code: str
    polygons: list[Polygon]


class _Feature(msgspec.Struct):
    type: Literal["Feature"]
    geometry: msgspec.Raw
    properties: msgspec.Raw = msgspec.Raw(b"null")


class _Collection(msgspec.Struct):
    type: Literal["FeatureCollection"]
    features: list[_Feature]
    crs: msgspec.Raw = msgspec.Raw(b"null")


class _Geometry(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"null")


_Ring = list[list[float]]


def features(source: Path, level: str, name: str | None = None) -> Iterator[Feature]:
    """The areas of a GeoJSON FeatureCollection (RFC 7946), plain or gzipped, one by one.

    ``level`` is admin1, admin2, ...; ``name`` the property that holds an area's name, else one of those in use.
    Raises ValueError, one sentence with the number of the feature and the reason, at the first that is no area.
    """
    for number, feature in enumerate(_collection(source).features, 1):
        try:
            yield _area(number, feature, level.removeprefix("admin"), name)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"Feature {number} of {source} is refused: {_plain(error)}.") from error


def _collection(source: Path) -> _Collection:
    try:
        collection = msgspec.json.decode(_read(source), type=_Collection)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        at = re.search(r"\$\.features\[(\d+)\]", str(error))
        what = f"Feature {int(at[1]) + 1} of {source} is refused" if at else f"{source} is no GeoJSON FeatureCollection"
        raise ValueError(f"{what}: {_plain(error)}.") from error
    if not collection.features:
        raise ValueError(f"{source} holds no feature: it must be a GeoJSON FeatureCollection of areas.")
    if len(crs := bytes(collection.crs)) > _LONGEST_CRS or not _is_wgs84(crs.decode()):
        raise ValueError(f"{source} is not in WGS 84: convert it to longitude and latitude in degrees first.")
    return collection


def _read(source: Path) -> bytes:
    """A file's bytes, unpacked; ValueError where there are too many or the file is damaged."""
    try:
        with gzip.open(source, "rb") if source.suffix == ".gz" else source.open("rb") as opened:
            read = opened.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{source} is damaged or cut short: fetch it again.") from error
    if len(read) > LARGEST:
        raise ValueError(f"{source} holds more than {LARGEST // 1024**2} MiB: simplify it or add it in parts.")
    return read.removeprefix(b"\xef\xbb\xbf")


def _is_wgs84(crs: str) -> bool:
    return crs == "null" or any(name in crs.lower() for name in ("crs84", "4326", "wgs84", "wgs 84"))


def _plain(error: Exception) -> str:
    """The reason alone: without the place in the file, which is told as the number of the feature."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    reason = str(error).split(" - at `")[0].rstrip(".")
    return reason[:1].lower() + reason[1:]


def _area(number: int, feature: _Feature, n: str, name: str | None) -> Feature:
    if len(bytes(feature.geometry)) > _LONGEST or len(bytes(feature.properties)) > _LONGEST_FACTS:
        raise ValueError(f"it is longer than {_LONGEST // 1024**2} MiB: simplify it")
    facts = msgspec.json.decode(feature.properties, type=dict[str, Any] | None) or {}
    geometry = msgspec.json.decode(feature.geometry, type=_Geometry | None)
    if geometry is None:
        raise ValueError("it has no geometry")
    return Feature(number, _named(facts, n, name), _first(facts, n, CODES) or "", _polygons(geometry))


def _named(facts: dict[str, Any], n: str, name: str | None) -> str:
    found = _first(facts, n, (name,) if name else NAMES)
    if not found:
        looked = f"no property {name!r}" if name else "no property that holds its name"
        held = ", ".join(sorted(key for key, value in facts.items() if isinstance(value, str))[:12]) or "none"
        raise ValueError(f"it has {looked} (say which with --name; texts it has: {held})")
    if len(found) > _LONGEST_NAME:
        raise ValueError(f"its name is longer than {_LONGEST_NAME} letters")
    return found


def _first(facts: dict[str, Any], n: str, keys: Sequence[str]) -> str | None:
    for key in keys:
        value = facts.get(key.replace("{n}", n))
        if isinstance(value, str) and (clean := "".join(c for c in value if c.isprintable()).strip()):
            return clean
    return None


def _polygons(geometry: _Geometry) -> list[Polygon]:
    if geometry.type == "Polygon":
        drawn = [msgspec.json.decode(geometry.coordinates, type=list[_Ring])]
    elif geometry.type == "MultiPolygon":
        drawn = msgspec.json.decode(geometry.coordinates, type=list[list[_Ring]])
    else:
        raise ValueError(f"its geometry is a {geometry.type[:40]}, not a Polygon or MultiPolygon")
    polygons = [[_ring(ring) for ring in polygon] for polygon in drawn if polygon]
    if not polygons:
        raise ValueError("it has no polygon")
    return polygons


def _ring(ring: _Ring) -> Any:
    if len(ring) < 4 or ring[0][:2] != ring[-1][:2]:
        raise ValueError("a ring of it is not closed, or has fewer than four points")
    if any(len(point) < 2 for point in ring):
        raise ValueError("a point of it lacks a coordinate")
    points = np.array([point[:2] for point in ring[:-1]], dtype=np.float64)
    if not np.all(np.isfinite(points)):
        raise ValueError("a coordinate of it is no number")
    if np.any(np.abs(points) > (180, 90)):
        raise ValueError("a coordinate of it is beyond 180 or 90 degrees (is the file projected, or latitude first?)")
    if len(np.unique(points, axis=0)) < 3:
        raise ValueError("a ring of it has no inside")
    return points
