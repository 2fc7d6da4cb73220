"""What a ledger is, in numbers: its size, its schema, what it holds, where its chain ends."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.chain import Entry, last
from tocsin.ledger.listing import counts
from tocsin.ledger.opening import HEAD
from tocsin.records import Record


class Info(Record, frozen=True):
    """A ledger in numbers. ``size`` is in bytes, that of its write-ahead log included; ``models`` are the readers of
    what stands now, with how many reports each read."""

    path: str
    size: int
    schema: str
    reports: int
    versions: int
    claims: int
    incidents: int
    decisions: int
    failed: int
    erasures: int
    waiting: int
    models: dict[str, int]
    entries: int
    end: Entry | None


def info(connection: Connection, path: Path) -> Info:
    """A ledger in numbers."""
    held = counts(connection)
    models = connection.execute(
        select(t.revision.c.model, func.count())
        .where(t.revision.c.superseded_at.is_(None))
        .group_by(t.revision.c.model)
    )
    end = last(connection)
    return Info(
        path=str(path),
        size=sum(one.stat().st_size for one in (path, path.with_name(f"{path.name}-wal")) if one.exists()),
        schema=HEAD,
        reports=held["reports"],
        versions=_number(connection, t.revision.c.key),
        claims=held["claims"],
        incidents=held["incidents"],
        decisions=_number(connection, t.decision.c.id),
        failed=held["failed"],
        erasures=_number(connection, t.erasure.c.id),
        waiting=_number(connection, t.rereading.c.revision),
        models={r[0]: r[1] for r in models},
        entries=end.number if end else 0,
        end=end,
    )


def _number(connection: Connection, column: object) -> int:
    return connection.scalar(select(func.count(column))) or 0  # type: ignore[arg-type]
