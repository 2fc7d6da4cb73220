"""The check of a whole ledger, on one snapshot, while others write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from tocsin.ledger import schema as t
from tocsin.ledger.integrity import agreeing, evidence, following, linking
from tocsin.ledger.integrity.chain import last
from tocsin.ledger.integrity.findings import Checked, Defect, Progress
from tocsin.ledger.listing import counts
from tocsin.ledger.people import auditing

_UNREAD: Final = (DatabaseError, sqlite3.DatabaseError)  # statements made once raise the driver's own


def check(
    connection: Connection, progress: Progress | None = None, holds: str | None = None, skipped: tuple[str, ...] = ()
) -> Checked:
    """All that is broken in a ledger. ``holds`` is the hash of an entry that the chain must still have.

    Texts are read one by one; of the claims those that stand are held in memory, to be merged anew.
    """
    told = progress or (lambda _done, _total, _what: None)
    found: list[Defect] = []
    for part in (
        _file(connection, told),
        linking.defects(connection, told, holds),
        auditing.defects(connection),
        evidence.defects(connection, told),
        agreeing.defects(connection, told),
        following.defects(connection, told),
    ):
        found += _readable(part)
    try:
        held, entries, end = (
            counts(connection),
            connection.scalar(select(func.count()).select_from(t.chain)),
            last(connection),
        )
    except _UNREAD as error:
        found.append(_unreadable(error))
        held, entries, end = {}, 0, None
    return Checked(
        defects=tuple(found),
        reports=held.get("reports", 0),
        claims=held.get("claims", 0),
        incidents=held.get("incidents", 0),
        entries=entries or 0,
        end=end,
        skipped=skipped,
    )


def _readable(part: Iterator[Defect]) -> Iterator[Defect]:
    """A part's defects; where its rows cannot be read at all, that."""
    try:
        yield from part
    except (*_UNREAD, msgspec.DecodeError, ValueError) as error:
        yield _unreadable(error)


def _unreadable(error: Exception) -> Defect:
    said = str(getattr(error, "orig", None) or error)
    return Defect(part="file", where="file", said=f"The file is damaged, and not all of it could be checked: {said}.")


def _file(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """SQLite's own checks of its pages and of what refers to what."""
    progress(0, None, "Checking the file")
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Defect(part="file", where="file", said=f"The file is damaged: {row[0]}.")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = f"{row[0]} row {row[1]}"
        yield Defect(part="file", where=where, said=f"Row {row[1]} of {row[0]} refers to a {row[2]} that is not there.")
