"""The places that bear a name, as arrays, looked up for a whole report at once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any

import numpy as np

from tocsin.places.divisions import region_named
from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.gazetteer import Gazetteer
from tocsin.places.ranking.arrays import Floats, Truths, Whole
from tocsin.places.romanizing import is_latin, romanizations, romanized
from tocsin.places.words import words_of

KINDS = (
    "state", "region", "district", "division", "capital", "seat", "town", "quarter", "facility", "water", "relief",
    "area", "common region",
)  # fmt: skip
STATE, REGION, DISTRICT, DIVISION, CAPITAL, SEAT, TOWN, QUARTER, FACILITY, WATER, RELIEF, AREA, COMMON = range(13)
COMMON_REGION = "RGNC"  # our own code, beside GeoNames': a region of common speech
_MOST = 300  # candidates of one name; names that more places bear are those of hamlets
_KEPT = 20_000
_SHORTEST_ALIKE = 6  # letters: shorter names are like too many others
_ALIKE = 0.55
_BY_CODE = {"ADM1": REGION, "ADM2": DISTRICT, "PPLC": CAPITAL, "PPLX": QUARTER, "TERR": STATE, COMMON_REGION: COMMON}
_BY_CLASS = {"A": DIVISION, "P": TOWN, "S": FACILITY, "R": FACILITY, "H": WATER, "T": RELIEF, "U": RELIEF}


def kind_of(entry: Entry) -> int:
    """The index in ``KINDS`` of what a place is."""
    code = entry.feature_code
    if code.startswith("PCL"):
        return STATE
    if code.startswith("PPLA"):
        return SEAT
    return _BY_CODE.get(code, _BY_CLASS.get(entry.feature_class, AREA))


def of_kinds(kinds: Whole, which: tuple[int, ...]) -> Truths:
    """For each of these kinds whether it is one of ``which``."""
    return _truths(which)[kinds.astype(np.int64, copy=False)]


@cache
def _truths(which: tuple[int, ...]) -> Truths:
    """For each of all kinds whether it is one of ``which``: a look in a table takes a tenth of the time of a search."""
    return np.array([kind in which for kind in range(len(KINDS))], dtype=bool)


def is_area(entry: Entry) -> bool:
    """Whether a place is too wide for a point to say where in it something was."""
    return kind_of(entry) in (STATE, REGION, DISTRICT, COMMON)


@dataclass(frozen=True)
class Candidates:
    """Places that one name may mean; every array has one value a place."""

    entries: tuple[Entry, ...]
    points: Floats  # on the unit sphere, n x 3
    kinds: Whole
    countries: Whole
    regions: Whole
    districts: Whole
    size: Floats  # log10 of the population, 0 where unknown
    primary: Floats  # 1 where the name is the place's usual one
    longer: Floats  # 1 where the place's usual name is longer: "Henry County" for "Henry"
    alike: Floats  # 1 where none of the place's names is the one written, but one is spelt almost so

    def __len__(self) -> int:
        return len(self.entries)

    def where(self, kept: Truths) -> Candidates:
        """Only the places that ``kept`` is true for."""
        chosen = {f.name: getattr(self, f.name)[kept] for f in fields(self) if f.name != "entries"}
        return Candidates(entries=tuple(e for e, k in zip(self.entries, kept, strict=True) if k), **chosen)


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
        self._entries: OrderedDict[str, tuple[Entry, ...]] = OrderedDict()
        self._arrays: OrderedDict[str, Candidates] = OrderedDict()
        self._alike: OrderedDict[tuple[str, str], tuple[Entry, ...]] = OrderedDict()

    def entries(self, folded: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places that bear each folded name, towns before hills, larger before smaller; () for none."""
        wanted = list(dict.fromkeys(folded))
        missing = [name for name in wanted if name not in self._entries]
        for name, found in self.gazetteer.lookup_all(missing, _MOST).items():
            self._entries[name] = tuple(found)
        chosen = {name: self._entries[name] for name in wanted}
        _trimmed(self._entries)
        return chosen

    def alike(self, name: str, country: str) -> tuple[Entry, ...]:
        """Settlements and divisions of a country spelt almost as a name is, the likeliest first; () for none.

        A name of another script is compared as it sounds in Latin letters. Slow: several milliseconds a name.
        """
        key = (romanized(name), country)
        if key not in self._alike:
            found = self.gazetteer.find(key[0], country, 4) if len(key[0]) >= _SHORTEST_ALIKE else []
            self._alike[key] = tuple(
                r.entry
                for r in found
                if r.score >= _ALIKE and r.entry.feature_class in "PA" and _as_long(r.entry, key[0])
            )
            _trimmed(self._alike)
        return self._alike[key]

    def named(self, names: Iterable[str]) -> dict[str, Candidates]:
        """The candidates of each name (folded here); a name that no place bears has none."""
        folded = {name: fold(name) for name in names}
        missing = {f: forms(f) for f in folded.values() if f not in self._arrays}
        found = self.entries(form for made in missing.values() for form in made)
        for name, made in missing.items():
            self._arrays[name] = self.arrays(_merged(name, [found[form] for form in made]), name)
        chosen = {name: self._arrays[f] for name, f in folded.items()}
        _trimmed(self._arrays)
        return chosen

    @cached_property
    def states(self) -> Mapping[str, Entry]:
        """The entry of each state by its code."""
        return {entry.country: entry for entry in reversed(self.gazetteer.states())}

    def arrays(self, entries: Sequence[Entry], folded: str) -> Candidates:
        """The arrays of these places for the folded name."""
        number = self.numbers.of
        made = forms(folded)
        usual, longer = set(made[: -len(_longer())]), set(made[-len(_longer()) :])
        return Candidates(
            entries=tuple(entries),
            points=sphere([(e.lat, e.lon) for e in entries]),
            kinds=np.array([kind_of(e) for e in entries], dtype=np.int64),
            countries=np.array([number(e.country) for e in entries], dtype=np.int64),
            regions=np.array([number(e.country, e.admin1_code) for e in entries], dtype=np.int64),
            districts=np.array([number(e.country, e.admin1_code, e.admin2) for e in entries], dtype=np.int64),
            size=np.log10(1.0 + np.array([max(0, e.population) for e in entries], dtype=np.float64)),
            primary=np.array([fold(e.name) in usual for e in entries], dtype=np.float64),
            longer=np.array([fold(e.name) in longer for e in entries], dtype=np.float64),
            alike=np.zeros(len(entries)),
        )


def forms(folded: str) -> tuple[str, ...]:
    """A folded name as gazetteers may have it: as it is, written out ("st", "mt"), in Latin letters, with "county"."""
    any_language = words_of("any")
    first, _, rest = folded.partition(" ")
    short = any_language.table("expand")
    written = [f"{short[first]} {rest}"] if rest and first in short else []
    written += [f"{k} {rest}" for k, v in short.items() if rest and v == first]
    sounded = () if is_latin(folded) else romanizations(folded)
    longer = [f"{folded} {word}" for word in _longer()]
    return (folded, *written, *sounded, *longer)


def _longer() -> tuple[str, ...]:
    return words_of("any").entries("longer", "behind")


def _merged(name: str, found: Sequence[Sequence[Entry]]) -> list[Entry]:
    """Places of all forms of a name, each once, with the region of common speech of that name."""
    every = {entry.geonameid: entry for entries in reversed(found) for entry in entries}
    region = _common_region(name)
    return [*every.values(), *([region] if region else [])]


def _common_region(name: str) -> Entry | None:
    """A region of common speech as an entry, its id 0: no gazetteer numbers it."""
    region = region_named(name)
    if region is None or region.lat is None or region.lon is None:
        return None
    return Entry(
        geonameid=0,
        name=region.name,
        lat=region.lat,
        lon=region.lon,
        feature_class="L",
        feature_code=COMMON_REGION,
        country=region.countries[0] if len(region.countries) == 1 else "",
        admin1=None,
        admin1_code=None,
        admin2=None,
        population=0,
        matched=name,
    )


def _as_long(entry: Entry, name: str) -> bool:
    """Whether two names are of about one length: a name is not spelt like a longer one that it is part of."""
    return abs(len(fold(entry.name)) - len(name)) <= 2


def _trimmed(kept: OrderedDict[Any, Any]) -> None:
    """Forgets what was kept first, where it is more than is kept."""
    while len(kept) > _KEPT:
        kept.popitem(last=False)


def sphere(points: Sequence[tuple[float, float]]) -> Floats:
    """Points in degrees as vectors of length one, n x 3."""
    lat, lon = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
