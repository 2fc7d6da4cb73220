"""Ledgers of any size: the first world filed by the product, those before it written as copies of its rows.

Written past the product, in bulk: one transaction, no journal, indexes at the end. What the rows of incidents and the
chain must say is worked out by the product's own functions, so that the ledger's check finds them sound.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from invented.eras import PREFIX, Era
from invented.linking import Links
from invented.occurrences import occurrences
from invented.reports import Desk, Filed
from invented.rows import World
from tocsin.ledger import Store, sums
from tocsin.ledger.opening import engine_for
from tocsin.ledger.searching import functions

_AT_ONCE: Final = 200  # reports in one transaction, as ingest has them
_SPEED: Final = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000000; PRAGMA foreign_keys=OFF"

Told = Callable[[int, int], None]


def world(seed: int, wanted: int) -> list[Filed]:
    """The reports of one world of ``wanted`` occurrences, with their readings, in the order published."""
    chance = random.Random(seed)
    return Desk(chance, PREFIX).reports(occurrences(chance, wanted))


def file_world(path: Path, filed: Sequence[Filed]) -> None:
    """Files reports through the product, and works out the past that late ones change: it is told again in each era."""
    store = Store.open(path)
    for n in range(0, len(filed), _AT_ONCE):
        with store.batch() as batch:
            for received, reading in filed[n : n + _AT_ONCE]:
                batch.file(received, reading)
    store.catch_up()
    store.close()


def grow(base: Path, path: Path, worlds: int, told: Told = lambda _done, _of: None) -> None:
    """Writes a ledger of ``worlds`` worlds, the one that ``base`` holds the latest."""
    with closing(sqlite3.connect(base)) as source, closing(sqlite3.connect(path)) as db:
        source.backup(db)
        functions(db)
        db.executescript(_SPEED)
        world_of = World(db)
        links = Links(db)
        last = db.execute("SELECT max(key) FROM incident").fetchone()[0]
        made = _without_indexes(db)
        db.isolation_level = None
        db.execute("BEGIN")
        for number in range(1, worlds):
            era = Era(number, world_of.claims)
            for table, rows in world_of.told(era):
                _insert(db, table, rows)
            for table, rows in links.of(world_of.arrived(era)):
                _insert(db, table, rows)
            told(number, worlds - 1)
        db.execute(
            "INSERT INTO words(rowid, title, body) SELECT row, title, body FROM wording WHERE row > ?",
            [last + (1 << 40)],
        )
        for statement in made:
            db.execute(statement)
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode=WAL")
    engine = engine_for(path)
    with engine.begin() as connection:
        sums.rebuild(connection)
    engine.dispose()


def _without_indexes(db: sqlite3.Connection) -> list[str]:
    """Drops the indexes that can be made at the end, and the guards of what is only added to; gives what makes them."""
    kept = "sql IS NOT NULL AND (type = 'trigger' OR type = 'index' AND name != 'ix_incident_wording')"
    found = db.execute(f"SELECT type, name, sql FROM sqlite_master WHERE {kept}").fetchall()
    for kind, name, _ in found:
        db.execute(f"DROP {kind} {name}")
    return [statement for _, _, statement in found]


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    held: Iterator[Sequence[Any]] = iter(rows)
    first = next(held, None)
    if first is None:
        return
    what = table if "(" in table else f'"{table}"'
    statement = f"INSERT INTO {what} VALUES ({', '.join('?' * len(first))})"
    db.execute(statement, first)
    db.executemany(statement, held)
