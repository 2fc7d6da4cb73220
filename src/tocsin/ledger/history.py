"""What became of claims and incidents, kept as it happens: only ever added to."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, func, insert, select

from tocsin.ledger import schema as t
from tocsin.ledger.portions import gathered, portions
from tocsin.ledger.titles import title
from tocsin.records import Incident

CauseKind = Literal["reports", "decision", "undo"]


class Cause(NamedTuple):
    """Why incidents are worked out anew: reports, those revised among them; or a decision made or taken back."""

    kind: CauseKind
    decision: int | None = None
    reports: frozenset[str] = frozenset()
    revised: frozenset[str] = frozenset()


class Move(NamedTuple):
    """A claim's way from one incident to another; None for none."""

    claim: str
    report: str
    former: str | None
    incident: str | None


def keep(
    connection: Connection,
    cause: Cause,
    moves: Sequence[Move],
    stood: Mapping[str, Incident],
    fresh: Iterable[Incident],
    at: dt.datetime,
) -> None:
    """Keeps how claims moved, and what each of the ``fresh`` incidents stands at where that changed."""
    states = [(i.id, *_state(i)) for i in fresh if i.id not in stood or _state(stood[i.id]) != _state(i)]
    if not moves and not states and cause.kind == "reports":
        return
    done = connection.execute(
        insert(t.change).values(
            cause=cause.kind,
            arrival=_arrival(connection, cause.reports),
            decision=cause.decision,
            made_at=at.isoformat(),
        )
    )
    assert done.inserted_primary_key is not None
    key = done.inserted_primary_key[0]
    if moves:
        connection.execute(insert(t.move), [{"change": key, **m._asdict()} for m in moves])
    if states:
        names = ("incident", "title", "status", "captivity", "links")
        connection.execute(insert(t.standing), [{"change": key, **dict(zip(names, s, strict=True))} for s in states])


def _arrival(connection: Connection, reports: Collection[str]) -> int:
    """The row of reports that came together: all changes of one batch follow one another and share it."""
    told = json.dumps(sorted(reports), ensure_ascii=False)
    end = select(func.max(t.arrival.c.key)).scalar_subquery()
    last = connection.execute(select(t.arrival).where(t.arrival.c.key == end)).first()
    if last is not None and last.reports == told:
        return int(last.key)
    done = connection.execute(insert(t.arrival).values(reports=told))
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def _state(incident: Incident) -> tuple[str, str, str | None, str]:
    return title(incident), incident.status, incident.captivity, msgspec.json.encode(incident.links).decode()


def merged_into(connection: Connection, incidents: Collection[str]) -> set[str]:
    """Ids that redirect to any of these incidents, also through others."""
    found: set[str] = set()
    fresh = set(incidents)
    while fresh:
        leading: set[str] = gathered(connection, select(t.redirect.c.id), t.redirect.c.incident, fresh)
        fresh = leading - found
        found |= fresh
    return found


def homes_before(connection: Connection, gone: Collection[str], strays: Collection[str]) -> dict[str, str]:
    """Ids that are no more, by claim: of those ``gone`` the first that a claim was in, and of the ``strays``, which
    are in no incident, the last."""
    first: dict[str, tuple[int, str]] = {}
    for some in portions(gone):
        for r in connection.execute(select(t.move).where(t.move.c.former.in_(some))):
            first[r.claim] = min(first.get(r.claim, (r.key, r.former)), (r.key, r.former))
    found = {claim: former for claim, (_, former) in first.items()}
    for some in portions(strays):
        left = t.move.c.claim.in_(some) & t.move.c.incident.is_(None)
        last = select(t.move.c.claim, t.move.c.former).where(left).order_by(t.move.c.key)
        found |= {r.claim: r.former for r in connection.execute(last)}
    return found


def homes_at(connection: Connection, decision: int) -> dict[str, str]:
    """Where the claims that a decision moved were before it."""
    moved = (
        select(t.move.c.claim, t.move.c.former)
        .join(t.change, t.change.c.key == t.move.c.change)
        .where(t.change.c.decision == decision, t.change.c.cause == "decision", t.move.c.former.is_not(None))
    )
    return {r.claim: r.former for r in connection.execute(moved)}
