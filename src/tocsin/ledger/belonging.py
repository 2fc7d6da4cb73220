"""Of which incidents claims are and were: found by claim in ``incident_claim``, and told by the bodies of versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, or_, select

from tocsin.ledger import schema as t
from tocsin.ledger.moments import Moment, as_text
from tocsin.ledger.prepared import Prepared, among, inserting
from tocsin.records import ClaimRef, Record

Pair = tuple[str, str]
"""A claim and an incident of which it is or was, by their ids."""


class _Claims(Record, frozen=True):
    """Of an incident the claims alone."""

    claims: tuple[ClaimRef, ...]


_CLAIMS: Final = msgspec.json.Decoder(_Claims)


def claims_in(body: str) -> tuple[ClaimRef, ...]:
    """The claims of an incident, from its body."""
    return _CLAIMS.decode(body).claims


def ever_of(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The ids of incidents that any of these claims was in at some moment."""
    return set(_EVER.column(connection, claims=set(claims)))


def bodies_with(connection: Connection, claims: Iterable[str], moment: Moment = None) -> list[str]:
    """The bodies of versions with any of these claims that stood at a moment."""
    wanted = set(claims)
    if moment is None:
        found = _STANDING.column(connection, claims=wanted)
    else:
        found = _STOOD.column(connection, claims=wanted, at=as_text(moment))
    return [body for body in found if holds(body, wanted)]


def holds(body: str, claims: Collection[str]) -> bool:
    """Whether an incident has any of these claims."""
    return any(c.claim in claims for c in claims_in(body))


def move(connection: Connection, come: Iterable[Pair], gone: Iterable[Pair]) -> None:
    """Keeps that claims are of incidents, and that others were only as far as versions that are left say so."""
    _COME.each(connection, ({"claim": claim, "incident": incident} for claim, incident in sorted(set(come))))
    for incident, pairs in groupby(sorted({(incident, claim) for claim, incident in gone}), key=lambda pair: pair[0]):
        left = {c.claim for body in _BODIES.column(connection, incident=incident) for c in claims_in(body)}
        _GONE.each(connection, ({"was": claim, "of": incident} for _, claim in pairs if claim not in left))


def lay(connection: Connection) -> None:
    """Finds it all anew: where ids of claims changed."""
    connection.execute(delete(t.incident_claim))
    rows = connection.execute(select(t.incident.c.id, t.incident.c.body)).all()
    move(connection, ((c.claim, row.id) for row in rows for c in claims_in(row.body)), ())


_I, _OF = t.incident.c, t.incident_claim.c
_EVER: Final = Prepared(select(_OF.incident).where(among(_OF.claim, "claims")))
_WITH: Final = select(_I.body).where(_I.id.in_(select(_OF.incident).where(among(_OF.claim, "claims"))))
_STANDING: Final = Prepared(_WITH.where(_I.known_to.is_(None)))
_STOOD: Final = Prepared(
    _WITH.where(_I.known_from <= bindparam("at"), or_(_I.known_to.is_(None), _I.known_to > bindparam("at")))
)
_BODIES: Final = Prepared(select(_I.body).where(_I.id == bindparam("incident")))
_COME: Final = inserting(t.incident_claim, once=True)
_GONE: Final = Prepared(delete(t.incident_claim).where(_OF.claim == bindparam("was"), _OF.incident == bindparam("of")))
