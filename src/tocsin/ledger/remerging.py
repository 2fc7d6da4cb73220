"""Working out the incidents of changed claims anew, for every moment from which they changed, and writing them.

The ledger as of a moment is what merging makes of the claims and decisions known then; that of now is its last state.
A report that is known later than all that it may touch changes now alone; one that came late changes what was known
since it was published, and so does a decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.calling import called
from tocsin.ledger.history import Cause, Move, keep
from tocsin.ledger.moments import as_moment, as_text
from tocsin.ledger.prepared import Prepared, among, inserting
from tocsin.ledger.present import Present
from tocsin.ledger.regions import region
from tocsin.ledger.versions import Version, encoded, rewrite, versions_of
from tocsin.merging import State, replay
from tocsin.records import Incident

Changed = Mapping[int, str]
"""Claims, by row, that came, went or are told otherwise, each with the moment from which on."""


def remerge(connection: Connection, changed: Changed, at: dt.datetime, cause: Cause, *, fully: bool = False) -> None:
    """Works out what changed claims leave of the incidents that they touch; what moved is kept with its cause.

    Those known later than all around them change now alone. For others the present is settled and the past is left
    ``due``, unless ``fully``.
    """
    present = Present(connection)
    late = present.late(changed)
    if late:
        _settle(connection, present, {row: changed[row] for row in late}, at, cause)
    for since in sorted({changed[row] for row in changed.keys() - late}):
        rows = {row: since for row in changed.keys() - late if changed[row] == since}
        late |= _settle(connection, present, rows, at, cause)
    put_off(connection, {row: changed[row] for row in late})
    while fully and (left := _due_of(connection, late)):
        _catch_up(connection, min(left), at, cause)


def _settle(connection: Connection, present: Present, rows: Changed, at: dt.datetime, cause: Cause) -> frozenset[int]:
    """Writes what the blocks that some claims touch are now; gives those that were known before others around them."""
    since, late = min(rows.values()), False
    for group in present.groups(rows, together=cause.kind != "reports"):
        start = max(since, group.latest)
        held = versions_of(connection, group.claims, start)
        start = max(start, *(edge for v in held for edge in (v.since, v.until or "")), "")
        late |= start > since
        held = [v for v in held if v.until is None or v.until >= start]
        _write(connection, held, [State(as_moment(start), group.incidents)], group.claims, at, cause)
    return frozenset(rows) if late else frozenset()


def put_off(connection: Connection, changed: Changed) -> None:
    """Keeps of claims that what they change of the past is still to be worked out."""
    held = _due_of(connection, changed)
    _NOT_DUE.run(connection, claims=changed)
    _DUE.each(connection, ({"claim": row, "since": min(changed[row], held.get(row, changed[row]))} for row in changed))


def due(connection: Connection) -> int:
    """How many claims are there of which the past is still to be worked out."""
    return connection.scalar(select(func.count()).select_from(t.due)) or 0


def catch_up(connection: Connection, at: dt.datetime) -> bool:
    """Works out the past of one region that is due; False where nothing is."""
    first = connection.scalar(select(func.min(t.due.c.claim)))
    if first is not None:
        _catch_up(connection, first, at, Cause("reports"))
    return first is not None


def _catch_up(connection: Connection, claim: int, at: dt.datetime, cause: Cause) -> None:
    found = region(connection, claim)
    waiting = _due_of(connection, found.rows)
    start = as_moment(min(waiting.values()))
    states = replay(found.forms, found.rulings, start)
    _write(connection, versions_of(connection, found.claims, as_text(start)), states, found.claims, at, cause)
    _NOT_DUE.run(connection, claims=waiting)


def _due_of(connection: Connection, claims: Collection[int]) -> dict[int, str]:
    """Those of some claims of which the past is due, each with the moment from which on."""
    return {r.claim: r.since for r in _DUE_OF.rows(connection, claims=claims)}


def _write(
    connection: Connection,
    held: Sequence[Version],
    states: Sequence[State],
    claims: Collection[str],
    at: dt.datetime,
    cause: Cause,
) -> None:
    states = called(connection, states, held, cause, claims)
    made = states[-1].incidents
    stood = {v.id: v for v in held if v.until is None}
    fresh = [i for i in made if i.id not in stood or stood[i.id].body != encoded(i)]
    before = {i.id: msgspec.json.decode(stood[i.id].body, type=Incident) for i in fresh if i.id in stood}
    rewrite(connection, held, states, at)
    keep(connection, cause, _moves(stood.values(), made, cause), before, fresh, at)
    _redirect(connection, held, states, at)


def _moves(stood: Collection[Version], made: Sequence[Incident], cause: Cause) -> list[Move]:
    """How claims come to be elsewhere than they were; one revised where it was is kept too."""
    old = {c.claim: Move(c.claim, c.report, v.id, None) for v in stood for c in v.claims}
    now = {c.claim: Move(c.claim, c.report, None, i.id) for i in made for c in i.claims}
    found = []
    for claim in sorted(old.keys() | now.keys()):
        one, other = old.get(claim), now.get(claim)
        move = Move(claim, (one or now[claim]).report, one.former if one else None, other.incident if other else None)
        if move.former != move.incident or move.report in cause.revised:
            found.append(move)
    return found


def _redirect(connection: Connection, held: Sequence[Version], states: Sequence[State], at: dt.datetime) -> None:
    """Leads ids that stand no more, those of the past too, to the incident that most of their claims are in now."""
    home = {c.claim: i.id for i in states[-1].incidents for c in i.claims}
    last = {v.id: v.claims for v in sorted(held, key=lambda v: v.until or "~")}
    last |= {i.id: i.claims for state in states for i in state.incidents}
    for one in sorted(last.keys() - set(home.values())):
        heirs = [home[c.claim] for c in last[one] if c.claim in home]
        if heirs:
            heir = max(sorted(set(heirs)), key=heirs.count)
            _NOT_REDIRECTED.run(connection, ids=(one,))
            _REDIRECT.run(connection, id=one, incident=heir, recorded_at=at.isoformat())
    _NOT_REDIRECTED.run(connection, ids=set(home.values()))


_DUE: Final = inserting(t.due)
_DUE_OF: Final = Prepared(select(t.due.c.claim, t.due.c.since).where(among(t.due.c.claim, "claims")))
_NOT_DUE: Final = Prepared(delete(t.due).where(among(t.due.c.claim, "claims")))
_REDIRECT: Final = inserting(t.redirect)
_NOT_REDIRECTED: Final = Prepared(delete(t.redirect).where(among(t.redirect.c.id, "ids")))
