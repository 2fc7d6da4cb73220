"""The tables of the gazetteer's file, and how a connection that writes to it is set up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

SCHEMA_VERSION = 4
# Settlements, divisions, buildings: hills, wells and streams are found by their exact names alone.
SPELT_CLASSES = ("P", "A", "S")
SPELT = f"place.feature_class IN {SPELT_CLASSES}"
COUNTRY_MARK = "\ue000"  # of private use, so that no name has it: begins the word that stands for a country
_SECONDS_FOR_ANOTHER_WRITER = 60
# Pages of a writer that stay in memory, in KiB; what does not fit goes to disk as SQLite sees fit.
_CACHE_KIB = 131_072
_STEPS_BETWEEN_LOOKS = 200_000

# ``words`` holds the words of a place's own name and, as a word that no name can have, its country. They are folded
# already: its tokenizer parts them at blanks alone, whatever marks and new scripts they have. For ``near``
# and ``spelling`` see the modules spots and spelling. ``loaded`` tells what was added to the towns that install.
SCHEMA = """
CREATE TABLE place (
    geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL, changed TEXT NOT NULL);
CREATE TABLE capital (country TEXT PRIMARY KEY, geonameid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (folded TEXT NOT NULL, geonameid INTEGER NOT NULL, PRIMARY KEY (folded, geonameid)) WITHOUT ROWID;
CREATE VIRTUAL TABLE near USING rtree(id, lat0, lat1, lon0, lon1, +places);
CREATE VIRTUAL TABLE words USING fts5(folded, content='', columnsize=0, detail=none, tokenize='ascii');
CREATE TABLE spelling (
    country TEXT NOT NULL, length INTEGER NOT NULL, wide INTEGER NOT NULL,
    names BLOB NOT NULL, letters BLOB NOT NULL, bearers BLOB NOT NULL, UNIQUE (country, length, wide));
CREATE TABLE loaded (
    origin TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, rows INTEGER NOT NULL,
    etag TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
"""


class StoreError(ValueError):
    """A gazetteer's file that cannot be used or written, told in one sentence."""


_TROUBLES = {
    sqlite3.SQLITE_FULL: "there is no room left on the disk: make some, and try again",
    sqlite3.SQLITE_IOERR: "the disk failed, or has no room left: see to it, and try again",
    sqlite3.SQLITE_BUSY: "another process is changing it: try again when that is done",
    sqlite3.SQLITE_READONLY: "you may not write there: ask for the right to, or name another file in TOCSIN_GAZETTEER",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened there: see to its folder, or name another file in TOCSIN_GAZETTEER",
}


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for writing, that stops within a long statement when the user interrupts the run.

    Raises StoreError where the file cannot be written, and rolls back what was begun.
    """
    try:
        with closing(sqlite3.connect(path, timeout=_SECONDS_FOR_ANOTHER_WRITER, isolation_level=None)) as db:
            db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
            db.set_progress_handler(lambda: 0, _STEPS_BETWEEN_LOOKS)  # Python looks for Ctrl-C when it is called
            yield db
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from None
        told = _TROUBLES.get(error.sqlite_errorcode & 0xFF)
        if told is None:
            raise
        raise StoreError(f"{path} was left as it was, for {told}.") from error


@contextmanager
def beside_readers(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all or nothing, while whoever reads sees the file as it was.

    That takes a second file beside it (SQLite's write-ahead log), which is taken in again at the end, unless
    somebody still reads.
    """
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")  # a power cut may lose the change, never the file
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        with suppress(sqlite3.OperationalError):
            db.execute("PRAGMA busy_timeout=0")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("PRAGMA journal_mode=DELETE")
