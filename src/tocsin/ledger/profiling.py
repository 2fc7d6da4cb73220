"""An armed actor's profile: what its incidents are, where and when, how surely they are its own, what reports add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

from tocsin.ledger.answers import IncidentQuery, StatementView
from tocsin.ledger.asking import incidents
from tocsin.ledger.listing import statements
from tocsin.ledger.profile import ActorProfile, Part, ProfileQuery, Somewhere
from tocsin.ledger.trending import trend
from tocsin.names import actor, resolve_actor
from tocsin.places import Vicinity, area_km2, areas, shape_of
from tocsin.records import ActorFact, Incident, PerpetratorStatus, Place, Statement

V = TypeVar("V", bound=Hashable)
_SUREST: tuple[PerpetratorStatus, ...] = ("claimed", "attributed", "suspected", "unknown")
_POINTED = ("exact", "near", "route")


def profile(connection: Connection, query: ProfileQuery) -> ActorProfile:
    """The profile of a known actor. Raises KeyError where there is none of that id."""
    whose = actor(query.actor)
    wanted = IncidentQuery(actor=query.actor, since=query.since, until=query.until, as_of=query.as_of)
    found = sorted(incidents(connection, wanted), key=_when)
    rings, unplaced = _area(found)
    return ActorProfile(
        query=query,
        actor=whose,
        incidents=tuple(i.id for i in found),
        statuses=_in_order(_parts(found, lambda i: _status(i, query.actor)), _SUREST),
        types=_most_first(_parts(found, lambda i: i.type)),
        places=_most_first(_parts(found, _somewhere)),
        years=tuple(
            sorted(_parts([i for i in found if i.date], lambda i: i.date.start.year), key=lambda p: p.value)  # type: ignore[union-attr]
        ),
        trend=trend(found, query.since, query.until),
        area={"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]} if rings else None,
        area_km2=round(sum(map(area_km2, rings))),
        unplaced=unplaced,
        reported=tuple(_reported(connection, query)),
    )


def _when(incident: Incident) -> tuple[str, str]:
    return (incident.date.start.isoformat() if incident.date else "9999", incident.id)


def _status(incident: Incident, whose: str) -> PerpetratorStatus:
    """How surely an actor did it: the surest that is said of it."""
    return min((p.status for p in incident.perpetrators if p.actor == whose), key=_SUREST.index, default="unknown")


def _somewhere(incident: Incident) -> Somewhere:
    place = incident.place or Place()
    return Somewhere(country=place.country, admin1=place.admin1 if place.country else None)


def _parts(found: Sequence[Incident], value: Callable[[Incident], V]) -> list[Part[V]]:
    by: dict[V, list[str]] = defaultdict(list)
    for one in found:
        by[value(one)].append(one.id)
    return [Part(value=key, incidents=tuple(ids)) for key, ids in by.items()]


def _most_first(parts: list[Part[V]]) -> tuple[Part[V], ...]:
    return tuple(sorted(parts, key=lambda part: (-len(part.incidents), str(part.value))))


def _in_order(parts: list[Part[V]], order: Sequence[V]) -> tuple[Part[V], ...]:
    return tuple(sorted(parts, key=lambda part: order.index(part.value)))


def _area(found: Sequence[Incident]) -> tuple[list[list[list[float]]], tuple[str, ...]]:
    """Rings around the incidents that have a point or a line, and the ids of the others."""
    spots = {one.id: list(_spots(one.place)) for one in found}
    marked = [spot for some in spots.values() for spot in some]
    return areas(marked), tuple(ident for ident, some in spots.items() if not some)


def _spots(place: Place | None) -> Iterator[Vicinity]:
    shape = shape_of(place) if place and place.precision in _POINTED else None
    if shape is None or shape.radius_km is None:
        return
    for lon, lat in _points(shape.geometry):
        yield Vicinity(lat=lat, lon=lon, radius_km=shape.radius_km)


def _points(geometry: dict[str, Any]) -> list[list[float]]:
    held = geometry["coordinates"]
    if geometry["type"] == "Point":
        return [held]
    return list(held) if geometry["type"] == "LineString" else [point for line in held for point in line]


def _reported(connection: Connection, query: ProfileQuery) -> Iterator[StatementView]:
    """Facts that reports tell of the actor, each once, in the words of the first that told it."""

    def of_it(statement: Statement) -> bool:
        return isinstance(statement, ActorFact) and resolve_actor(statement.actor) == query.actor

    told: set[tuple[str, str]] = set()
    for view in statements(connection, None, "actor", None, query.as_of, fits=of_it):
        if isinstance(view.statement, ActorFact):
            thing = view.statement.object
            key = (view.statement.relation, resolve_actor(thing) or thing.casefold())
            if key not in told:
                told.add(key)
                yield view
