"""The canonical form of what the chain covers: fixed columns in a fixed order, as JSON.

The forms never change: what hashes cover today must read the same in every later version. A column that a later
schema adds is covered by a new kind of entry, not by a wider form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, get_args

import msgspec
from sqlalchemy import Connection, Select, select

from tocsin.ledger import schema as t

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
    v = t.revision.c
    return _row(
        connection,
        select(
            t.report.c.source,
            v.report,
            v.number,
            v.digest,
            v.text,
            v.title,
            v.url,
            v.publisher,
            v.published,
            v.lang,
            v.known_at,
            v.ingested_at,
            v.signature,
            v.notes,
        )
        .join(t.report, t.report.c.id == v.report)
        .where(v.key == subject),
    )


def _reading(connection: Connection, subject: int) -> list[Any] | None:
    """What a reader read in one version of a report."""
    v = t.revision.c
    head = _row(connection, select(v.report, v.number, v.model).where(v.key == subject))
    if head is None:
        return None
    said = []
    for table in (t.claim, t.statement):
        bodies = select(table.c.body).where(table.c.revision == subject).order_by(table.c.key)
        said.append(list(connection.scalars(bodies)))
    return [*head, *said]


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
