"""The rows of one file, set aside in temporary tables until all of the file has proved sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tocsin.places.dumps import BadFileError, bad_line
from tocsin.places.shaping import Batch

# ``fresh`` are the places of the file, ``former`` what the gazetteer knew of those it holds already; ``called`` are
# the folded names, ``spelt`` the same names side by side; ``seen`` the ids of an alternate names file.
_TABLES = """
CREATE TEMP TABLE fresh (
    geonameid INTEGER PRIMARY KEY, name, lat, lon, feature_class, feature_code, country, admin1, admin2,
    population, changed, folded, curve, line);
CREATE TEMP TABLE former (geonameid INTEGER PRIMARY KEY, name, lat, lon, country, feature_class);
CREATE TEMP TABLE called (folded, geonameid);
CREATE TEMP TABLE spelt (country, length, wide, own, names);
CREATE TEMP TABLE seen (id INTEGER PRIMARY KEY, line);
"""
_NAMES = ("fresh", "former", "called", "spelt", "seen")
_CACHE_KIB = 65_536


def prepare(db: sqlite3.Connection) -> None:
    """Makes the temporary tables."""
    db.executescript(_TABLES + f"PRAGMA temp.cache_size=-{_CACHE_KIB};")


def clear(db: sqlite3.Connection) -> None:
    """Empties the temporary tables, for the next file."""
    for table in _NAMES:
        db.execute(f"DELETE FROM temp.{table}")


def stage(db: sqlite3.Connection, batch: Batch, source: Path) -> None:
    """Sets a batch aside. Raises BadFileError where an id stood on an earlier line of the file."""
    _keep(db, "fresh", "geonameid", sorted(batch.fresh), source)
    _keep(db, "seen", "id", batch.seen, source)
    db.executemany("INSERT INTO called VALUES (?,?)", batch.called)
    db.executemany("INSERT INTO spelt VALUES (?,?,?,?,?)", batch.spelt)


def _keep(db: sqlite3.Connection, table: str, key: str, rows: Sequence[tuple[object, ...]], source: Path) -> None:
    """Stores rows that begin with their id and end with their line."""
    if not rows:
        return
    try:
        db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
    except sqlite3.IntegrityError:
        raise _twice(db, table, key, rows, source) from None


def _twice(
    db: sqlite3.Connection, table: str, key: str, rows: Sequence[tuple[object, ...]], source: Path
) -> BadFileError:
    """The refusal of the first line whose id another line has, too: one before it, or one of this batch."""
    for row in sorted(rows, key=lambda row: int(str(row[-1]))):
        stored = db.execute(f"SELECT line FROM {table} WHERE {key} = ?", [row[0]]).fetchone()
        if stored and stored[0] != row[-1]:
            earlier, later = sorted([stored[0], row[-1]])
            return bad_line(source, later, f"the id {row[0]} is already on line {earlier}")
    raise AssertionError("rows refused for an id have none twice")
