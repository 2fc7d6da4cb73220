"""The gazetteer: one SQLite file of places, read by name, by likeness of name and by position."""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from tocsin.places import building
from tocsin.places.areas import AREA_CODES
from tocsin.places.building import SCHEMA_VERSION, Progress
from tocsin.places.divisions import admin1_name, divisions_named
from tocsin.places.entries import Added, Admin1, Entry, Ranked
from tocsin.places.folding import fold
from tocsin.places.geometry import distance_km

_SETTLED = {"P": 3, "A": 2, "S": 1}
_LIKENESS = 0.72
_NEAR_POLE = 0.001
_VARIABLES = 500  # names in one question to SQLite, well under its limit
_AREAS = ",".join(f"'{code}'" for code in sorted(AREA_CODES))


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
        self._pid = os.getpid()
        self._db = self._connect()

    @classmethod
    def open(cls, path: Path | None = None, progress: Progress | None = None) -> Gazetteer:
        """Opens the gazetteer at ``path``, else at the default place; makes it there where there is none.

        Raises ValueError where the file is of another version.
        """
        chosen = path or default_path()
        if not chosen.exists():
            building.build(chosen, progress)
        gazetteer = cls(chosen)
        if gazetteer._query("PRAGMA user_version") != [(SCHEMA_VERSION,)]:
            raise ValueError(f"{chosen} is of another version of Tocsin: remove it and add your place names again.")
        return gazetteer

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=30, check_same_thread=False)

    def _query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        if self._pid != os.getpid():  # a connection must not cross a fork
            self._pid, self._db = os.getpid(), self._connect()
        return self._db.execute(sql, tuple(values)).fetchall()

    def add(self, sources: Sequence[Path], progress: Progress | None = None) -> Added:
        """Adds files of GeoNames' dump format; see :func:`tocsin.places.building.add`."""
        return building.add(self.path, list(sources), progress)

    def lookup(self, name: str, *, country: str | None = None, limit: int = 20) -> list[Entry]:
        """Places that bear exactly this name (folded), towns before hills, larger before smaller."""
        sql = "SELECT place.* FROM name JOIN place USING (geonameid) WHERE folded = ?"
        values: list[object] = [fold(name)]
        if country:
            sql, values = sql + " AND country = ?", [*values, country]
        found = [_entry(row, name) for row in self._query(sql, values)]
        return sorted(found, key=_weight, reverse=True)[:limit]

    def lookup_all(self, folded: Sequence[str]) -> dict[str, list[Entry]]:
        """Places that bear each of these folded names, in one question, towns before hills, larger before smaller."""
        found: dict[str, list[Entry]] = {name: [] for name in folded}
        keys = list(found)
        for i in range(0, len(keys), _VARIABLES):
            part = keys[i : i + _VARIABLES]
            marks = ",".join("?" * len(part))
            sql = f"SELECT folded, place.* FROM name JOIN place USING (geonameid) WHERE folded IN ({marks})"
            for name, *row in self._query(sql, part):
                found[str(name)].append(_entry(tuple(row), str(name)))
        for entries in found.values():
            entries.sort(key=_weight, reverse=True)
        return found

    def by_id(self, geonameid: int) -> Entry | None:
        """The place of an id; None where the gazetteer has none."""
        rows = self._query("SELECT * FROM place WHERE geonameid = ?", [geonameid])
        return _entry(rows[0], "") if rows else None

    def states(self) -> list[Entry]:
        """Every state and territory that is an entry of its own, the larger before the smaller."""
        rows = self._query("SELECT * FROM place WHERE feature_class = 'A' AND feature_code LIKE 'PCL%'")
        return sorted((_entry(row, "") for row in rows), key=_weight, reverse=True)

    def find(self, name: str, country: str | None = None, limit: int = 10) -> list[Ranked]:
        """Places called so or nearly so, the likeliest first, each with why it ranks where it does."""
        exact = [_ranked(e, name, 1.0, "the name as written") for e in self.lookup(name, country=country)]
        known = {r.entry.geonameid for r in exact}
        near = [r for r in self._alike(name, country) if r.entry.geonameid not in known]
        return sorted([*exact, *near], key=lambda r: -r.score)[:limit]

    def _alike(self, name: str, country: str | None) -> list[Ranked]:
        folded = fold(name)
        grams = {folded[i : i + 3] for i in range(len(folded) - 2)}
        if not grams:
            return []
        match = " OR ".join('"' + g.replace('"', '""') + '"' for g in sorted(grams))
        rows = self._query(
            "SELECT place.* FROM spelling JOIN place ON place.geonameid = spelling.rowid "
            "WHERE spelling MATCH ?" + (" AND country = ?" if country else "") + " ORDER BY rank LIMIT 200",
            [match, *([country] if country else [])],
        )
        ranked = []
        for entry in (_entry(row, name) for row in rows):
            like = SequenceMatcher(None, folded, fold(entry.name)).ratio()
            if like >= _LIKENESS:
                ranked.append(_ranked(entry, name, like * 0.9, f"spelt alike ({like:.0%})"))
        return ranked

    def known(self, names: Iterable[str]) -> set[str]:
        """Those of these names that some place bears, other than a country or a division of one."""
        folded = {fold(n): n for n in names}
        found: set[str] = set()
        keys = list(folded)
        for i in range(0, len(keys), 500):
            part = keys[i : i + 500]
            marks = ",".join("?" * len(part))
            found |= {
                str(r[0])
                for r in self._query(
                    f"SELECT DISTINCT folded FROM name JOIN place USING (geonameid) WHERE folded IN ({marks}) "
                    f"AND feature_code NOT IN ({_AREAS})",
                    part,
                )
            }
        return {n for n in names if fold(n) in found}

    def contains(self, name: str) -> bool:
        """Whether some place bears this name."""
        return bool(self._query("SELECT 1 FROM name WHERE folded = ? LIMIT 1", [fold(name)]))

    def near(self, lat: float, lon: float, km: float, limit: int = 10) -> list[Entry]:
        """Places within ``km`` of a point, the nearest first; areas, whose point says little, left out."""
        degrees = km / 111.0
        # A degree of longitude shrinks towards the poles; beside them the box goes round the whole globe.
        shrunk = math.cos(math.radians(min(90.0, abs(lat) + degrees)))
        across = degrees / shrunk if shrunk > _NEAR_POLE else 360.0
        rows = self._query(
            "SELECT place.* FROM near JOIN place ON place.geonameid = near.id "
            f"WHERE lat0 >= ? AND lat1 <= ? AND lon0 >= ? AND lon1 <= ? AND feature_code NOT IN ({_AREAS})",
            [lat - degrees, lat + degrees, lon - across, lon + across],
        )
        entries = [_entry(row, "") for row in rows]
        within = [e for e in entries if distance_km(lat, lon, e.lat, e.lon) <= km]
        return sorted(within, key=lambda e: distance_km(lat, lon, e.lat, e.lon))[:limit]

    def regions(self, name: str) -> list[Admin1]:
        """First-level divisions of any country that bear this name."""
        return list(divisions_named(name))

    def capital(self, country: str) -> Entry | None:
        """The capital of a country (ISO 3166-1 alpha-2); None where it has none that is known."""
        rows = self._query(
            "SELECT place.* FROM capital JOIN place USING (geonameid) WHERE capital.country = ?", [country]
        )
        return _entry(rows[0], "") if rows else None


def _entry(row: tuple[object, ...], matched: str) -> Entry:
    gid, name, lat, lon, fclass, fcode, country, admin1, admin2, population, _changed = row
    return Entry(
        geonameid=int(str(gid)),
        name=str(name),
        lat=float(str(lat)),
        lon=float(str(lon)),
        feature_class=str(fclass),
        feature_code=str(fcode),
        country=str(country),
        admin1=admin1_name(str(country), str(admin1)),
        admin1_code=str(admin1) or None,
        admin2=str(admin2) or None,
        population=int(str(population)),
        matched=matched,
    )


def _weight(e: Entry) -> tuple[int, int]:
    return _SETTLED.get(e.feature_class, 0), e.population


def _ranked(e: Entry, name: str, likeness: float, reason: str) -> Ranked:
    size = min(0.09, e.population / 10_000_000)
    kind = 0.01 * _SETTLED.get(e.feature_class, 0)
    why = (reason, f"{e.population:,} people" if e.population else "no population given", f"class {e.feature_class}")
    return Ranked(entry=e, score=round(min(1.0, likeness * 0.9 + size + kind), 3), why=why)
