"""What came of a decision, or of taking it back."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tocsin.ledger import asking
from tocsin.ledger import schema as t
from tocsin.ledger.answers import Decided
from tocsin.ledger.loading import claims_of, decisions, homes_of
from tocsin.ledger.moments import standing
from tocsin.ledger.naming import home_of, redirected


def decided(connection: Connection, number: int) -> Decided:
    """A decision with the incidents that its claims are in now, and what became of ids in its latest change."""
    (decision,) = (d for d in decisions(connection) if d.id == number)
    ordered = [*decision.claims, *decision.others]
    spoken = sorted(claims_of(connection, number), key=lambda c: ordered.index(c) if c in ordered else len(ordered))
    homes = dict.fromkeys(home for c in spoken if (home := home_of(connection, c)))
    found = [asking.by_id(connection, home) for home in homes]
    left = _left(connection, number)
    heirs = {one: redirected(connection, one) for one in left}
    return Decided(
        decision=decision,
        incidents=tuple(one for one in found if one is not None),
        redirected=tuple((one, heir) for one, heir in heirs.items() if heir),
        gone=tuple(one for one, heir in heirs.items() if not heir),
    )


def _left(connection: Connection, number: int) -> list[str]:
    """Incidents that all claims left in the latest change of a decision."""
    last = connection.scalar(
        select(t.change.c.key).where(t.change.c.decision == number).order_by(t.change.c.key.desc()).limit(1)
    )
    left = select(t.move.c.former).where(t.move.c.change == last, t.move.c.former.is_not(None)).distinct()
    stands = select(t.incident.c.id).where(standing(t.incident, None))
    return sorted(one for one in connection.scalars(left.where(t.move.c.former.not_in(stands))) if one)


def homes(connection: Connection) -> dict[int, tuple[str, ...]]:
    """For each decision the incidents that its claims are in now, the first claim's first."""
    of = t.decision_claim.c
    rows = connection.execute(select(of.decision, of.claim).order_by(of.decision, of.position)).all()
    now = homes_of(connection, {row.claim for row in rows if row.claim is not None})
    found: dict[int, dict[str, None]] = {}
    for row in rows:
        held = found.setdefault(row.decision, {})
        if row.claim in now:
            held[now[row.claim]] = None
    return {number: tuple(held) for number, held in found.items()}
