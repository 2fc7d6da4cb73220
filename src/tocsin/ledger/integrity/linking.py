"""Whether the chain holds: its hashes, what its entries commit to, and that nothing in the ledger stands outside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.canonical import Kind, content
from tocsin.ledger.integrity.chain import BEGINNING, committed, linked
from tocsin.ledger.integrity.findings import Defect, Progress

_COVERED: Final[tuple[tuple[Kind, Any], ...]] = (
    ("report", t.revision.c.key),
    ("reading", t.revision.c.key),
    ("decision", t.decision.c.id),
    ("revocation", t.revocation.c.decision),
    ("erasure", t.erasure.c.id),
)
_NAMES: Final = {"reading": "reading of report", "revocation": "taking back of decision"}


def defects(connection: Connection, progress: Progress, holds: str | None = None) -> Iterator[Defect]:
    """All that is wrong with the chain; ``holds`` is the hash of an entry that it must still have."""
    total = connection.scalar(select(func.count()).select_from(t.chain))
    erasures = _erasures(connection)
    before, found = BEGINNING, holds is None
    for n, row in enumerate(_entries(connection), 1):
        progress(n, total, "Checking the chain")
        if row.number != n:
            yield _defect(row, f"entry {n} of the chain is missing")
            return
        if row.hash != linked(before, row.number, row.kind, row.subject, row.made_at, row.commitment):
            yield _defect(row, f"entry {n} of the chain is not what was entered, or one before it is not")
        before = row.hash
        found = found or row.hash == holds
        yield from _content(connection, row, erasures)
    if not found:
        yield Defect(part="chain", where="chain", said=f"The chain has no entry with the hash {holds}.")
    yield from _outside(connection)


def _entries(connection: Connection) -> Iterator[Any]:
    """Entries in order, each with its key, where that was not destroyed, and the last entry on the same."""
    later = t.chain.alias()
    last = (
        select(func.max(later.c.number))
        .where(later.c.kind == t.chain.c.kind, later.c.subject == t.chain.c.subject)
        .scalar_subquery()
    )
    wanted = select(t.chain, t.chain_key.c.key, last.label("last")).outerjoin(
        t.chain_key, t.chain_key.c.number == t.chain.c.number
    )
    yield from connection.execute(wanted.order_by(t.chain.c.number))


def _erasures(connection: Connection) -> list[int]:
    return list(connection.scalars(select(t.chain.c.number).where(t.chain.c.kind == "erasure")))


def _content(connection: Connection, row: Any, erasures: list[int]) -> Iterator[Defect]:
    """Whether what an entry covers reads as it did; one closed by an erasure must have been entered anew."""
    if row.key is None:
        if not any(row.number < erasure < row.last for erasure in erasures):
            yield _defect(row, f"the key of entry {row.number} is gone and no erasure says why")
        return
    covered = content(connection, row.kind, row.subject)
    if covered is None:
        yield _defect(row, f"what entry {row.number} of the chain covers is no longer in the ledger")
    elif committed(bytes.fromhex(row.key), covered) != row.commitment:
        yield _defect(row, f"it no longer reads as entry {row.number} of the chain has it", connection)


def _outside(connection: Connection) -> Iterator[Defect]:
    for kind, column in _COVERED:
        entered = select(t.chain.c.subject).where(t.chain.c.kind == kind)
        for subject in connection.scalars(select(column).where(column.not_in(entered))):
            where = f"{_NAMES.get(kind, kind)} {_called(connection, kind, subject)}"
            yield Defect(part="chain", where=where, said=f"{_capital(where)}: the chain has no entry of it.")


def _defect(row: Any, said: str, connection: Connection | None = None) -> Defect:
    subject = _called(connection, row.kind, row.subject) if connection is not None else f"row {row.subject}"
    where = f"{_NAMES.get(row.kind, row.kind)} {subject}"
    return Defect(part="chain", where=where, said=f"{_capital(where)}: {said}.")


def _called(connection: Connection, kind: str, subject: int) -> str:
    """A report by its id, anything else by its number."""
    if kind not in ("report", "reading"):
        return str(subject)
    row = connection.execute(
        select(t.revision.c.report, t.revision.c.number).where(t.revision.c.key == subject)
    ).first()
    return f"{row.report} (version {row.number})" if row else f"row {subject}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
