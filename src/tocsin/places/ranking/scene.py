"""All candidates of all place names of one report side by side, ready for features to be worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.ranking.arrays import Floats, Whole
from tocsin.places.ranking.candidates import COMMON, REGION, STATE, Candidates, Pool, sphere
from tocsin.places.toponyms import Evidence, Toponym, ToponymKind

_DIAMETER_KM = 12742.0
_FAR_APART = 10_000  # code points, where one of two places is not named in the text


@dataclass(frozen=True)
class Group:
    """Toponyms of one report that mean the same place: one name, said to lie in the same places."""

    name: str
    members: tuple[int, ...]
    positions: tuple[int, ...]
    kind: ToponymKind | None
    country: str | None
    within: tuple[int, ...]  # indexes of groups


def grouped(toponyms: Sequence[Toponym]) -> list[Group]:
    """The groups of a report's toponyms. A name means one place throughout, unless it is said to lie in several."""
    keys = _keys(toponyms)
    order = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    groups = []
    for key in order:
        members = tuple(i for i, k in enumerate(keys) if k == key)
        own = [toponyms[i] for i in members]
        groups.append(
            Group(
                name=key[0],
                members=members,
                positions=tuple(t.start for t in own),
                kind=next((t.kind for t in own if t.kind), None),
                country=next((t.country for t in own if t.country), None),
                within=tuple(dict.fromkeys(order[keys[j]] for t in own for j in t.within)),
            )
        )
    return groups


def _keys(toponyms: Sequence[Toponym]) -> list[tuple[str, str]]:
    """Each toponym's name with the names that it is said to lie in; one without any takes its namesake's."""
    names = [fold(t.name or t.text) for t in toponyms]
    inside = ["|".join(names[j] for j in t.within) for t in toponyms]
    said: dict[str, str] = {}
    for name, where in zip(names, inside, strict=True):
        if where:
            said.setdefault(name, where)
    return [(name, where or said.get(name, "")) for name, where in zip(names, inside, strict=True)]


@dataclass(frozen=True)
class Scene:
    """The candidates of every group in one row of arrays; ``owner`` is the group of each."""

    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]
    owner: Whole
    points: Floats
    kinds: Whole
    countries: Whole
    regions: Whole
    districts: Whole
    size: Floats
    primary: Floats
    longer: Floats
    evidence: Evidence
    pool: Pool

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def apart(self) -> Floats:
        """Code points between the nearest mentions of every two groups, groups x groups."""
        owner = np.array([i for i, g in enumerate(self.groups) for _ in g.positions or (0,)])
        at = np.array([p for g in self.groups for p in g.positions or (-_FAR_APART,)], dtype=np.float64)
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        gaps = np.abs(at[:, None] - at[None, :])
        return np.asarray(np.minimum.reduceat(np.minimum.reduceat(gaps, first, axis=0), first, axis=1))

    def km_to(self, chosen: Whole) -> Floats:
        """Kilometres from every candidate to the chosen ones, as the crow flies."""
        return _kilometres(self.points @ self.points[chosen].T)

    def km_from(self, place: Entry) -> Floats:
        """Kilometres from every candidate to a place."""
        return _kilometres(self.points @ sphere([(place.lat, place.lon)])[0])

    def country(self, code: str) -> int:
        """The number of a country in ``countries``."""
        return self.pool.numbers.of(code)

    @cached_property
    def pointed(self) -> Floats:
        """1 for candidates small enough that their distance to another place means something, else 0."""
        return (~np.isin(self.kinds, (STATE, REGION, COMMON))).astype(np.float64)


def _kilometres(cosines: Floats) -> Floats:
    return np.asarray(_DIAMETER_KM * np.arcsin(np.sqrt((1.0 - np.clip(cosines, -1.0, 1.0)) / 2.0)))


def stage(
    toponyms: Sequence[Toponym], evidence: Evidence, pool: Pool, known: Mapping[str, Candidates] = MappingProxyType({})
) -> Scene:
    """Looks up the candidates of a report's toponyms, all in one question to the gazetteer.

    ``known`` are candidates of folded names that the caller has chosen already.
    """
    groups = grouped(toponyms)
    found = {**pool.named(group.name for group in groups if group.name not in known), **known}
    each = [_with_state(group, found[group.name], pool) for group in groups]
    for place in evidence.places:  # a group of its own, with the one meaning it can have
        groups.append(Group(name=place.name, members=(), positions=(), kind=None, country=None, within=()))
        each.append(pool.arrays([place], place.name))
    return Scene(
        groups=tuple(groups),
        entries=tuple(e for c in each for e in c.entries),
        owner=np.repeat(np.arange(len(each), dtype=np.int64), [len(c) for c in each]),
        points=_joined([c.points for c in each], (0, 3)),
        kinds=_joined([c.kinds for c in each]),
        countries=_joined([c.countries for c in each]),
        regions=_joined([c.regions for c in each]),
        districts=_joined([c.districts for c in each]),
        size=_joined([c.size for c in each]),
        primary=_joined([c.primary for c in each]),
        longer=_joined([c.longer for c in each]),
        evidence=evidence,
        pool=pool,
    )


def _with_state(group: Group, candidates: Candidates, pool: Pool) -> Candidates:
    """The candidates with the state that the words name, where the gazetteer does not know it by them."""
    state = pool.states.get(group.country) if group.country else None
    if state is None or any(e.geonameid == state.geonameid for e in candidates.entries):
        return candidates
    return pool.arrays((*candidates.entries, state), group.name)


def _joined(parts: Sequence[NDArray[Any]], shape: tuple[int, ...] = (0,)) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(shape)
