"""Claims and decisions as merging takes them, read from the ledger."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from tocsin.ledger import schema as t
from tocsin.ledger.belonging import bodies_with
from tocsin.ledger.families import names_at
from tocsin.ledger.moments import Moment, as_moment, as_text, live_at
from tocsin.ledger.portions import gathered, portions
from tocsin.ledger.prepared import Prepared, among
from tocsin.records import Claim, Decision, FiledClaim, Incident
from tocsin.reports import publication_day


class ClaimRow(NamedTuple):
    """A claim of one revision, with when it stood."""

    key: int
    revision: int
    filed: FiledClaim
    since: str
    until: str | None


def filed_claims(connection: Connection, ids: Iterable[str], moment: Moment = None) -> list[FiledClaim]:
    """Claims live at a moment, by id, each with its report's family of then; in no order that means anything."""
    found = [row for some in portions(ids) for row in claim_rows(connection, t.claim.c.id.in_(some), moment)]
    families = {} if moment is None else names_at(connection, {r.revision for r in found}, moment)
    if moment is None:
        return [r.filed for r in found]
    return [of_family(r.filed, families.get(r.revision, r.filed.report)) for r in found]


def of_family(filed: FiledClaim, family: str) -> FiledClaim:
    """A claim of a report of a family of copies."""
    return filed if filed.copy_of == family else msgspec.structs.replace(filed, copy_of=family)


def claim_rows(connection: Connection, which: ColumnElement[bool], moment: Moment) -> list[ClaimRow]:
    """Claims that fit and are live at a moment, each with the family that its report is of now."""
    return [_row(row) for row in connection.execute(_select().where(which, live_at(t.claim, moment)))]


def claims_live(connection: Connection, keys: Iterable[int]) -> list[ClaimRow]:
    """Those of some claims, by row, that are live now."""
    return [_row(row) for row in _LIVE.rows(connection, keys=set(keys))]


def claims_ever(connection: Connection, keys: Iterable[int]) -> list[ClaimRow]:
    """Claims by row, whenever they were live."""
    return [_row(row) for row in _EVER.rows(connection, keys=set(keys))]


def claims_of_revision(connection: Connection, revision: int) -> list[ClaimRow]:
    """The claims of one version of a report."""
    return [_row(row) for row in _OF_REVISION.rows(connection, revision=revision)]


def decisions(connection: Connection, moment: Moment = None) -> list[Decision]:
    """Decisions as they were made by a moment; those taken back by then are marked so."""
    made = [_decision(r, json.loads(r.claims), json.loads(r.others)) for r in connection.execute(decided())]
    if moment is None:
        return made
    at = as_moment(as_text(moment))
    untaken = {"revoked_at": None, "revoked_by": None, "revoked_because": None}
    return [
        d if d.revoked_at is None or d.revoked_at <= at else msgspec.structs.replace(d, **untaken)
        for d in made
        if d.made_at <= at
    ]


def decisions_on(connection: Connection, claims: Iterable[str]) -> list[Decision]:
    """Standing decisions that speak of any of these live claims, with the claims that they speak of now."""
    numbers = gathered(connection, select(t.decision_claim.c.decision), t.decision_claim.c.claim, claims)
    if not numbers:
        return []
    which = t.decision_claim.c.decision.in_(sorted(numbers))
    rows = connection.execute(select(t.decision_claim).where(which)).all()
    made = connection.execute(decided().where(t.decision.c.id.in_(sorted(numbers)), t.revocation.c.made_at.is_(None)))
    return spoken(made, [(r.decision, r.position, r.other, r.claim) for r in rows])


def claims_of(connection: Connection, decision: int) -> set[str]:
    """The live claims that a decision speaks of, on either side, taken back or not."""
    spoken = select(t.decision_claim.c.claim).where(t.decision_claim.c.decision == decision)
    return {claim for claim in connection.scalars(spoken) if claim is not None}


def rows_of(connection: Connection, decision: int) -> set[int]:
    """Claims by row: those that a decision was made on, and the live ones that it speaks of."""
    of = t.decision_claim.c
    made_on = set(connection.scalars(select(of.row).where(of.decision == decision)))
    spoken_of = select(t.claim.c.key).join(t.decision_claim, of.claim == t.claim.c.id).where(of.decision == decision)
    return made_on | set(connection.scalars(spoken_of.where(live_at(t.claim, None))))


def decided() -> Select[Any]:
    """Decisions with who took them back, in the order made."""
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


def spoken(made: Iterable[Any], about: Sequence[tuple[int, int, int, str | None]]) -> list[Decision]:
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


def incidents_of(connection: Connection, claims: Iterable[str], moment: Moment = None) -> set[str]:
    """The incidents that claims were in at a moment."""
    bodies = bodies_with(connection, claims, moment)
    return {msgspec.json.decode(body, type=Incident).id for body in bodies}


def homes_of(connection: Connection, claims: Iterable[str]) -> dict[str, str]:
    """The incident that each of some claims is in now."""
    wanted = set(claims)
    held = (msgspec.json.decode(body, type=Incident) for body in bodies_with(connection, wanted))
    return {c.claim: i.id for i in held for c in i.claims if c.claim in wanted}


def _select() -> Select[Any]:
    return (
        select(
            t.claim.c.key,
            t.claim.c.revision,
            t.claim.c.report,
            t.claim.c.body,
            t.claim.c.known_at,
            t.claim.c.superseded_at,
            t.revision.c.published,
            t.revision.c.publisher,
            t.revision.c.lang,
            t.report.c.family,
        )
        .join(t.revision, t.revision.c.key == t.claim.c.revision)
        .join(t.report, t.report.c.id == t.claim.c.report)
    )


def _row(row: Any) -> ClaimRow:
    filed = FiledClaim(
        report=row.report,
        claim=msgspec.json.decode(row.body, type=Claim),
        known_at=dt.datetime.fromisoformat(row.known_at),
        published=publication_day(row.published),
        publisher=row.publisher,
        copy_of=row.family,
        lang=row.lang,
    )
    return ClaimRow(row.key, row.revision, filed, row.known_at, row.superseded_at)


_LIVE: Final = Prepared(_select().where(among(t.claim.c.key, "keys"), live_at(t.claim, None)))
_EVER: Final = Prepared(_select().where(among(t.claim.c.key, "keys")))
_OF_REVISION: Final = Prepared(_select().where(t.claim.c.revision == bindparam("revision")))
