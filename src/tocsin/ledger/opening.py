"""Opening a ledger's file: pragmas, and migrations where its schema is older than this version's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine, event

HEAD = "0001"
_BUSY_MS = 30_000


class LedgerError(Exception):
    """A ledger that cannot be opened or used; the message says what to do."""


def engine_for(path: Path) -> Engine:
    """An engine on a ledger's file at the schema of this version. Raises LedgerError where it cannot be."""
    stored = _stored_revision(path)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _pragmas)
    if stored != HEAD:
        _migrate(engine, path, stored)
    return engine


def _pragmas(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")


def _stored_revision(path: Path) -> str | None:
    """The schema's revision as the file has it, by plain SQL: the common case needs no migration library."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(path, timeout=30)) as db:
            row = db.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            found = db.execute("SELECT version_num FROM alembic_version").fetchone() if row else None
            others = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path} is not a ledger ({error}): name another file with --ledger.") from error
    if found is None and others:
        raise LedgerError(f"{path} is a database of something else: name another file with --ledger.")
    return str(found[0]) if found else None


def _migrate(engine: Engine, path: Path, stored: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
    if stored is not None and stored not in known:
        raise LedgerError(f"{path} was made by a newer Tocsin: upgrade with pip install --upgrade tocsin.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
