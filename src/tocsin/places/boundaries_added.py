"""Finer boundaries that the user adds: one SQLite file beside the gazetteer, found by position."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from tocsin.places.boundaries_geojson import Feature, features
from tocsin.places.divisions import divisions_named
from tocsin.places.entries import AddedArea, Admin2
from tocsin.places.folding import fold
from tocsin.places.outlines import Polygon, covers

LEVELS = ("admin1", "admin2", "admin3")
_VERSION = 1
_SCHEMA = """
CREATE TABLE area (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, level TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
    code TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, outline BLOB NOT NULL);
CREATE INDEX area_by_name ON area (country, folded);
CREATE VIRTUAL TABLE box USING rtree(id, west, east, south, north);
"""
Locate = Callable[[float, float], tuple[str, str]]
Progress = Callable[[int, int | None], None]


def default_path() -> Path:
    """Where added boundaries live: beside the gazetteer."""
    from tocsin.places.gazetteer import default_path as gazetteer_path

    return gazetteer_path().with_name("boundaries.db")


class AddedBoundaries:
    """The boundaries that a user added, at ``path``; a ValueError says where the file is none of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._opened() as db:
            if db.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                raise ValueError(f"{path} holds no boundaries of this version of Tocsin: remove it and add them again.")

    @classmethod
    def open(cls, path: Path) -> AddedBoundaries | None:
        """What was added to the file at ``path``; None where nothing was."""
        # A first load that was refused leaves an empty file.
        return cls(path) if path.exists() and path.stat().st_size else None

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=30)) as db:
            try:
                yield db
            except sqlite3.DatabaseError as error:
                raise _damaged(self._path) from error

    def at(self, level: str, lat: float, lon: float) -> Admin2 | None:
        """The area of a level that a position lies in; of several, the one added last."""
        with self._opened() as db:
            rows = db.execute(
                "SELECT country, admin1, name, code, outline FROM box JOIN area USING (id) WHERE level = ? "
                "AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY id DESC",
                (level, lon, lon, lat, lat),
            )
            for country, admin1, name, code, outline in rows:
                if covers(_read(outline), lat, lon):
                    return Admin2(country=country, admin1=admin1, name=name, code=code or None)
        return None

    def polygons(self, level: str, country: str, name: str) -> list[Polygon] | None:
        """An area of a country by name; None where none or several are called so."""
        with self._opened() as db:
            rows = db.execute(
                "SELECT outline FROM area WHERE country = ? AND folded = ? AND level = ? LIMIT 2",
                (country, fold(name), level),
            ).fetchall()
        return _read(rows[0][0]) if len(rows) == 1 else None

    def files(self) -> list[AddedArea]:
        """What was added: each file with its level, countries and number of areas."""
        with self._opened() as db:
            rows = db.execute(
                "SELECT source, level, group_concat(DISTINCT country), count(*) FROM area "
                "GROUP BY source, level ORDER BY source, level"
            ).fetchall()
        return [
            AddedArea(source=source, level=level, countries=tuple(sorted(filter(None, named.split(",")))), areas=count)
            for source, level, named, count in rows
        ]


def add(
    path: Path,
    sources: Sequence[Path],
    locate: Locate,
    *,
    level: str = "admin2",
    name: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Adds the areas of GeoJSON files and returns how many; all of them or, where one is refused, none.

    ``locate`` tells country and division of a position. A file of a name added before replaces it. Raises OSError
    where a file cannot be read, ValueError (one sentence) where one is no GeoJSON of areas.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    added = 0
    with _written(path) as db:
        for source in sources:
            _forget(db, source.name)
            for feature in features(source, level, name):
                _store(db, source.name, level, feature, locate)
                added += 1
                if progress and not added % 100:
                    progress(added, None)
    return added


def remove(path: Path, source: str) -> int:
    """Forgets the areas of a file added before and returns how many there were."""
    if not path.exists():
        return 0
    with _written(path) as db:
        return _forget(db, source)


@contextmanager
def _written(path: Path) -> Iterator[sqlite3.Connection]:
    """The store in one transaction: all that is done in it, or nothing."""
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as db:
        try:
            db.execute("BEGIN IMMEDIATE")
            _prepare(db, path)
            yield db
            db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise OSError(f"{path} can't be written: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise _damaged(path) from error
        # A connection closed within a transaction takes it back.


def _damaged(path: Path) -> ValueError:
    return ValueError(f"{path} is damaged: remove it and add the boundaries again.")


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version not in (0, _VERSION):
        raise ValueError(f"{path} holds no boundaries of this version of Tocsin: remove it and add them again.")
    if version == 0:
        for statement in filter(str.strip, _SCHEMA.split(";")):
            db.execute(statement)
        db.execute(f"PRAGMA user_version={_VERSION}")


def _forget(db: sqlite3.Connection, source: str) -> int:
    db.execute("DELETE FROM box WHERE id IN (SELECT id FROM area WHERE source = ?)", (source,))
    return db.execute("DELETE FROM area WHERE source = ?", (source,)).rowcount


def _store(db: sqlite3.Connection, source: str, level: str, feature: Feature, locate: Locate) -> None:
    country, admin1 = locate(*_inside(feature.polygons))
    if level == "admin1":
        admin1 = next((d.code for d in divisions_named(feature.name) if d.country == country), "")
    values = (source, level, country, admin1, feature.code, feature.name, fold(feature.name), _packed(feature.polygons))
    row = db.execute(
        "INSERT INTO area (source, level, country, admin1, code, name, folded, outline) VALUES (?,?,?,?,?,?,?,?)",
        values,
    )
    points = np.concatenate([polygon[0] for polygon in feature.polygons])
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    db.execute("INSERT INTO box VALUES (?,?,?,?,?)", (row.lastrowid, west, east, south, north))


def _inside(polygons: Sequence[Polygon]) -> tuple[float, float]:
    """A latitude and longitude in the largest polygon: the middle of its longest stretch halfway up."""
    largest = max(polygons, key=lambda polygon: _area(polygon[0]))
    ring = largest[0]
    # Not just at a corner's height, where a line may only touch the ring.
    lat = float(np.median(ring[:, 1])) + 1e-7
    following = np.roll(ring, -1, axis=0)
    sides = np.flatnonzero((ring[:, 1] > lat) != (following[:, 1] > lat))
    if len(sides) < 2:
        return float(ring[0, 1]), float(ring[0, 0])
    a, b = ring[sides], following[sides]
    crossed = np.sort(a[:, 0] + (lat - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1]))
    stretch = int(np.argmax(crossed[1::2] - crossed[: len(crossed[1::2]) * 2 : 2]))
    return lat, float(crossed[2 * stretch] + crossed[2 * stretch + 1]) / 2


def _area(ring: Any) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))


def _packed(polygons: Sequence[Polygon]) -> bytes:
    """Counts of rings and points, then the points: little-endian 32-bit floats would lose metres, so 64."""
    counts = [len(polygons), *(len(p) for p in polygons), *(len(ring) for p in polygons for ring in p)]
    points = np.concatenate([ring for p in polygons for ring in p]).astype("<f8")
    return zlib.compress(np.array(counts, dtype="<u4").tobytes() + points.tobytes())


def _read(packed: bytes) -> list[Polygon]:
    raw = zlib.decompress(packed)
    (parts,) = np.frombuffer(raw, "<u4", 1).tolist()
    in_part = np.frombuffer(raw, "<u4", parts, 4).tolist()
    in_ring = np.frombuffer(raw, "<u4", sum(in_part), 4 + 4 * parts).tolist()
    points = np.frombuffer(raw, "<f8", -1, 4 * (1 + parts + len(in_ring))).reshape(-1, 2)
    rings = iter(np.split(points, np.cumsum(in_ring)[:-1]))
    return [[next(rings) for _ in range(count)] for count in in_part]
