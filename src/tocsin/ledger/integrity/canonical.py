"""The canonical form of what the chain covers: fixed columns in a fixed order, as JSON.

The forms never change: what hashes cover today must read the same in every later version. A column that a later
schema adds is covered by a new kind of entry, not by a wider form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, get_args

import msgspec
from sqlalchemy import Connection, Select, bindparam, select

from tocsin.ledger import schema as t
from tocsin.ledger.prepared import Prepared

Kind = Literal["report", "reading", "decision", "revocation", "erasure"]
KINDS: Final = get_args(Kind)


def content(connection: Connection, kind: Kind, subject: int) -> bytes | None:
    """What an entry of a kind covers: UTF-8 JSON; None where the ledger has no such row.

    ``subject`` is the row of a revision for a report or a reading, else the number of the decision or the erasure.
    """
    parts = _FORMS[kind](connection, subject)
    return None if parts is None else msgspec.json.encode([kind, *parts])


def _report(connection: Connection, subject: int) -> list[Any] | None:
    """One version of a report as it came."""
    row = _VERSION.first(connection, revision=subject)
    return None if row is None else list(row)


def _reading(connection: Connection, subject: int) -> list[Any] | None:
    """What a reader read in one version of a report."""
    head = _HEAD.first(connection, revision=subject)
    return None if head is None else [*head, *(bodies.column(connection, revision=subject) for bodies in _BODIES)]


def _decision(connection: Connection, subject: int) -> list[Any] | None:
    d, about = t.decision.c, t.decision_claim.c
    head = _row(
        connection,
        select(d.kind, d.claims, d.others, d.named, d.field, d.value, d.analyst, d.reason, d.made_at).where(
            d.id == subject
        ),
    )
    if head is None:
        return None
    rows = select(about.position, about.other, about.row, about.report)
    claims = connection.execute(rows.where(about.decision == subject).order_by(about.position))
    return [*head, [list(r) for r in claims]]


def _revocation(connection: Connection, subject: int) -> list[Any] | None:
    r = t.revocation.c
    return _row(connection, select(r.decision, r.analyst, r.reason, r.made_at).where(r.decision == subject))


def _erasure(connection: Connection, subject: int) -> list[Any] | None:
    e = t.erasure.c
    return _row(connection, select(e.id, e.account, e.reason, e.made_at, e.places).where(e.id == subject))


def _row(connection: Connection, wanted: Select[Any]) -> list[Any] | None:
    row = connection.execute(wanted).first()
    return None if row is None else list(row)


_FORMS: Final[dict[Kind, Callable[[Connection, int], list[Any] | None]]] = {
    "report": _report,
    "reading": _reading,
    "decision": _decision,
    "revocation": _revocation,
    "erasure": _erasure,
}
_V = t.revision.c
_VERSION: Final = Prepared(
    select(
        t.report.c.source,
        _V.report,
        _V.number,
        _V.digest,
        _V.text,
        _V.title,
        _V.url,
        _V.publisher,
        _V.published,
        _V.lang,
        _V.known_at,
        _V.ingested_at,
        _V.signature,
        _V.notes,
    )
    .join(t.report, t.report.c.id == _V.report)
    .where(_V.key == bindparam("revision"))
)
_HEAD: Final = Prepared(select(_V.report, _V.number, _V.model).where(_V.key == bindparam("revision")))
_BODIES: Final = [
    Prepared(select(table.c.body).where(table.c.revision == bindparam("revision")).order_by(table.c.key))
    for table in (t.claim, t.statement)
]
