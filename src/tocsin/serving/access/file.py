"""The desk's own file beside a ledger: for its owner alone, and with what all that is kept there is opened by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError


class AccessError(Exception):
    """What cannot be done with what the desk keeps; the message says why."""


def opened(path: Path, tables: MetaData) -> Engine:
    """An engine on the file, which is made where there is none, with these tables in it. Raises AccessError."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _pragmas)
    try:
        if not path.exists():
            path.touch(mode=0o600)
        tables.create_all(engine)
    except (OSError, DBAPIError) as error:
        raise AccessError(f"Accounts cannot be kept at {path} ({error}): check its folder.") from error
    return engine


def _pragmas(connection: Any, _: object) -> None:
    connection.execute("PRAGMA busy_timeout=10000")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
