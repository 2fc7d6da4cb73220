"""Decisions through time: of which claims each spoke, from when until when.

A decision holds on to the very claim that it was made on, and is obeyed on the claim of the report's revision of the
moment that tells the same (:mod:`tocsin.ledger.anchoring`). So what it speaks of changes with the revisions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.anchoring import heirs
from tocsin.ledger.loading import decided, decisions_on, spoken
from tocsin.ledger.moments import Moment, as_moment
from tocsin.ledger.portions import gathered, portions
from tocsin.merging.replaying import Ruling
from tocsin.records import Decision


def rulings(connection: Connection, reports: Iterable[str]) -> list[Ruling]:
    """All that was decided on claims of these reports, also what was taken back, in the order made."""
    of = t.decision_claim.c
    numbers: set[int] = gathered(connection, select(of.decision), of.report, reports)
    found: list[Ruling] = []
    for which in portions(numbers):
        spoken_of = connection.execute(select(t.decision_claim).where(of.decision.in_(which))).all()
        for made in connection.execute(decided().where(t.decision.c.id.in_(which))).all():
            found += _through_time(connection, made, [row for row in spoken_of if row.decision == made.id])
    return sorted(found, key=lambda r: (r.decision.id, r.since))


def decisions_at(connection: Connection, claims: Collection[str], moment: Moment) -> list[Decision]:
    """Decisions that stood at a moment and spoke of any of these claims, with the claims that they spoke of then."""
    if moment is None:
        return decisions_on(connection, claims)
    at = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    reports = gathered(connection, select(t.claim.c.report), t.claim.c.id, claims)
    found = [r.decision for r in rulings(connection, reports) if r.since <= at and (r.until is None or at < r.until)]
    return [d for d in found if not set(claims).isdisjoint((*d.claims, *d.others))]


def _through_time(connection: Connection, made: Any, about: Sequence[Any]) -> list[Ruling]:
    """One decision: a ruling for each stretch of time in which it spoke of the same claims."""
    since, until = as_moment(made.made_at), as_moment(made.revoked_at) if made.revoked_at else None
    revised = select(t.revision.c.known_at).where(t.revision.c.report.in_({row.report for row in about}))
    known = {as_moment(one) for one in connection.scalars(revised)}
    edges = sorted({since, *(m for m in known if m > since and (until is None or m < until))})
    found: list[Ruling] = []
    for moment, end in zip(edges, (*edges[1:], until), strict=True):
        decision = _said(connection, made, about, moment)
        if found and found[-1].until == moment and found[-1].decision == decision:
            found[-1] = found[-1]._replace(until=end)
        elif decision is not None:
            found.append(Ruling(decision, moment, end))
    return found


def _said(connection: Connection, made: Any, about: Sequence[Any], moment: dt.datetime) -> Decision | None:
    """A decision on the claims of a moment, None where none tells what it is about; as if never taken back."""
    then = heirs(connection, {row.row for row in about}, moment)
    said = spoken([made], [(row.decision, row.position, row.other, then.get(row.row)) for row in about])
    back = {"revoked_at": None, "revoked_by": None, "revoked_because": None}
    return msgspec.structs.replace(said[0], **back) if said else None
