"""Ids that stay: an incident worked out anew takes over the id of the standing one it grew from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

import msgspec

from tocsin.records import Incident, Link


def inherit(made: Sequence[Incident], home: Mapping[str, str], free: Callable[[str], bool]) -> list[Incident]:
    """``made`` under the ids of the standing incidents that most of their claims were in.

    ``home`` gives the standing incident of a claim. What inherits none keeps its own id, numbered where that
    is not ``free``: another incident may still bear it since the two were one.
    """
    votes = Counter((home[c.claim], i.id) for i in made for c in i.claims if c.claim in home)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for (old, new), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
        if new not in names and old not in taken:
            names[new] = old
            taken.add(old)
    for incident in made:
        if incident.id not in names:
            names[incident.id] = next(n for n in _numbered(incident.id) if n not in taken and free(n))
            taken.add(names[incident.id])
    return [_renamed(i, names) for i in made]


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{n}" for n in count(2))


def _renamed(incident: Incident, names: Mapping[str, str]) -> Incident:
    links = tuple(Link(relation=x.relation, incident=names.get(x.incident, x.incident)) for x in incident.links)
    return msgspec.structs.replace(incident, id=names.get(incident.id, incident.id), links=links)
