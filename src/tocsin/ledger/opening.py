"""Opening a ledger's file: pragmas, and migrations where its schema is older than this version's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

HEAD = "0003"
_BUSY_MS = 30_000
_MIGRATIONS = Path(__file__).parent / "migrations"


class LedgerError(Exception):
    """A ledger that cannot be opened or used; the message says what to do."""


def engine_for(path: Path, create: bool = True) -> Engine:
    """An engine on a ledger's file at the schema of this version. Raises LedgerError where it cannot be."""
    if not create and not path.exists():
        raise LedgerError(f"There is no ledger at {path}: make one with tocsin ingest.")
    stored = _stored_revision(path)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _pragmas)
    if stored != HEAD:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _migrate(engine, path, stored)
        except (OSError, DBAPIError) as error:
            engine.dispose()
            raise trouble(path, error) from error
    return engine


def trouble(path: Path, error: Exception) -> LedgerError:
    """What went wrong with a ledger's file, in one sentence."""
    said = str(getattr(error, "orig", None) or error)
    if "locked" in said:
        return LedgerError(f"{path} is being written by another process: try again when it is done.")
    if "full" in said or "disk I/O" in said:
        return LedgerError(f"{path} could not be written ({said}): make room on its disk and try again.")
    return LedgerError(f"{path} could not be used ({said}): check the path and its permissions.")


def _pragmas(connection: sqlite3.Connection, _: object) -> None:
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _stored_revision(path: Path) -> str | None:
    """The schema's revision as the file has it, by plain SQL: the common case needs no migration library."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    try:
        with closing(sqlite3.connect(path, timeout=_BUSY_MS / 1000)) as db:
            return _revision_in(db, path)
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path} is not a ledger ({error}): name another file with --ledger.") from error


def _revision_in(db: sqlite3.Connection, path: Path) -> str | None:
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found = db.execute("SELECT version_num FROM alembic_version").fetchone() if "alembic_version" in tables else None
    if found is None and tables - {"alembic_version"}:
        raise LedgerError(f"{path} is a database of something else: name another file with --ledger.")
    return str(found[0]) if found else None


def _migrate(engine: Engine, path: Path, stored: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
    if stored is not None and stored not in known:
        raise LedgerError(f"{path} was made by a newer Tocsin: upgrade with pip install --upgrade tocsin.")
    with engine.connect() as connection:
        # One transaction taken before the first look: a second process waits and then finds the work done, and
        # one that is killed leaves no half-made schema.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
