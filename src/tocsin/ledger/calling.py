"""What incidents are called through time: ids that were given stay, of now and of every earlier moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, select

from tocsin.ledger import schema as t
from tocsin.ledger.belonging import ever_of
from tocsin.ledger.history import Cause, homes_at, homes_before, merged_into
from tocsin.ledger.ids import inherit
from tocsin.ledger.loading import claims_of
from tocsin.ledger.moments import as_text
from tocsin.ledger.prepared import Prepared
from tocsin.ledger.versions import Version
from tocsin.merging import State
from tocsin.records import Incident


def called(
    connection: Connection, states: Sequence[State], held: Sequence[Version], cause: Cause, claims: Collection[str]
) -> list[State]:
    """States under ids that stay: those of now first, then going back, where what was one falls apart.

    An incident of the past is called as what was written of that moment, else as what it became. ``claims`` are all
    that the states are made of, and those that were.
    """
    free = _free(connection, claims, held, as_text(states[0].moment))
    later = _now(connection, states[-1].incidents, held, cause, free)
    named = [State(states[-1].moment, later)]
    for state in reversed(states[:-1]):
        home = _homes(later) | _written(held, as_text(state.moment))
        later = tuple(inherit(state.incidents, home, free))
        named.append(State(state.moment, later))
    return named[::-1]


def _now(
    connection: Connection, made: Sequence[Incident], held: Sequence[Version], cause: Cause, free: Callable[[str], bool]
) -> tuple[Incident, ...]:
    """Of now; a decision taken back gives the claims that it moved back to where they were."""
    home = {c.claim: v.id for v in held if v.until is None for c in v.claims}
    strays = {c.claim for i in made for c in i.claims} - set(home)
    before = homes_before(connection, merged_into(connection, set(home.values())), strays)
    if cause.kind != "undo" or cause.decision is None:
        return tuple(inherit(made, home, free, before=before))
    undone = homes_at(connection, cause.decision)
    deciding = claims_of(connection, cause.decision)
    return tuple(inherit(made, home | undone, free, before=before, deciding=deciding))


def _free(
    connection: Connection, claims: Collection[str], held: Sequence[Version], start: str
) -> Callable[[str], bool]:
    """Whether an id is borne by nothing else, nor ever was: an id means one incident at all moments.

    What others that were of one incident with these are called from ``start`` on is not free either.
    """
    own = ever_of(connection, claims)
    mine = {version.key for version in held}

    def free(name: str) -> bool:
        versions = _BEARING.rows(connection, name=name)
        if name not in own:
            return not versions
        return all(v.key in mine or (v.known_to is not None and v.known_to <= start) for v in versions)

    return free


def _homes(incidents: Sequence[Incident]) -> dict[str, str]:
    return {c.claim: i.id for i in incidents for c in i.claims}


def _written(held: Sequence[Version], at: str) -> dict[str, str]:
    return {c.claim: v.id for v in held if v.stood(at) for c in v.claims}


_I: Final = t.incident.c
_BEARING: Final = Prepared(select(_I.key, _I.known_to).where(_I.id == bindparam("name")))
