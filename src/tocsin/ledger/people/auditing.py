"""The audit: who saw names and who changed what, only ever added to, each line bound to those before it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.findings import Defect
from tocsin.ledger.people.accounts import account
from tocsin.records import Record

Act = Literal[
    "seen", "filed", "decided", "took_back", "erased", "allowed", "disallowed", "backed_up", "restored", "reread"
]
_FORBIDDEN: Final = ("UPDATE", "DELETE")
BEGINNING: Final = sha256(b"tocsin ledger audit 1").hexdigest()


class Line(Record, frozen=True):
    """One act: when (UTC), by whose account, what, on what (ids of incidents and reports, numbers of decisions), and
    what there is to say of it. ``number`` is None for what the chain tells, which has numbers of its own."""

    at: dt.datetime
    account: str
    act: Act
    about: tuple[str, ...]
    detail: str
    number: int | None = None


def note(
    connection: Connection, act: Act, about: Iterable[str] = (), detail: str = "", at: dt.datetime | None = None
) -> None:
    """Adds a line for the account at work."""
    line = Line(at=at or dt.datetime.now(dt.UTC), account=account(), act=act, about=tuple(about), detail=detail)
    add(connection, [line])


def add(connection: Connection, lines: Sequence[Line]) -> None:
    """Adds lines as they are, after those there are."""
    last = connection.execute(
        select(t.audit.c.number, t.audit.c.hash).order_by(t.audit.c.number.desc()).limit(1)
    ).first()
    number, before = (last.number, last.hash) if last else (0, BEGINNING)
    for line in lines:
        number += 1
        row = {
            "number": number,
            "at": line.at.isoformat(),
            "account": line.account,
            "act": line.act,
            "about": json.dumps(line.about, ensure_ascii=False),
            "detail": line.detail,
        }
        before = _bound(before, row)
        connection.execute(insert(t.audit).values(**row, hash=before))


def rebind(connection: Connection, kept: Sequence[Line]) -> None:
    """Writes the audit anew, of the same lines without an erased name: the one change that its table allows."""
    for sql in (f"DROP TRIGGER IF EXISTS audit_no_{what.lower()}" for what in _FORBIDDEN):
        connection.exec_driver_sql(sql)
    connection.execute(delete(t.audit))
    add(connection, kept)
    forbid(connection, "audit")


def forbid(connection: Connection, table: str) -> None:
    """Has the database itself refuse to change or delete rows of a table: a slip of ours, or of a hand at the file."""
    if connection.dialect.name != "sqlite":
        return
    for what in _FORBIDDEN:
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )


def _bound(before: str, row: dict[str, Any]) -> str:
    values = [row[name] for name in ("number", "at", "account", "act", "about", "detail")]
    return sha256(msgspec.json.encode([before, *values])).hexdigest()


def lines(connection: Connection) -> list[Line]:
    """The lines of the audit in order."""
    return [
        Line(
            at=dt.datetime.fromisoformat(r.at),
            account=r.account,
            act=r.act,
            about=tuple(json.loads(r.about)),
            detail=r.detail,
            number=r.number,
        )
        for r in connection.execute(select(t.audit).order_by(t.audit.c.number))
    ]


def defects(connection: Connection) -> Iterator[Defect]:
    """Lines that are missing or are not what was added."""
    before = BEGINNING
    for n, row in enumerate(connection.execute(select(t.audit).order_by(t.audit.c.number)), 1):
        before = _bound(before, dict(row._mapping))
        if row.number != n or row.hash != before:
            yield Defect(part="chain", where=f"audit {n}", said=f"Line {n} of the audit is missing or was changed.")
            return


def changes(connection: Connection) -> list[Line]:
    """What was filed, decided and taken back, in order, as the chain has it; who decided is who said so."""
    v, d, b = t.revision.c, t.decision.c, t.revocation.c
    filed = connection.execute(select(v.report, v.number, v.model, v.ingested_at).order_by(v.key))
    made = connection.execute(select(d.id, d.kind, d.analyst, d.reason, d.named, d.made_at).order_by(d.id))
    back = connection.execute(select(b.decision, b.analyst, b.reason, b.made_at))
    found = [_change(r.ingested_at, "", "filed", [r.report], f"version {r.number}, read by {r.model}") for r in filed]
    found += [
        _change(
            r.made_at, r.analyst, "decided", [f"#{r.id}", *json.loads(r.named)], f"{r.kind}: {r.reason}".rstrip(": ")
        )
        for r in made
    ]
    found += [_change(r.made_at, r.analyst, "took_back", [f"#{r.decision}"], r.reason) for r in back]
    return sorted(found, key=lambda line: line.at)


def _change(at: str, who: str, act: Act, about: Sequence[str], detail: str) -> Line:
    return Line(at=dt.datetime.fromisoformat(at), account=who, act=act, about=tuple(about), detail=detail)
