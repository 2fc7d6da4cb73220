"""Working out the incidents of changed claims anew, for every moment from which they changed, and writing them.

The ledger as of a moment is what merging makes of the claims and decisions known then; that of now is its last state.
A report that is known later than all that it may touch changes now alone; one that came late changes what was known
since it was published, and so does a decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, delete, func, insert, select

from tocsin.ledger import schema as t
from tocsin.ledger.calling import called
from tocsin.ledger.history import Cause, Move, keep
from tocsin.ledger.moments import as_moment, as_text
from tocsin.ledger.portions import portions
from tocsin.ledger.regions import Region, region
from tocsin.ledger.versions import Version, encoded, rewrite, versions_of
from tocsin.merging import State, edges, replay
from tocsin.records import Incident

# More moments than this of the past, beside those of what came, are worked out when all has come or when it is asked.
_AT_ONCE: Final = 12

Changed = Mapping[int, str]
"""Claims, by row, that came, went or are told otherwise, each with the moment from which on."""


def remerge(connection: Connection, changed: Changed, at: dt.datetime, cause: Cause, *, fully: bool = False) -> None:
    """Works out what changed claims leave of the incidents that they may touch, region by region.

    What moved is kept with its cause. Where that would take long the past is left ``due``, unless ``fully``.
    """
    pending = dict(changed)
    while pending:
        found = region(connection, min(pending))
        mine = {row: pending.pop(row) for row in found.rows & pending.keys()}
        if not mine:
            pending.pop(min(pending))
            continue
        start = as_moment(min(mine.values()))
        if not fully and _far(found, start, len(set(mine.values()))):
            put_off(connection, mine)
            start = max({start, *edges(found.forms, found.rulings)})
        _rework(connection, found, start, at, cause)


def _far(of: Region, start: dt.datetime, moments: int) -> bool:
    """Whether many more moments than those of what came lie behind the first."""
    return sum(edge >= start for edge in edges(of.forms, of.rulings)) > moments + _AT_ONCE


def put_off(connection: Connection, changed: Changed) -> None:
    """Keeps of claims that what they change of the past is still to be worked out."""
    for some in portions(changed):
        held = {r.claim: r.since for r in connection.execute(select(t.due).where(t.due.c.claim.in_(some)))}
        connection.execute(delete(t.due).where(t.due.c.claim.in_(some)))
        rows = [{"claim": row, "since": min(changed[row], held.get(row, changed[row]))} for row in some]
        connection.execute(insert(t.due), rows)


def due(connection: Connection) -> int:
    """How many claims are there of which the past is still to be worked out."""
    return connection.scalar(select(func.count()).select_from(t.due)) or 0


def catch_up(connection: Connection, at: dt.datetime) -> bool:
    """Works out the past of one region that is due; False where nothing is."""
    first = connection.scalar(select(func.min(t.due.c.claim)))
    if first is None:
        return False
    found = region(connection, first)
    waiting = {r.claim: r.since for some in portions(found.rows) for r in connection.execute(_due(some))}
    _rework(connection, found, as_moment(min(waiting.values())), at, Cause("reports"))
    for some in portions(waiting):
        connection.execute(delete(t.due).where(t.due.c.claim.in_(some)))
    return True


def _due(claims: Collection[int]) -> Select[Any]:
    return select(t.due).where(t.due.c.claim.in_(claims))


def _rework(connection: Connection, of: Region, start: dt.datetime, at: dt.datetime, cause: Cause) -> None:
    held = versions_of(connection, of.claims, as_text(start))
    states = called(connection, replay(of.forms, of.rulings, start), held, cause, of.claims)
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
            connection.execute(delete(t.redirect).where(t.redirect.c.id == one))
            connection.execute(insert(t.redirect).values(id=one, incident=heir, recorded_at=at.isoformat()))
    connection.execute(delete(t.redirect).where(t.redirect.c.id.in_(sorted(set(home.values())))))
