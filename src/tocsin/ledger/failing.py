"""What could not be read: kept with the reason until it is read, or not told of any more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from tocsin.ledger import schema as t
from tocsin.ledger.prepared import Prepared, among
from tocsin.reports import Received

_LINE: Final = re.compile(r":\d+\Z")


def fail(connection: Connection, received: Received, at: dt.datetime) -> None:
    """Keeps an input that could not be read, with the reason."""
    assert received.failure is not None
    before = connection.scalar(select(t.failure.c.attempts).where(t.failure.c.id == received.id))
    values = {
        "source": received.source,
        "code": received.failure.code,
        "message": received.failure.message,
        "attempts": (before or 0) + 1,
        "failed_at": at.isoformat(),
        "resolved_at": None,
    }
    if before:
        connection.execute(update(t.failure).where(t.failure.c.id == received.id).values(values))
    else:
        connection.execute(insert(t.failure).values(id=received.id, **values))


def succeed(connection: Connection, received: Received, at: dt.datetime) -> None:
    """Marks what failed before under this id, or from this source or the file it is a line of, as since read."""
    sources = {received.source, whole_source(received.source)}
    _RESOLVE.run(connection, of=received.id, sources=sources, at=at.isoformat())


def settle(connection: Connection, sources: Collection[str], since: dt.datetime, at: dt.datetime) -> None:
    """Marks failures of these sources, of lines or files of theirs, that did not fail again since as since read."""
    rows = connection.execute(
        select(t.failure.c.id, t.failure.c.source).where(
            t.failure.c.resolved_at.is_(None), t.failure.c.failed_at < since.isoformat()
        )
    )
    folders = tuple(f"{source.rstrip('/')}/" for source in sources)
    gone = [r.id for r in rows if whole_source(r.source) in sources or r.source.startswith(folders)]
    connection.execute(update(t.failure).where(t.failure.c.id.in_(gone)).values(resolved_at=at.isoformat()))


def whole_source(source: str) -> str:
    """The file of ``file.jsonl:12``; the source itself where it is no line of one."""
    return _LINE.sub("", source)


def forget(connection: Connection) -> int:
    """Drops what could not be read from the list; gives how many that were."""
    return connection.execute(delete(t.failure).where(t.failure.c.resolved_at.is_(None))).rowcount


_RESOLVE: Final = Prepared(
    update(t.failure)
    .where(
        or_(t.failure.c.id == bindparam("of"), among(t.failure.c.source, "sources")), t.failure.c.resolved_at.is_(None)
    )
    .values(resolved_at=bindparam("at"))
)
