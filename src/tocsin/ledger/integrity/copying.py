"""Copies of a ledger's file made, and put back, while others read and write it: by SQLite's online backup."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from tocsin.ledger.opening import patience

_PAGES: Final = 2_000  # 8 MB a step

Pages = Callable[[int, int], None]
"""Is told how many pages are copied, of how many."""


def copy(source: Path, target: Path, progress: Pages | None = None) -> None:
    """One moment of a ledger as a file of its own, whatever is written meanwhile.

    The copy is a single file, readable where nothing can be written. Raises sqlite3.Error and OSError; what stood at
    ``target`` is replaced only when the copy is whole and on the disk.
    """
    with _beside(target) as part:
        with closing(sqlite3.connect(source, timeout=patience())) as live, closing(sqlite3.connect(part)) as made:
            part.chmod(source.stat().st_mode & 0o777)
            # A read that stays open holds the moment: no write of others makes the copy begin again.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            live.backup(made, pages=_PAGES, progress=_told(progress))
            made.execute("PRAGMA journal_mode=DELETE")
        _to_disk(part)
        part.replace(target)


def put_back(source: Path, live: Path, progress: Pages | None = None) -> None:
    """Makes a ledger in use what a copy is, in one transaction: others see it whole before, or whole after.

    The copy is written anew where its pages are of another size: those of a ledger in use stay as they are. Raises
    sqlite3.Error; the ledger is then as it was.
    """
    with closing(sqlite3.connect(source)) as kept, closing(sqlite3.connect(live, timeout=patience())) as target:
        _fit_pages(kept, target)
        target.execute("PRAGMA journal_mode=WAL")
        kept.backup(target, pages=-1, progress=_told(progress))
        target.execute("PRAGMA journal_mode=WAL")


def _fit_pages(kept: sqlite3.Connection, target: sqlite3.Connection) -> None:
    own, theirs = (db.execute("PRAGMA page_size").fetchone()[0] for db in (kept, target))
    if target.execute("PRAGMA page_count").fetchone()[0] == 0:
        target.execute(f"PRAGMA page_size={own}")
    elif own != theirs:
        kept.execute("PRAGMA journal_mode=DELETE")
        kept.execute(f"PRAGMA page_size={theirs}")
        kept.execute("VACUUM")


def _told(progress: Pages | None) -> Callable[[int, int, int], None] | None:
    return None if progress is None else lambda _status, left, total: progress(total - left, total)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A name beside ``target`` to write under, gone afterwards whatever happens."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{part}{suffix}").unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
