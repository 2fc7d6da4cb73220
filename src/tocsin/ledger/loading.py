"""Claims and decisions as merging takes them, read from the ledger."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, or_, select

from tocsin.ledger import schema as t
from tocsin.ledger.portions import portions
from tocsin.merging import sought
from tocsin.records import Claim, Decision, FiledClaim
from tocsin.reports import publication_day


def filed_claims(connection: Connection, ids: Iterable[str], as_of: dt.datetime | None = None) -> list[FiledClaim]:
    """Claims live now, or at a moment, by id; in no order that means anything."""
    found: list[FiledClaim] = []
    for some in portions(ids):
        wanted = _select().where(t.claim.c.id.in_(some), live_at(t.claim, as_of))
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
    """All decisions as they were made, those taken back included."""
    return [_decision(r, json.loads(r.claims), json.loads(r.others)) for r in connection.execute(_decided())]


def decisions_on(connection: Connection, claims: Iterable[str]) -> list[Decision]:
    """Standing decisions that speak of any of these live claims, with the claims that they speak of now."""
    numbers: set[int] = set()
    for some in portions(claims):
        speaking = t.decision_claim.c.claim.in_(some)
        numbers |= set(connection.scalars(select(t.decision_claim.c.decision).where(speaking)))
    if not numbers:
        return []
    which = t.decision_claim.c.decision.in_(sorted(numbers))
    rows = connection.execute(select(t.decision_claim).where(which)).all()
    made = connection.execute(_decided().where(t.decision.c.id.in_(sorted(numbers)), t.revocation.c.made_at.is_(None)))
    return _spoken(made, [(r.decision, r.position, r.other, r.claim) for r in rows])


def claims_of(connection: Connection, decision: int) -> set[str]:
    """The live claims that a decision speaks of, on either side, taken back or not."""
    spoken = select(t.decision_claim.c.claim).where(t.decision_claim.c.decision == decision)
    return {claim for claim in connection.scalars(spoken) if claim is not None}


def decisions_of_then(
    connection: Connection, at: dt.datetime, then: Callable[[Iterable[int]], dict[int, str | None]]
) -> list[Decision]:
    """Decisions made by a moment; ``then`` gives the claims live at it that tell what those decided on told."""
    rows = connection.execute(select(t.decision_claim)).all()
    heirs = then({r.row for r in rows})
    made = connection.execute(_decided().where(t.decision.c.made_at <= at.astimezone(dt.UTC).isoformat()))
    found = _spoken(made, [(r.decision, r.position, r.other, heirs.get(r.row)) for r in rows])
    standing = [d for d in found if d.revoked_at is None or d.revoked_at > at]
    return [msgspec.structs.replace(d, revoked_at=None) for d in standing]


def _decided() -> Select[Any]:
    back = t.revocation
    return (
        select(
            t.decision,
            back.c.made_at.label("revoked_at"),
            back.c.analyst.label("revoked_by"),
            back.c.reason.label("revoked_because"),
        )
        .outerjoin(back, back.c.decision == t.decision.c.id)
        .order_by(t.decision.c.id)
    )


def _spoken(made: Iterable[Any], about: Sequence[tuple[int, int, int, str | None]]) -> list[Decision]:
    """Decisions with the claims that they speak of; a split of which one side is told no more parts nothing."""
    sides: dict[tuple[int, int], list[str]] = {}
    for decision, _, other, claim in sorted(about, key=lambda row: row[:2]):
        if claim is not None:
            sides.setdefault((decision, other), []).append(claim)
    found = []
    for row in made:
        claims, others = sides.get((row.id, 0), []), sides.get((row.id, 1), [])
        if claims and (others or row.kind != "split"):
            found.append(_decision(row, claims, others))
    return found


def _decision(r: Any, claims: Sequence[str], others: Sequence[str]) -> Decision:
    return Decision(
        id=r.id,
        kind=r.kind,
        claims=tuple(claims),
        others=tuple(others),
        named=tuple(json.loads(r.named)),
        analyst=r.analyst,
        made_at=dt.datetime.fromisoformat(r.made_at),
        reason=r.reason,
        field=r.field,
        value=r.value,
        revoked_at=dt.datetime.fromisoformat(r.revoked_at) if r.revoked_at else None,
        revoked_by=r.revoked_by,
        revoked_because=r.revoked_because,
    )


def sharing_keys(connection: Connection, claims: Iterable[str]) -> set[str]:
    """Ids of live claims that lie under an index key that any of these seeks."""
    own: set[str] = set()
    for some in portions(claims):
        own |= set(
            connection.scalars(
                select(t.claim_key.c.key)
                .join(t.claim, t.claim.c.key == t.claim_key.c.claim)
                .where(t.claim.c.id.in_(some), t.claim.c.superseded_at.is_(None))
            )
        )
    found: set[str] = set()
    for some in portions(sought(own)):
        found |= set(
            connection.scalars(
                select(t.claim.c.id)
                .join(t.claim_key, t.claim.c.key == t.claim_key.c.claim)
                .where(t.claim_key.c.key.in_(some))
                .distinct()
            )
        )
    return found


def incidents_of(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The incidents that claims are in."""
    of = t.incident_claim.c
    found: set[str] = set()
    for some in portions(claims):
        found |= set(connection.scalars(select(of.incident).where(of.claim.in_(some))))
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
