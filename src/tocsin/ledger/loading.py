"""Claims and decisions as merging takes them, read from the ledger."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, or_, select

from tocsin.ledger import schema as t
from tocsin.records import Claim, Decision, FiledClaim
from tocsin.reports import publication_day

_CHUNK = 500


def filed_claims(connection: Connection, ids: Sequence[str]) -> list[FiledClaim]:
    """Live claims by id, in no order that means anything."""
    found: list[FiledClaim] = []
    for i in range(0, len(ids), _CHUNK):
        wanted = _select().where(t.claim.c.id.in_(list(ids[i : i + _CHUNK])), t.claim.c.superseded_at.is_(None))
        found += [_filed(row) for row in connection.execute(wanted)]
    return found


def filed_claims_as_of(connection: Connection, moment: dt.datetime) -> list[FiledClaim]:
    """Claims known at a moment and not yet superseded then."""
    return [_filed(row) for row in connection.execute(_select().where(live_at(t.claim, moment)))]


def live_at(table: Table, moment: dt.datetime | None) -> ColumnElement[bool]:
    """The condition that a claim or statement was known and not superseded at a moment; None for now.

    A moment without a zone is UTC.
    """
    if moment is None:
        return table.c.superseded_at.is_(None)
    at = (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).isoformat()
    return and_(table.c.known_at <= at, or_(table.c.superseded_at.is_(None), table.c.superseded_at > at))


def decisions(connection: Connection) -> list[Decision]:
    """All decisions, those taken back included."""
    return [
        Decision(
            id=r.id,
            kind=r.kind,
            claims=tuple(json.loads(r.claims)),
            analyst=r.analyst,
            made_at=dt.datetime.fromisoformat(r.made_at),
            reason=r.reason,
            field=r.field,
            value=r.value,
            revoked_at=dt.datetime.fromisoformat(r.revoked_at) if r.revoked_at else None,
        )
        for r in connection.execute(select(t.decision).order_by(t.decision.c.id))
    ]


def sharing_keys(connection: Connection, claims: Iterable[str]) -> set[str]:
    """Ids of live claims that share an index key with any of these."""
    found: set[str] = set()
    wanted = list(claims)
    for i in range(0, len(wanted), _CHUNK):
        own = (
            select(t.claim_key.c.key)
            .join(t.claim, t.claim.c.key == t.claim_key.c.claim)
            .where(t.claim.c.id.in_(wanted[i : i + _CHUNK]), t.claim.c.superseded_at.is_(None))
        )
        rows = connection.execute(
            select(t.claim.c.id)
            .join(t.claim_key, t.claim.c.key == t.claim_key.c.claim)
            .where(t.claim_key.c.key.in_(own))
            .distinct()
        )
        found |= {r[0] for r in rows}
    return found


def _select() -> Select[Any]:
    return (
        select(
            t.claim.c.report,
            t.claim.c.body,
            t.claim.c.known_at,
            t.revision.c.published,
            t.revision.c.publisher,
            t.revision.c.lang,
            t.report.c.family,
        )
        .join(t.revision, t.revision.c.key == t.claim.c.revision)
        .join(t.report, t.report.c.id == t.claim.c.report)
    )


def _filed(row: Any) -> FiledClaim:
    return FiledClaim(
        report=row.report,
        claim=msgspec.json.decode(row.body, type=Claim),
        known_at=dt.datetime.fromisoformat(row.known_at),
        published=publication_day(row.published),
        publisher=row.publisher,
        copy_of=row.family,
        lang=row.lang,
    )
