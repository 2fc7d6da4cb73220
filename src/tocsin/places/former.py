"""The places of a gazetteer's file of this or an earlier version, for one that is made in its stead."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tocsin.places.rows import Row

_BETWEEN_NAMES = "\n"
_COLUMNS = "geonameid, place.name, lat, lon, feature_class, feature_code, country, admin1, admin2, population, changed"
_PLACES = f"""
SELECT {_COLUMNS}, coalesce(names, '') FROM place LEFT JOIN (
    SELECT geonameid, group_concat(folded, char(10)) AS names FROM name GROUP BY geonameid) USING (geonameid)
ORDER BY place.geonameid
"""
_LOADED = "SELECT origin, sha256, size, rows, etag, at FROM loaded"
_VERSIONED = re.compile(r"(.+-)(\d+)(\.db)")


def rows(path: Path) -> Iterator[Row]:
    """Its places with all their names, folded as they are. Raises sqlite3.DatabaseError where it has none to read."""
    with closing(_opened(path)) as db:
        for *place, names in db.execute(_PLACES):
            gid, name, lat, lon, kind, code, country, admin1, admin2, people, changed = place
            others = tuple(names.split(_BETWEEN_NAMES))
            yield gid, name, lat, lon, kind, code, country, admin1, admin2, people, changed, others


def is_readable(path: Path) -> bool:
    """Whether its places can be kept."""
    try:
        with closing(_opened(path)) as db:
            db.execute(f"SELECT {_COLUMNS} FROM place LIMIT 1").fetchone()
            db.execute("SELECT folded, geonameid FROM name LIMIT 1").fetchone()
            return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def keep_loaded(db: sqlite3.Connection, path: Path) -> None:
    """Tells ``db`` of the files that were added to the gazetteer at ``path``, where it knows of any."""
    db.executemany("INSERT OR REPLACE INTO loaded VALUES (?,?,?,?,?,?)", _loaded(path))


def older(path: Path) -> Path | None:
    """Beside ``gazetteer-4.db`` that of the highest earlier number, where files were added to it; else None."""
    named = _VERSIONED.fullmatch(path.name)
    if named is None:
        return None
    versions = [m for p in path.parent.glob(f"{named[1]}*{named[3]}") if (m := _VERSIONED.fullmatch(p.name))]
    earlier = sorted((int(m[2]) for m in versions if int(m[2]) < int(named[2])), reverse=True)
    found = [path.with_name(f"{named[1]}{number}{named[3]}") for number in earlier]
    return next((p for p in found if is_readable(p) and _loaded(p)), None)


def _loaded(path: Path) -> list[tuple[str, str, int, int, str, str]]:
    try:
        with closing(_opened(path)) as db:
            return db.execute(_LOADED).fetchall()
    except sqlite3.DatabaseError:
        return []


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
