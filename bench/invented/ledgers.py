"""Ledgers of any size: the first world filed by the product, those before it written as copies of its rows."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Integer, Table

from invented.eras import PREFIX, Era, Row
from invented.occurrences import occurrences
from invented.reports import Desk, Filed
from tocsin.ledger import Store
from tocsin.ledger.schema import metadata
from tocsin.ledger.titles import title
from tocsin.records import Incident
from tocsin.reports import Printed, bands, extract_keys, publication_day, signature

_AT_ONCE: Final = 200  # reports in one transaction, as ingest has them
_SHARED: Final = frozenset({"place"})  # what all worlds have in common


def world(seed: int, wanted: int) -> list[Filed]:
    """The reports of one world of ``wanted`` occurrences, with their readings, in the order published."""
    chance = random.Random(seed)
    return Desk(chance, PREFIX).reports(occurrences(chance, wanted))


def file_world(path: Path, filed: Sequence[Filed]) -> None:
    """Files reports through the product."""
    store = Store.open(path)
    for n in range(0, len(filed), _AT_ONCE):
        with store.batch() as batch:
            for received, reading in filed[n : n + _AT_ONCE]:
                batch.file(received, reading)
    store.close()


def grow(base: Path, path: Path, worlds: int) -> None:
    """Writes a ledger of ``worlds`` worlds, the one that ``base`` holds the latest."""
    with closing(sqlite3.connect(base)) as source, closing(sqlite3.connect(path)) as db:
        source.backup(db)
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA foreign_keys=OFF"
        )
        held = {table.name: _rows(db, table) for table in metadata.sorted_tables}
        words = db.execute("SELECT rowid, kind, id, title, body FROM words").fetchall()
        claims = {row["id"]: row["report"] for row in held["claim"]}
        steps = {name: _step(rows, name) for name, rows in held.items()}
        for number in range(1, worlds):
            era = Era(number, claims)
            with db:
                for name, rows in held.items():
                    if name not in _SHARED:
                        _insert(db, name, list(_earlier(metadata.tables[name], rows, steps, era)))
                _insert_words(db, words, steps, era)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("ANALYZE")


def _rows(db: sqlite3.Connection, table: Table) -> list[Row]:
    found = db.execute(f'SELECT * FROM "{table.name}"')
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _step(rows: Sequence[Row], name: str) -> int:
    """From one world's numbers to the next one's: as many as the table has, and as many again for what comes later."""
    key = [c.name for c in metadata.tables[name].primary_key if isinstance(c.type, Integer)]
    return 2 * max((row[key[0]] for row in rows), default=0) + 1 if len(key) == 1 else 0


def _earlier(table: Table, rows: Sequence[Row], steps: dict[str, int], era: Era) -> Iterator[Row]:
    """A table's rows as an era has them; what is worked out from a text is worked out anew."""
    if table.name == "band":
        return
    numbers = {}
    for column in table.columns:
        of = next((key.column.table.name for key in column.foreign_keys), None)
        if isinstance(column.type, Integer) and (of or (column.primary_key and len(table.primary_key) == 1)):
            numbers[column.name] = steps[of or table.name] * era.number
    for row in rows:
        told = {name: _value(name, value, numbers, era) for name, value in row.items()}
        if table.name == "claim_key":
            told["key"] = era.key(row["key"])
            if told.get("day"):
                told["day"] = row["day"] - era.days
        elif table.name == "incident":
            told["title"] = title(msgspec.json.decode(told["body"], type=Incident))
        elif table.name == "revision":
            told["digest"] = hashlib.sha256(told["text"].encode()).hexdigest()
            told["signature"] = msgspec.json.encode(signature(told["text"])).decode()
        elif table.name == "indexed" and row["id"].isdigit():
            told["id"] = str(int(row["id"]) + steps["incident"] * era.number)
        yield told


def _value(name: str, value: Any, numbers: dict[str, int], era: Era) -> Any:
    if value is None or name == "signature":
        return value
    if isinstance(value, str):
        return era.text(value)
    return value + numbers.get(name, 0)


def _insert(db: sqlite3.Connection, name: str, rows: list[Row]) -> None:
    if rows:
        columns = ", ".join(f'"{column}"' for column in rows[0])
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f'INSERT INTO "{name}"({columns}) VALUES ({marks})', [tuple(row.values()) for row in rows])
    if name == "revision":
        _insert(db, "band", [band for row in rows for band in _bands(row)])


def _bands(row: Row) -> Iterator[Row]:
    of = "revision" if "revision" in metadata.tables["band"].columns else "report"
    printed = Printed(text=row["text"], publisher=row["publisher"], published=publication_day(row["published"]))
    found = (*bands(tuple(msgspec.json.decode(row["signature"]))), *extract_keys(printed))
    for band in dict.fromkeys(found):
        yield {"band": band, of: row["key" if of == "revision" else "report"]}


def _insert_words(db: sqlite3.Connection, words: Sequence[tuple[Any, ...]], steps: dict[str, int], era: Era) -> None:
    rows = []
    for row, kind, ident, name, body in words:
        known = str(ident)
        told = str(int(known) + steps["incident"] * era.number) if known.isdigit() else era.text(known)
        rows.append((row + steps["indexed"] * era.number, kind, told, era.text(name), era.text(body)))
    db.executemany("INSERT INTO words(rowid, kind, id, title, body) VALUES (?, ?, ?, ?, ?)", rows)
