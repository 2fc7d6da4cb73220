"""An incident's whole life, told from what was kept as it happened."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, or_, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Life, LogEntry, LogKind, Source
from tocsin.ledger.history import merged_into
from tocsin.ledger.loading import decisions
from tocsin.ledger.moments import Moment, live_at
from tocsin.ledger.naming import PREFIX, incident_named, lived
from tocsin.ledger.opening import LedgerError
from tocsin.ledger.portions import gathered
from tocsin.records import Decision, Link

_MOST_CAUSES = 5


class _Change(NamedTuple):
    key: int
    cause: str
    decision: int | None
    at: dt.datetime
    reports: tuple[str, ...] = ()


def life(connection: Connection, given: str, moment: Moment = None) -> Life:
    """What became of an incident, also of one that is no more, the earliest first. Raises LedgerError.

    Of an earlier moment it is what follows from the claims known and the decisions made by then; at which words an
    incident stood is left out, as this ledger may have learnt of things in another order.
    """
    ident, requested, stands = _meant(connection, given)
    formerly = merged_into(connection, [ident])
    ids = {ident, *formerly}
    made = {d.id: d for d in decisions(connection, moment)}
    teller = _Teller(connection, ids, made)
    moves = _by_change(connection, select(t.move).where(or_(t.move.c.former.in_(ids), t.move.c.incident.in_(ids))))
    if moment is not None:
        moves = _known(connection, moves, moment)
    of_it = select(t.standing).where(t.standing.c.incident.in_(ids))
    states = _by_change(connection, of_it) if moment is None else {}
    claims = {m.claim for rows in moves.values() for m in rows}
    spoken = {d for d, one in made.items() if claims & {*one.claims, *one.others}}
    entries: list[LogEntry] = []
    for change in _changes(connection, {*moves, *states}, spoken):
        entries += teller.told(change, moves.get(change.key, ()), states.get(change.key, ()))
    if not entries:
        raise LedgerError(f"Nothing is kept of {ident}.")
    last = select(t.standing.c.title).where(t.standing.c.incident == ident).order_by(t.standing.c.key.desc())
    return Life(
        incident=ident,
        title=connection.scalar(last.limit(1)) or ident,
        stands=stands,
        entries=tuple(entries),
        formerly=tuple(sorted(formerly)),
        requested=requested,
    )


def _meant(connection: Connection, given: str) -> tuple[str, str | None, bool]:
    try:
        named = incident_named(connection, given)
    except LedgerError:
        for form in (given.strip(), PREFIX + given.strip().lower().removeprefix(PREFIX)):
            once = lived(connection, form)
            if once is not None:
                return once, None, False
        raise
    return named.id, named.requested, True


def _by_change(connection: Connection, wanted: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.change].append(row)
    return found


def _changes(connection: Connection, keys: Collection[int], decided: Collection[int]) -> list[_Change]:
    which = or_(t.change.c.key.in_(list(keys)), t.change.c.decision.in_(list(decided)))
    came = select(t.change, t.arrival.c.reports).join(t.arrival, t.arrival.c.key == t.change.c.arrival)
    rows = connection.execute(came.where(which).order_by(t.change.c.key))
    return [
        _Change(r.key, r.cause, r.decision, dt.datetime.fromisoformat(r.made_at), tuple(json.loads(r.reports)))
        for r in rows
    ]


def _known(connection: Connection, moves: Mapping[int, list[Any]], moment: Moment) -> dict[int, list[Any]]:
    """Those of moves that are of claims known by a moment."""
    ids = {m.claim for rows in moves.values() for m in rows}
    known = gathered(connection, select(t.claim.c.id).where(live_at(t.claim, moment)), t.claim.c.id, ids)
    kept = {change: [m for m in rows if m.claim in known] for change, rows in moves.items()}
    return {change: rows for change, rows in kept.items() if rows}


class _Teller:
    """Tells changes of the incidents ``ids``, which are one incident's through its life."""

    def __init__(self, connection: Connection, ids: Collection[str], made: Mapping[int, Decision]) -> None:
        self._connection = connection
        self._ids = ids
        self._made = made
        self._stood: dict[str, tuple[str, ...]] = {}

    def told(self, change: _Change, moves: Sequence[Any], states: Sequence[Any]) -> Iterator[LogEntry]:
        """What one change did: the decision first, then how claims moved, then what the incident stands at."""
        decision = self._made.get(change.decision) if change.decision else None
        if decision is not None and (change.cause != "undo" or decision.revoked_at is not None):
            yield LogEntry(at=change.at, kind="taken_back" if change.cause == "undo" else "decided", decision=decision)
        ordered = sorted(moves, key=lambda m: (m.former or "", m.incident or ""))
        for (former, incident), group in groupby(ordered, key=lambda m: (m.former, m.incident)):
            yield self._moved(change, former, incident, list(group))
        for state in states:
            said = self._standing(state)
            if said:
                yield LogEntry(at=change.at, kind="stands", incident=state.incident, text=said)

    def _moved(self, change: _Change, former: str | None, incident: str | None, group: Sequence[Any]) -> LogEntry:
        kind, other = self._kind(change, former, incident)
        machine = kind in ("merged", "parted") and change.cause == "reports"
        return LogEntry(
            at=change.at,
            kind=kind,
            claims=tuple(m.claim for m in group),
            sources=self._sources(m.report for m in group),
            incident=other,
            causes=self._causes(change, {former, incident}) if machine else (),
        )

    def _kind(self, change: _Change, former: str | None, incident: str | None) -> tuple[LogKind, str | None]:
        if former == incident:
            return "revised", incident
        if former is None:
            return "joined", incident
        if incident is None:
            return ("rejected" if change.cause == "decision" else "withdrawn"), former
        if incident in self._ids:
            return "merged", former
        return "parted", incident

    def _causes(self, change: _Change, between: Collection[str | None]) -> tuple[Source, ...]:
        """The reports that came or were revised with a change: those that moved in or out of the incidents that it
        was about, where there are none all of them."""
        of = t.move.c
        homes = [one for one in between if one is not None]
        rows = select(of.report).where(of.change == change.key, or_(of.former.in_(homes), of.incident.in_(homes)))
        moved = set(self._connection.scalars(rows))
        near = [one for one in change.reports if one in moved]
        return self._sources(near or change.reports)[:_MOST_CAUSES]

    def _sources(self, reports: Iterable[str]) -> tuple[Source, ...]:
        found = []
        for ident in dict.fromkeys(reports):
            row = self._connection.execute(
                select(t.revision.c.publisher, t.revision.c.published, t.revision.c.title)
                .join(
                    t.report,
                    (t.report.c.id == t.revision.c.report) & (t.report.c.current_revision == t.revision.c.number),
                )
                .where(t.report.c.id == ident)
            ).first()
            named = (row.publisher, row.published, row.title) if row else (None, None, None)
            found.append(Source(report=ident, publisher=named[0], published=named[1], title=named[2]))
        return tuple(found)

    def _standing(self, state: Any) -> str:
        """What is new of what an incident stands at."""
        links = msgspec.json.decode(state.links, type=tuple[Link, ...])
        now = (
            state.title,
            state.status,
            f"captivity {state.captivity.replace('_', ' ')}" if state.captivity else "",
            ", ".join(f"{x.relation.replace('_', ' ')} {x.incident}" for x in links),
        )
        before = self._stood.get(state.incident, ("", "", "", ""))
        self._stood[state.incident] = now
        return "; ".join(n for n, b in zip(now, before, strict=True) if n and n != b)
