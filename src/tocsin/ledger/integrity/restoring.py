"""Putting a copy back in the place of a ledger that is in use, after proving it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tocsin.ledger.integrity.copying import Pages, copy, put_back
from tocsin.ledger.integrity.findings import Progress
from tocsin.ledger.integrity.inform import Info
from tocsin.ledger.opening import LedgerError, trouble
from tocsin.ledger.people import auditing, shutting_out
from tocsin.ledger.store import Store


def restore(backup: Path, ledger: Path, *, progress: Progress | None = None, pages: Pages | None = None) -> Info:
    """Makes the ledger what its copy is; others that use it see it whole before, or whole after.

    The copy is brought to this version's schema, checked in full, rid of every name that was erased from the ledger
    since, and given the ledger's audit. Raises LedgerError, changing nothing, where any of that fails.
    """
    if not backup.is_file():
        raise LedgerError(f"There is no file {backup}: name the copy that tocsin ledger backup made.")
    if ledger.exists() and ledger.samefile(backup):
        raise LedgerError(f"{backup} is the ledger itself: name the copy that tocsin ledger backup made.")
    ledger.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(ledger) as part:
        try:
            copy(backup, part, pages)
        except (OSError, sqlite3.Error) as error:
            raise trouble(backup, error) from error
        with closing(Store.open(part, create=False)) as made:
            checked = made.check(progress)
            if checked.defects:
                raise LedgerError(f"{backup} is not sound, so nothing was restored: {checked.defects[0].said}")
            _carry(ledger, made)
            with made._writing() as connection:
                auditing.note(connection, "restored", (), f"{backup.absolute()} at entry {checked.entries}")
        try:
            put_back(part, ledger, pages)
        except (OSError, sqlite3.Error) as error:
            raise trouble(ledger, error) from error
    with closing(Store.open(ledger, create=False)) as live:
        return live.info()


def _carry(ledger: Path, made: Store) -> None:
    """What a ledger must not forget by being put back: its audit, and the names that were erased from it."""
    if not ledger.exists():
        return
    with closing(Store.open(ledger, create=False)) as live, live._asking() as connection:
        kept, names = auditing.lines(connection), shutting_out.prints(connection)
    with made._writing() as connection:
        there = {line.number: line for line in auditing.lines(connection)}
        auditing.add(connection, [line for line in kept if there.get(line.number or 0) != line])
    made.erase_again(names, "erased before the ledger was put back")


@contextmanager
def _scratch(ledger: Path) -> Iterator[Path]:
    part = ledger.with_name(f"{ledger.name}.{os.getpid()}.restoring")
    try:
        yield part
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{part}{suffix}").unlink(missing_ok=True)
