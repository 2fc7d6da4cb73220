"""The places that bear a name, as arrays, looked up for a whole report at once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.gazetteer import Gazetteer

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats = "NDArray[np.float64]"
KINDS = ("state", "region", "district", "division", "capital", "seat", "town", "quarter", "facility", "water", "relief", "area")
STATE, REGION, DISTRICT, DIVISION, CAPITAL, SEAT, TOWN, QUARTER, FACILITY, WATER, RELIEF, AREA = range(12)
_MOST = 300  # candidates of one name; names that more places bear are those of hamlets
_KEPT = 20_000
_BY_CODE = {"ADM1": REGION, "ADM2": DISTRICT, "PPLC": CAPITAL, "PPLX": QUARTER, "TERR": STATE}
_BY_CLASS = {"A": DIVISION, "P": TOWN, "S": FACILITY, "R": FACILITY, "H": WATER, "T": RELIEF, "U": RELIEF}


def kind_of(entry: Entry) -> int:
    """The index in ``KINDS`` of what a place is."""
    code = entry.feature_code
    if code.startswith("PCL"):
        return STATE
    if code.startswith("PPLA"):
        return SEAT
    return _BY_CODE.get(code, _BY_CLASS.get(entry.feature_class, AREA))


@dataclass(frozen=True)
class Candidates:
    """Places that one name may mean; every array has one value a place."""

    entries: tuple[Entry, ...]
    points: NDArray[np.float64]  # on the unit sphere, n x 3
    kinds: NDArray[np.int64]
    countries: NDArray[np.int64]
    regions: NDArray[np.int64]
    districts: NDArray[np.int64]
    size: NDArray[np.float64]  # log10 of the population, 0 where unknown
    primary: NDArray[np.float64]  # 1 where the name is the place's usual one

    def __len__(self) -> int:
        return len(self.entries)


class Numbers:
    """Small whole numbers for codes, so that arrays can be compared; -1 for none."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, ...], int] = {}

    def of(self, *code: str | None) -> int:
        if not all(code):
            return -1
        key = tuple(str(c) for c in code)
        return self._given.setdefault(key, len(self._given))


class Pool:
    """Looks names up in a gazetteer, and keeps what the names of recent reports gave."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.numbers = Numbers()
        self._kept: OrderedDict[str, Candidates] = OrderedDict()

    def named(self, names: Iterable[str]) -> dict[str, Candidates]:
        """The candidates of each name (folded here); a name that no place bears has none."""
        folded = {name: fold(name) for name in names}
        missing = [f for f in dict.fromkeys(folded.values()) if f not in self._kept]
        for name, entries in self.gazetteer.lookup_all(missing).items():
            self._keep(name, self.arrays(entries[:_MOST], name))
        found = {name: self._kept[f] for name, f in folded.items()}
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _keep(self, name: str, candidates: Candidates) -> None:
        self._kept[name] = candidates

    @cached_property
    def states(self) -> Mapping[str, Entry]:
        """The entry of each state by its code."""
        return {entry.country: entry for entry in reversed(self.gazetteer.states())}

    def arrays(self, entries: Sequence[Entry], folded: str) -> Candidates:
        """The arrays of these places for the folded name."""
        number = self.numbers.of
        return Candidates(
            entries=tuple(entries),
            points=sphere([(e.lat, e.lon) for e in entries]),
            kinds=np.array([kind_of(e) for e in entries], dtype=np.int64),
            countries=np.array([number(e.country) for e in entries], dtype=np.int64),
            regions=np.array([number(e.country, e.admin1_code) for e in entries], dtype=np.int64),
            districts=np.array([number(e.country, e.admin1_code, e.admin2) for e in entries], dtype=np.int64),
            size=np.log10(1.0 + np.array([max(0, e.population) for e in entries], dtype=np.float64)),
            primary=np.array([fold(e.name) == folded for e in entries], dtype=np.float64),
        )


def sphere(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """Points in degrees as vectors of length one, n x 3."""
    lat, lon = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
