"""The gazetteer: one SQLite file of places, read by name, by likeness of name and by position."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tocsin.places import building, former, spots
from tocsin.places.areas import AREA_CODES, area_names
from tocsin.places.divisions import divisions_named
from tocsin.places.entries import Added, Admin1, Entry, Loaded, Progress, Ranked, Source
from tocsin.places.folding import fold
from tocsin.places.geometry import distance_km
from tocsin.places.schema import SCHEMA_VERSION
from tocsin.places.store import ORDER, Store, entry

_VARIABLES = 500  # names in one question to SQLite, well under its limit
_AREAS = ",".join(f"'{code}'" for code in sorted(AREA_CODES))
_KNOWN = f"SELECT DISTINCT folded FROM name JOIN place USING (geonameid) WHERE feature_code NOT IN ({_AREAS})"
_LOOKUP = f"SELECT place.* FROM name JOIN place USING (geonameid) WHERE folded = ? ORDER BY {ORDER} LIMIT ?"
_LOOKUP_ALL = f"SELECT folded, place.* FROM name JOIN place USING (geonameid) WHERE folded IN ({{}}) ORDER BY {ORDER}"
_LOOKUP_WITHIN = _LOOKUP.replace("ORDER", "AND country = ? ORDER", 1)


def default_path() -> Path:
    """Where the gazetteer lives: ``TOCSIN_GAZETTEER``, else the user's cache folder."""
    named = os.environ.get("TOCSIN_GAZETTEER")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("tocsin") / f"gazetteer-{SCHEMA_VERSION}.db"


class Gazetteer:
    """Places by name and position. Opening makes the file on first use, from what installs with the product."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._store = Store(path)

    @classmethod
    def open(cls, path: Path | None = None, progress: Progress | None = None) -> Gazetteer:
        """Opens the gazetteer at ``path``, else at the default place; makes it there where there is none.

        One that is made has the places that were added to the one of an earlier version beside it.
        Raises WrongVersionError where the file is of another version, or none of a gazetteer.
        """
        chosen = path or default_path()
        if not chosen.exists():
            building.build(chosen, progress, keeping=former.older(chosen))
        gazetteer = cls(chosen)
        gazetteer._store.check()
        return gazetteer

    def _query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._store.query(sql, values)

    def add(self, sources: Sequence[Path | Source], progress: Progress | None = None) -> Added:
        """Adds files of GeoNames' formats; see :func:`tocsin.places.building.add`."""
        return building.add(self.path, sources, progress)

    def loaded(self) -> list[Loaded]:
        """The files that were added, the last one first."""
        rows = self._query("SELECT origin, sha256, size, rows, etag, at FROM loaded ORDER BY at DESC, origin")
        return [Loaded(origin=o, sha256=s, size=size, rows=n, etag=etag, at=at) for o, s, size, n, etag, at in rows]

    def lookup(self, name: str, *, country: str | None = None, limit: int = 20) -> list[Entry]:
        """Places that bear exactly this name (folded), towns before hills, larger before smaller."""
        sql, values = (_LOOKUP_WITHIN, (fold(name), country, limit)) if country else (_LOOKUP, (fold(name), limit))
        return [entry(row, name) for row in self._query(sql, values)]

    def lookup_all(self, folded: Iterable[str], most: int) -> dict[str, list[Entry]]:
        """Places that bear each of these folded names, at most so many a name, in the order of :meth:`lookup`.

        One question to the file for hundreds of names.
        """
        found: dict[str, list[Entry]] = {name: [] for name in folded}
        keys = list(found)
        for i in range(0, len(keys), _VARIABLES):
            part = keys[i : i + _VARIABLES]
            for name, *row in self._query(_LOOKUP_ALL.format(",".join("?" * len(part))), part):
                if len(found[name]) < most:
                    found[name].append(entry(row, name))
        return found

    def by_id(self, geonameid: int) -> Entry | None:
        """The place of an id; None where the gazetteer has none."""
        rows = self._query("SELECT * FROM place WHERE geonameid = ?", [geonameid])
        return entry(rows[0], "") if rows else None

    def states(self) -> list[Entry]:
        """Every country, the larger before the smaller."""
        found = (self.by_id(gid) for gid in area_names("PCLI"))
        return sorted((e for e in found if e is not None), key=lambda e: -e.population)

    def find(self, name: str, country: str | None = None, limit: int = 10) -> list[Ranked]:
        """Places called so or nearly so, the likeliest first, each with why it ranks where it does."""
        from tocsin.places.finding import find

        return find(self._query, name, country, limit, self.lookup(name, country=country, limit=limit))

    def known(self, names: Iterable[str]) -> set[str]:
        """Those of these names that some place bears, other than a country or a division of one."""
        folded = {name: fold(name) for name in names}
        keys = list(set(folded.values()))
        found: set[str] = set()
        for i in range(0, len(keys), _VARIABLES):
            part = keys[i : i + _VARIABLES]
            marks = ",".join("?" * len(part))
            found |= {row[0] for row in self._query(f"{_KNOWN} AND folded IN ({marks})", part)}
        return {name for name, key in folded.items() if key in found}

    def contains(self, name: str) -> bool:
        """Whether some place bears this name."""
        return bool(self._query("SELECT 1 FROM name WHERE folded = ? LIMIT 1", [fold(name)]))

    def near(self, lat: float, lon: float, km: float, limit: int = 10) -> list[Entry]:
        """Places within ``km`` of a point, the nearest first; areas, whose point says little, left out."""
        found: list[Entry] = []
        for gid in spots.within(self._query, lat, lon, km):
            place = entry(self._query("SELECT * FROM place WHERE geonameid = ?", [gid])[0], "")
            if place.feature_code not in AREA_CODES and distance_km(lat, lon, place.lat, place.lon) <= km:
                found.append(place)
            if len(found) >= limit:
                break
        return sorted(found, key=lambda e: distance_km(lat, lon, e.lat, e.lon))

    def regions(self, name: str) -> list[Admin1]:
        """First-level divisions of any country that bear this name."""
        return list(divisions_named(name))

    def capital(self, country: str) -> Entry | None:
        """The capital of a country (ISO 3166-1 alpha-2); None where it has none that is known."""
        rows = self._query(
            "SELECT place.* FROM capital JOIN place USING (geonameid) WHERE capital.country = ?", [country]
        )
        return entry(rows[0], "") if rows else None
