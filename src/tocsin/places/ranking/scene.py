"""All candidates of all place names of one report side by side, ready for features to be worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.ranking.arrays import Floats, Whole
from tocsin.places.ranking.candidates import COMMON, REGION, STATE, Candidates, Pool, of_kinds, sphere
from tocsin.places.toponyms import Evidence, Toponym, ToponymKind

_DIAMETER_KM = 12742.0
_FEW = 2  # countries in which names spelt alike are looked for, and names of a report that are: that is slow
_MOST_ASKED = 8
_AREAS = ("state", "region", "district")
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
    forms: tuple[str, ...] = ()  # names to try where no place bears that one


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
                forms=tuple(dict.fromkeys(form for t in own for form in t.forms)),
            )
        )
    return groups


def _keys(toponyms: Sequence[Toponym]) -> list[tuple[str, str, str]]:
    """Each toponym's name, whether it is said to be an area, and the names that it is said to lie in.

    One that is said to lie nowhere takes its namesake's.
    """
    names = [fold(t.name or t.text) for t in toponyms]
    areas = [t.kind if t.kind in _AREAS else "" for t in toponyms]
    inside = ["|".join(names[j] for j in t.within) for t in toponyms]
    said: dict[tuple[str, str], str] = {}
    for key, where in zip(zip(names, areas, strict=True), inside, strict=True):
        if where:
            said.setdefault(key, where)
    each = zip(names, areas, inside, strict=True)
    return [(name, area, where or said.get((name, area), "")) for name, area, where in each]


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
    alike: Floats
    evidence: Evidence
    pool: Pool

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def names(self) -> Whole:
        """The same number for candidates of one name: namesakes say nothing of one another."""
        number = {name: i for i, name in enumerate(dict.fromkeys(g.name for g in self.groups))}
        return np.array([number[g.name] for g in self.groups], dtype=np.int64)[self.owner]

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
        return (~of_kinds(self.kinds, (STATE, REGION, COMMON))).astype(np.float64)


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
    others = pool.named(form for group in groups if not len(found[group.name]) for form in group.forms)
    each = [_with_state(group, _first(group, found, others), pool) for group in groups]
    each = _with_alike(groups, each, evidence, pool)
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
        alike=_joined([c.alike for c in each]),
        evidence=evidence,
        pool=pool,
    )


def _first(group: Group, found: Mapping[str, Candidates], others: Mapping[str, Candidates]) -> Candidates:
    """The candidates of a name, else of the first of its other forms that any place bears."""
    known = found[group.name]
    return known if len(known) else next((others[f] for f in group.forms if len(others[f])), known)


def _with_state(group: Group, candidates: Candidates, pool: Pool) -> Candidates:
    """The candidates with the state that the words name, where the gazetteer does not know it by them."""
    state = pool.states.get(group.country) if group.country else None
    if state is None or any(e.geonameid == state.geonameid for e in candidates.entries):
        return candidates
    return pool.arrays((*candidates.entries, state), group.name)


def _with_alike(
    groups: Sequence[Group], each: Sequence[Candidates], evidence: Evidence, pool: Pool
) -> list[Candidates]:
    """The candidates, of a name that no place bears those spelt almost so in the countries that the report names."""
    named = Counter(s.code for s in evidence.signs if s.kind == "country")
    countries = dict.fromkeys((*evidence.countries, *(code for code, _ in named.most_common(_FEW))))
    unknown = [i for i, c in enumerate(each) if not len(c) and groups[i].kind != "facility"]
    found = list(each)
    for i in unknown[:_MOST_ASKED]:
        alike = [e for country in list(countries)[:_FEW] for e in pool.alike(groups[i].name, country)]
        if alike:
            found[i] = replace(pool.arrays(alike, groups[i].name), alike=np.ones(len(alike)))
    return found


def _joined(parts: Sequence[NDArray[Any]], shape: tuple[int, ...] = (0,)) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(shape)
