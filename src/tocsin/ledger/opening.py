"""Opening a ledger's file: pragmas, and migrations where its schema is older than this version's."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

HEAD = "0011"
_BUSY_MS = 30_000
_CACHE_KB = 65_536  # of the file's pages: those that filing goes back to, in a ledger of any size
_PAGE = 8192  # bytes: rows with texts leave less of a page empty
_MIGRATIONS = Path(__file__).parent / "migrations"


class LedgerError(Exception):
    """A ledger that cannot be opened or used; the message says what to do."""


def engine_for(path: Path, create: bool = True) -> Engine:
    """An engine on a ledger's file at the schema of this version. Raises LedgerError where it cannot be.

    A ledger where nothing can be written, on a disc or in someone else's folder, can be asked all the same.
    """
    if not create and not path.exists():
        raise LedgerError(f"There is no ledger at {path}: make one with tocsin ingest.")
    stored, uri = _stored_revision(path)
    if uri is not None or (stored not in (None, HEAD) and not os.access(path, os.W_OK)):
        return _reading_engine(path, stored, uri or path.absolute().as_uri())
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


def patience() -> float:
    """The seconds that whoever wants to write waits for another that does."""
    return _BUSY_MS / 1000


def trouble(path: Path, error: Exception) -> LedgerError:
    """What went wrong with a ledger's file, in one sentence."""
    said = str(getattr(error, "orig", None) or error)
    if "locked" in said:
        return LedgerError(f"{path} is being written by another process: try again when it is done.")
    if "full" in said or "disk I/O" in said:
        return LedgerError(f"{path} could not be written ({said}): make room on its disk and try again.")
    if "readonly" in said:
        return LedgerError(f"{path} can only be read here: copy it to a folder of your own to change it.")
    return LedgerError(f"{path} could not be used ({said}): check the path and its permissions.")


def _pragmas(connection: sqlite3.Connection, _: object) -> None:
    from tocsin.ledger.searching import functions

    functions(connection)
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute(f"PRAGMA page_size={_PAGE}")  # of a new file; of one that is there nothing changes
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _reading_engine(path: Path, stored: str | None, uri: str) -> Engine:
    if stored != HEAD:
        raise LedgerError(
            f"{path} is of another version of Tocsin and can only be read here: copy it to a folder of your own."
        )
    return create_engine(f"sqlite:///{path}", creator=lambda: _asked(uri))


def _asked(uri: str) -> sqlite3.Connection:
    from tocsin.ledger.searching import functions

    connection = _connect(uri)
    functions(connection)
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    # SQLAlchemy hands a connection to one thread at a time.
    return sqlite3.connect(uri, uri=True, timeout=patience(), check_same_thread=False)


def _stored_revision(path: Path) -> tuple[str | None, str | None]:
    """The schema's revision as the file has it, by plain SQL: the common case needs no migration library.

    And the address to read it by, None where it can be written too.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None, None
    if path.is_file() and not os.access(path, os.R_OK):
        raise LedgerError(f"{path} may not be read by you: change its permissions or copy it.")
    plain = path.absolute().as_uri()
    try:
        return _revision_at(plain, path), None
    except sqlite3.OperationalError as error:
        refused = error
    except sqlite3.DatabaseError as error:
        raise _no_ledger(path, error) from error
    if path.is_file() and any(sign in str(refused) for sign in ("unable to open", "readonly")):
        return _revision_where_nothing_is_written(path, plain)
    raise (trouble(path, refused) if path.is_file() else _no_ledger(path, refused)) from refused


def _revision_where_nothing_is_written(path: Path, plain: str) -> tuple[str | None, str]:
    """The revision, through the index of a writer that is at work there, else as a file that does not change."""
    for how in ("mode=ro", "mode=ro&immutable=1"):
        if "immutable" in how and _has_more(path):
            raise LedgerError(
                f"{path} has its latest changes in {path.name}-wal, which cannot be read here: "
                "copy both to a folder of your own."
            )
        try:
            return _revision_at(f"{plain}?{how}", path), f"{plain}?{how}"
        except sqlite3.OperationalError as error:
            refused = error
        except sqlite3.DatabaseError as error:
            raise _no_ledger(path, error) from error
    raise trouble(path, refused)


def _has_more(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _no_ledger(path: Path, error: Exception) -> LedgerError:
    return LedgerError(f"{path} is not a ledger ({error}): name another file with --ledger.")


def _revision_at(uri: str, path: Path) -> str | None:
    with closing(_connect(uri)) as db:
        return _revision_in(db, path)


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
        _fill(connection)
        connection.commit()


def _fill(connection: Connection) -> None:
    """Works out the past of a ledger that had none."""
    from tocsin.ledger.remerging import catch_up

    while catch_up(connection, dt.datetime.now(dt.UTC)):
        pass
