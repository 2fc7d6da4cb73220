"""Makes the outlines of countries for maps of the world: ``python tools/world.py``, after ``tools/make.py``.

The countries of ``boundaries.npz`` are simplified together (Visvalingam-Whyatt on a coverage, as GEOS has it), so that
what two share stays shared, without the islets that a map of the world cannot show.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, mapping

from tocsin.places.boundaries import _layer
from tocsin.places.outlines import Polygon

DATA = Path(__file__).resolve().parents[1] / "src" / "tocsin" / "places" / "data"
_DETAIL = 0.1  # degrees: a side of the triangles that corners left out make
_ISLET = 0.02  # degrees squared


def main() -> None:
    """Writes ``world.json.gz``."""
    layer = _layer("country")
    shapes = [_shape(layer.polygons(number)) for number in range(len(layer.labels))]
    drawn = shapely.coverage_simplify(shapes, _DETAIL)
    features = [
        _feature(label.country, whole, simple) for label, whole, simple in zip(layer.labels, shapes, drawn, strict=True)
    ]
    told = msgspec.json.encode({"type": "FeatureCollection", "features": features})
    (DATA / "world.json.gz").write_bytes(gzip.compress(told, 9, mtime=0))
    print(f"world.json.gz: {(DATA / 'world.json.gz').stat().st_size / 1000:,.0f} kB")


def _shape(polygons: list[Polygon]) -> Any:
    whole = shapely.make_valid(MultiPolygon([(rings[0], rings[1:]) for rings in polygons]))
    parts = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon"]
    if not parts:
        parts = [p for part in shapely.get_parts(whole) for p in shapely.get_parts(part) if p.geom_type == "Polygon"]
    large = [part for part in parts if part.area >= _ISLET]
    return MultiPolygon(large or [max(parts, key=lambda part: part.area)])


def _feature(country: str, whole: Any, simple: Any) -> dict[str, Any]:
    shown = whole if simple.is_empty else simple
    largest = max(shapely.get_parts(whole), key=lambda part: part.area)
    at = shapely.maximum_inscribed_circle(largest).coords[0]
    geometry = mapping(shown)
    return {
        "type": "Feature",
        "geometry": {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])},
        "properties": {"id": country, "at": [round(at[0], 3), round(at[1], 3)], "size": round(largest.area, 2)},
    }


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], float):
        return np.round(coordinates, 2).tolist()
    return [_rounded(part) for part in coordinates]


if __name__ == "__main__":
    main()
