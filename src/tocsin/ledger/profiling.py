"""An armed actor's profile: what its incidents are, where and when, how surely they are its own, what reports add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from sqlalchemy import Connection

from tocsin.ledger.answers import StatementView
from tocsin.ledger.codes import CERTAINTIES
from tocsin.ledger.deeds import Deed, Listed, deeds, vicinities
from tocsin.ledger.listing import may_be_of, quoted, told
from tocsin.ledger.profile import ActorProfile, Part, ProfileQuery, Somewhere
from tocsin.ledger.trending import trend
from tocsin.names import actor, resolve_actor
from tocsin.places import area_km2, areas
from tocsin.records import ActorFact, PerpetratorStatus, Statement

V = TypeVar("V", bound=Hashable)
_FACT: Final = "actor"


def profile(connection: Connection, query: ProfileQuery) -> ActorProfile:
    """The profile of a known actor. Raises KeyError where there is none of that id."""
    whose = actor(query.actor)
    found = deeds(connection, query)
    listed = Listed(connection, query.shown)
    rings = areas(vicinities(connection, found))
    unplaced = [deed for deed in found if deed.spot is None]
    places = _parts(listed, found, lambda deed: (deed.country, deed.admin1 if deed.country else None))
    return ActorProfile(
        query=query,
        actor=whose,
        number=len(found),
        incidents=listed.ids(found),
        statuses=tuple(sorted(_parts(listed, found, lambda deed: deed.status), key=_surest)),
        types=_most_first(_parts(listed, found, lambda deed: deed.type)),
        places=_most_first([_part_of(Somewhere(country=p.value[0], admin1=p.value[1]), p) for p in places]),
        years=tuple(
            sorted(
                _parts(listed, [d for d in found if d.day], lambda d: d.start.year if d.start else 0),
                key=lambda part: part.value,
            )
        ),
        trend=trend(found, query.since, query.until, listed),
        area={"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]} if rings else None,
        area_km2=round(sum(map(area_km2, rings))),
        unplaced=listed.ids(unplaced),
        unplaced_number=len(unplaced),
        reported=tuple(_reported(connection, query)),
    )


def _parts(listed: Listed, found: Sequence[Deed], value: Callable[[Deed], V]) -> list[Part[V]]:
    by: dict[V, list[Deed]] = defaultdict(list)
    for one in found:
        by[value(one)].append(one)
    return [listed.part(key, some) for key, some in by.items()]


def _part_of(value: V, part: Part[tuple[str | None, str | None]]) -> Part[V]:
    return Part(value=value, number=part.number, incidents=part.incidents)


def _most_first(parts: list[Part[V]]) -> tuple[Part[V], ...]:
    return tuple(sorted(parts, key=lambda part: (-part.number, str(part.value))))


def _surest(part: Part[PerpetratorStatus]) -> int:
    return CERTAINTIES.index(part.value)


def _reported(connection: Connection, query: ProfileQuery) -> list[StatementView]:
    """Facts that reports tell of the actor, each once, in the words of the first that told it."""
    of_it = may_be_of(connection, _FACT, lambda name: _actor_called(name) == query.actor)
    first: dict[tuple[str, str], tuple[Statement, int]] = {}
    for fact, revision in told(connection, _FACT, query.as_of, of_it):
        if isinstance(fact, ActorFact) and _actor_called(fact.actor) == query.actor:
            thing = fact.object
            first.setdefault((fact.relation, _actor_called(thing) or thing.casefold()), (fact, revision))
    return quoted(connection, list(first.values()))


@lru_cache(maxsize=16384)
def _actor_called(name: str) -> str | None:
    return resolve_actor(name)
