"""What became of claims and incidents, kept as it happens: only ever added to."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.prepared import Prepared, among, inserting
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
    arrival = _arrival(connection, cause.reports)
    key = _CHANGE.run(connection, cause=cause.kind, arrival=arrival, decision=cause.decision, made_at=at.isoformat())
    _MOVE.each(connection, ({"change": key, **m._asdict()} for m in moves))
    names = ("incident", "title", "status", "captivity", "links")
    _STANDING.each(connection, ({"change": key, **dict(zip(names, s, strict=True))} for s in states))


def _arrival(connection: Connection, reports: Collection[str]) -> int:
    """The row of reports that came together: all changes of one batch follow one another and share it."""
    told = json.dumps(sorted(reports), ensure_ascii=False)
    last = _LAST_ARRIVAL.first(connection)
    if last is not None and last.reports == told:
        return int(last.key)
    return _ARRIVAL.run(connection, reports=told)


def _state(incident: Incident) -> tuple[str, str, str | None, str]:
    return title(incident), incident.status, incident.captivity, msgspec.json.encode(incident.links).decode()


def merged_into(connection: Connection, incidents: Collection[str]) -> set[str]:
    """Ids that redirect to any of these incidents, also through others."""
    found: set[str] = set()
    fresh = set(incidents)
    while fresh:
        leading = set(_LEADING.column(connection, incidents=fresh))
        fresh = leading - found
        found |= fresh
    return found


def homes_before(connection: Connection, gone: Collection[str], strays: Collection[str]) -> dict[str, str]:
    """Ids that are no more, by claim: of those ``gone`` the first that a claim was in, and of the ``strays``, which
    are in no incident, the last."""
    first: dict[str, tuple[int, str]] = {}
    if gone:
        for r in _LEFT.rows(connection, gone=gone):
            first[r.claim] = min(first.get(r.claim, (r.key, r.former)), (r.key, r.former))
    found = {claim: former for claim, (_, former) in first.items()}
    if strays:
        found |= {r.claim: r.former for r in _STRAYED.rows(connection, strays=strays)}
    return found


def homes_at(connection: Connection, decision: int) -> dict[str, str]:
    """Where the claims that a decision moved were before it."""
    moved = (
        select(t.move.c.claim, t.move.c.former)
        .join(t.change, t.change.c.key == t.move.c.change)
        .where(t.change.c.decision == decision, t.change.c.cause == "decision", t.move.c.former.is_not(None))
    )
    return {r.claim: r.former for r in connection.execute(moved)}


_M = t.move.c
_CHANGE: Final = inserting(t.change, "key")
_MOVE: Final = inserting(t.move, "key")
_STANDING: Final = inserting(t.standing, "key")
_ARRIVAL: Final = inserting(t.arrival, "key")
_LAST_ARRIVAL: Final = Prepared(select(t.arrival.c.key, t.arrival.c.reports).order_by(t.arrival.c.key.desc()).limit(1))
_LEADING: Final = Prepared(select(t.redirect.c.id).where(among(t.redirect.c.incident, "incidents")))
_LEFT: Final = Prepared(select(_M.claim, _M.key, _M.former).where(among(_M.former, "gone")))
_STRAYED: Final = Prepared(
    select(_M.claim, _M.former).where(among(_M.claim, "strays"), _M.incident.is_(None)).order_by(_M.key)
)
