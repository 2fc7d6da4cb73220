"""What speaks for and against each candidate, as numbers with names.

``alone`` asks each candidate by itself and what the report tells of countries; ``together`` asks how well it
goes with what the other names of the report probably mean, given how probable each of their meanings is.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from tocsin.places.ranking.arrays import Floats, Whole
from tocsin.places.ranking.candidates import (
    AREA,
    CAPITAL,
    COMMON,
    DISTRICT,
    DIVISION,
    FACILITY,
    QUARTER,
    REGION,
    RELIEF,
    SEAT,
    STATE,
    TOWN,
    WATER,
    of_kinds,
)  # fmt: skip
from tocsin.places.ranking.scene import Scene

_SETTLED = (CAPITAL, SEAT, TOWN, QUARTER)
_FITTING = {
    "state": (STATE,),
    "region": (REGION, DIVISION, COMMON),
    "district": (DISTRICT, DIVISION),
    "town": _SETTLED,
    "facility": (FACILITY,),
    "water": (WATER, COMMON),
    "mountain": (RELIEF, COMMON),
}
_CLASSES = {
    "a state": (STATE,),
    "a first-level division": (REGION,),
    "a second-level division": (DISTRICT,),
    "a lower division": (DIVISION,),
    "a capital": (CAPITAL,),
    "the seat of a division": (SEAT,),
    "a quarter": (QUARTER,),
    "a facility": (FACILITY,),
    "water, relief or an area": (WATER, RELIEF, AREA),
    "a region of common speech": (COMMON,),
}
ALONE = (
    "people in a settlement (log10)",
    "people in a division (log10)",
    "a settlement of unknown size",
    *_CLASSES,
    "its usual name",
    "short for its usual name",
    "spelt almost so",
    "the kind that the words say",
    "not the kind that the words say",
    "the state that the words name",
    "its country named (log)",
    "its country's share of those named",
    "its people named (log)",
    "its country named first",
    "other countries named, not its own",
    "the report's country as given",
    "an actor's country",
    "by the publisher's home (100 km)",
    "in the publisher's country",
)
TOGETHER = (
    "in the place it is said to lie in",
    "not in the place it is said to lie in",
    "holds a place said to lie in it",
    "others within 25 km (log)",
    "others within 100 km (log)",
    "others within 400 km, their share",
    "others beside it in the text within 100 km (log)",
    "others in its first-level division (log)",
    "others in its first-level division, their share",
    "others in its country (log)",
    "others in its country, their share",
    "others beside it in the text in its country (log)",
    "its first-level division named",
    "its second-level division named",
    "its state named",
)
# Features that can only speak for a candidate: their weights are never below nothing.
SPEAK_FOR = frozenset(
    name
    for name in (*ALONE, *TOGETHER)
    if name.startswith(("its", "others", "in the", "holds", "by", "the", "an actor"))
) - {"the seat of a division"}


def alone(scene: Scene) -> Floats:
    """Features of each candidate by itself, candidates x ``ALONE``."""
    kinds, size = scene.kinds, scene.size
    settled = of_kinds(kinds, _SETTLED)
    rows = [
        size * settled,
        size * of_kinds(kinds, (STATE, REGION, DISTRICT, DIVISION)),
        settled & (size == 0),
        *(of_kinds(kinds, which) for which in _CLASSES.values()),
        scene.primary,
        scene.longer,
        scene.alike,
        *_kind_said(scene),
        *_countries_named(scene),
        *_home(scene),
    ]
    return np.stack([np.asarray(row, dtype=np.float64) for row in rows], axis=1)


def _kind_said(scene: Scene) -> list[Floats]:
    fits = np.zeros(len(scene))
    clashes = np.zeros(len(scene))
    named = np.zeros(len(scene))
    for i, group in enumerate(scene.groups):
        own = scene.owner == i
        if group.kind is not None:
            fitting = of_kinds(scene.kinds, _FITTING[group.kind])
            fits += own & fitting
            clashes += own & ~fitting
        if group.country is not None:
            named += own & (scene.kinds == STATE) & (scene.countries == scene.country(group.country))
    return [fits, clashes, named]


def _countries_named(scene: Scene) -> list[Floats]:
    evidence = scene.evidence
    states = Counter(s.code for s in evidence.signs if s.kind == "country")
    peoples = Counter(s.code for s in evidence.signs if s.kind != "country")
    total = sum(states.values())
    first = next((s.code for s in evidence.signs if s.kind == "country"), None)
    own = _by_country(scene, states)
    return [
        np.log1p(own),
        own / total if total else own,
        np.log1p(_by_country(scene, peoples)),
        _by_country(scene, Counter([first] if first else [])),
        (own == 0) * float(total > 0),
        _by_country(scene, Counter(evidence.countries)),
        _by_country(scene, Counter(set(evidence.actor_countries))),
    ]


def _by_country(scene: Scene, counts: Counter[str]) -> Floats:
    values = np.zeros(len(scene))
    for code, count in counts.items():
        values[scene.countries == scene.country(code)] = count
    return values


def _home(scene: Scene) -> list[Floats]:
    home = scene.evidence.home
    if home is None:
        return [np.zeros(len(scene)), np.zeros(len(scene))]
    return [np.exp(-scene.km_from(home) / 100.0) * scene.pointed, scene.countries == scene.country(home.country)]


_ANCHOR = 0.02  # meanings less probable than this support nothing
_BESIDE = 250.0  # code points over which being named beside one another wears off


def together(scene: Scene, likely: Floats) -> Floats:
    """Features of each candidate with the others, candidates x ``TOGETHER``, given how probable each is now."""
    anchors = np.flatnonzero(likely > _ANCHOR)
    if not len(scene) or not len(anchors):
        return np.zeros((len(scene), len(TOGETHER)))
    weight = likely[anchors]
    names = scene.names
    other = (names[:, None] != names[anchors][None, :]) * weight
    beside = np.exp(-scene.apart / _BESIDE)[scene.owner][:, scene.owner[anchors]]
    km = scene.km_to(anchors)
    count = max(1, len(scene.groups) - 1)
    return np.stack(
        [
            *_said_to_lie(scene, anchors, weight, km),
            *_near(scene, other, beside, km, anchors, count),
            *_alike(scene, other, beside, anchors, count),
        ],
        axis=1,
    )


def _near(scene: Scene, other: Floats, beside: Floats, km: Floats, anchors: Whole, count: int) -> list[Floats]:
    points = other * scene.pointed[anchors]
    near = scene.pointed * (points * np.exp(-km / 100.0)).sum(axis=1)
    return [
        np.log1p(scene.pointed * (points * np.exp(-km / 25.0)).sum(axis=1)),
        np.log1p(near),
        scene.pointed * (points * np.exp(-km / 400.0)).sum(axis=1) / count,
        np.log1p(scene.pointed * (points * beside * np.exp(-km / 100.0)).sum(axis=1)),
    ]


def _alike(scene: Scene, other: Floats, beside: Floats, anchors: Whole, count: int) -> list[Floats]:
    """How many of the others lie in the candidate's country and divisions, and whether these are named."""
    kinds = scene.kinds[anchors]
    country = scene.countries[:, None] == scene.countries[anchors][None, :]
    region = (scene.regions[:, None] == scene.regions[anchors][None, :]) & (scene.regions >= 0)[:, None]
    district = (scene.districts[:, None] == scene.districts[anchors][None, :]) & (scene.districts >= 0)[:, None]
    inner = other * ~of_kinds(kinds, (STATE,))
    in_region = (inner * region * (kinds != REGION)).sum(axis=1)
    in_country = (inner * country).sum(axis=1)
    return [
        np.log1p(in_region),
        in_region / count,
        np.log1p(in_country),
        in_country / count,
        np.log1p((inner * country * beside).sum(axis=1)),
        np.minimum(1.0, (other * region * (kinds == REGION)).sum(axis=1)) * (scene.kinds != STATE),
        np.minimum(1.0, (other * district * (kinds == DISTRICT)).sum(axis=1)),
        np.minimum(1.0, (other * country * (kinds == STATE)).sum(axis=1)),
    ]


def _said_to_lie(scene: Scene, anchors: Whole, weight: Floats, km: Floats) -> list[Floats]:
    """Whether a candidate lies in the place that the text says, and whether it holds one said to lie in it."""
    inside, outside, holding = np.zeros(len(scene)), np.zeros(len(scene)), np.zeros(len(scene))
    pairs = [(i, j) for i, group in enumerate(scene.groups) for j in group.within]
    for inner, outer in pairs:
        a, b = np.flatnonzero(scene.owner == inner), np.flatnonzero(scene.owner[anchors] == outer)
        if len(a) and len(b):
            held = (_holds(scene, a, anchors[b], km[np.ix_(a, b)]) * weight[b]).sum(axis=1)
            inside[a] += held
            outside[a] += (held < 0.1) * weight[b].sum()
        a, b = np.flatnonzero(scene.owner == outer), np.flatnonzero(scene.owner[anchors] == inner)
        if len(a) and len(b):
            holding[a] += (_holds(scene, anchors[b], a, km[np.ix_(a, b)].T) * weight[b][:, None]).sum(axis=0)
    return [inside, outside, np.minimum(1.0, holding)]


def _holds(scene: Scene, inner: Whole, outer: Whole, km: Floats) -> Floats:
    """How surely each ``outer`` candidate holds each ``inner`` one, 0 to 1, inner x outer.

    By the codes of their divisions; where these do not tell, as far as a place of its kind reaches.
    """
    kinds = scene.kinds[outer][None, :]
    country = scene.countries[inner][:, None] == scene.countries[outer][None, :]
    region = scene.regions[inner][:, None] == scene.regions[outer][None, :]
    district = (scene.districts[inner][:, None] == scene.districts[outer][None, :]) & (scene.districts[inner] >= 0)[
        :, None
    ]
    smaller = (scene.kinds[inner][:, None] != kinds) | of_kinds(kinds, (DIVISION, CAPITAL, SEAT, TOWN, QUARTER))
    reach = np.where(kinds == REGION, 150.0, np.where(kinds == DISTRICT, 40.0, 25.0))
    by_distance = np.exp(-km / reach) * 0.8
    held = np.where(
        kinds == STATE,
        country * 1.0,
        np.where(kinds == REGION, np.where(region, 1.0, 0.5 * by_distance), np.where(district, 1.0, by_distance)),
    )
    return np.asarray(held * country * smaller)
