"""Ids that stay: an incident worked out anew takes over the id of the standing one it grew from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import count

import msgspec

from tocsin.records import Incident, Link


def inherit(
    made: Sequence[Incident],
    home: Mapping[str, str],
    free: Callable[[str], bool],
    *,
    before: Mapping[str, str] | None = None,
    deciding: Collection[str] = (),
) -> list[Incident]:
    """``made`` under the ids of the standing incidents that most of their claims were in.

    ``home`` gives the standing incident of a claim, ``before`` the one it was in when that was merged away or
    emptied. Where several grew from one, that which holds most of ``deciding`` takes its id, then most of what came
    from nowhere else. What inherits no standing id takes back one that vanished; else it keeps its own, numbered
    where that is not ``free``: another incident may still bear it since the two were one.
    """
    former = before or {}
    weights: Counter[tuple[str, str]] = Counter()
    own: Counter[tuple[str, str]] = Counter()
    votes: Counter[tuple[str, str]] = Counter()
    old: Counter[tuple[str, str]] = Counter()
    for incident in made:
        for c in incident.claims:
            if c.claim in home:
                pair = home[c.claim], incident.id
                votes[pair] += 1
                own[pair] += c.claim not in former
                weights[pair] += c.claim in deciding
            if c.claim in former:
                old[former[c.claim], incident.id] += 1
    names: dict[str, str] = {}
    taken: set[str] = set()

    def give(pairs: Sequence[tuple[str, str]]) -> None:
        for name, new in pairs:
            if new not in names and name not in taken and free(name):
                names[new] = name
                taken.add(name)

    give(sorted(votes, key=lambda p: (-weights[p], -own[p], -votes[p], p[0] != p[1], p)))
    give(sorted(old, key=lambda p: (-old[p], p[0] != p[1], p)))
    gone = set(former.values())
    for incident in made:
        if incident.id not in names:
            names[incident.id] = next(n for n in _numbered(incident.id) if n not in taken and n not in gone and free(n))
            taken.add(names[incident.id])
    return [_renamed(i, names) for i in made]


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{n}" for n in count(2))


def _renamed(incident: Incident, names: Mapping[str, str]) -> Incident:
    links = tuple(Link(relation=x.relation, incident=names.get(x.incident, x.incident)) for x in incident.links)
    return msgspec.structs.replace(incident, id=names.get(incident.id, incident.id), links=links)
