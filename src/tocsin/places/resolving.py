"""Which places the names of a report mean, by all its evidence at once; None where it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from tocsin.places.describing import inner_name
from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.gazetteer import Gazetteer
from tocsin.places.pools import pool_of
from tocsin.places.ranking.candidates import COMMON, REGION, STATE, Candidates, Pool, of_kinds
from tocsin.places.ranking.model import Judged, share, shipped, trust_signs
from tocsin.places.ranking.scene import Group, Scene, stage
from tocsin.places.toponyms import NO_EVIDENCE, Evidence, Resolution, Toponym

# A meaning less sure than this is none. Of those between it and 0.5 half are right, of those below it a third
# (bench/geoparsing.py).
LEAST_SURE = 0.4
# How probable a place must be among its namesakes of the country, and of the world where none is given.
_CLEAR, _CLEAR_OF_ALL = 0.6, 0.8
_RIVALS = 3
_AT_ONCE = 300  # toponyms
_AREAS = (STATE, REGION, COMMON)


class Winner(NamedTuple):
    """The index of a group's likeliest candidate, how sure it is, 0 to 1, and the next rivals."""

    best: int | None
    confidence: float
    rivals: tuple[Entry, ...]


def resolve_all(
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    evidence: Evidence = NO_EVIDENCE,
    *,
    least: float = LEAST_SURE,
) -> list[Resolution]:
    """What each toponym of a report means, all weighed together; one resolution a toponym, in their order.

    A meaning whose confidence (0 to 1, calibrated) is under ``least`` is left out: ``entry`` is None, and the
    confidence says how unsure the best one was.
    """
    found: list[Resolution] = []
    for part in batches(toponyms):
        found += _resolved(part, stage(part, evidence, pool_of(gazetteer)), least)
    return found


def batches(toponyms: Sequence[Toponym]) -> Iterator[Sequence[Toponym]]:
    """Toponyms so many at a time that weighing each with each takes moments, also of a book."""
    for begin in range(0, len(toponyms), _AT_ONCE):
        part = toponyms[begin : begin + _AT_ONCE]
        ours = range(begin, begin + len(part))
        yield (
            part
            if not begin and len(part) == len(toponyms)
            else [msgspec.structs.replace(t, within=tuple(i - begin for i in t.within if i in ours)) for t in part]
        )


def _resolved(toponyms: Sequence[Toponym], scene: Scene, least: float) -> list[Resolution]:
    judged = shipped().judge(scene)
    winners = [winner(scene, judged, i) for i in range(len(scene.groups))]
    found: dict[int, Resolution] = {}
    for group, (best, confidence, rivals) in zip(scene.groups, winners, strict=True):
        entry = scene.entries[best] if best is not None and confidence >= least else None
        around = None if entry else _around(group, winners, scene, least)
        for i in group.members:
            found[i] = Resolution(
                toponym=toponyms[i], entry=entry, confidence=round(confidence, 3), rivals=rivals, around=around
            )
    return [found[i] for i in range(len(toponyms))]


def _around(group: Group, winners: Sequence[Winner], scene: Scene, least: float) -> Entry | None:
    """The place that an unknown one is said to lie in, the next one out that is known."""
    for outer in group.within:
        best, confidence, _ = winners[outer]
        if best is not None and confidence >= least:
            return scene.entries[best]
    return None


def winner(scene: Scene, judged: Judged, group: int) -> Winner:
    """The likeliest candidate of a group."""
    own = np.flatnonzero(scene.owner == group)
    if not len(own):
        return Winner(None, 0.0, ())
    order = own[np.argsort(-judged.likely[own], kind="stable")]
    best = int(order[0])
    confidence = shipped().confidence(trust_signs(scene, judged, own, best))
    return Winner(best, confidence, tuple(scene.entries[int(i)] for i in order[1 : 1 + _RIVALS]))


def resolve(
    name: str,
    gazetteer: Gazetteer,
    *,
    countries: Sequence[str] = (),
    near: Sequence[Entry] = (),
    admin1: str | None = None,
) -> Entry | None:
    """The spot (no state, no first-level division) of this name in the countries of the report.

    The first of the countries that has such a spot decides, and no place of another country is given. ``near``
    are places known already, ``admin1`` the English name of the division said to hold it. Rivals of like weight
    far apart leave it unresolved. :func:`resolve_all` weighs all names of a report together, and is the better
    where they are at hand.
    """
    pool = pool_of(gazetteer)
    inner = inner_name(name)
    spots = pool.named([name])[name]
    if inner and not len(spots):
        name, spots = inner, pool.named([inner])[inner]
    spots = spots.where(~of_kinds(spots.kinds, _AREAS))
    held = np.array([e.admin1 == admin1 for e in spots.entries], dtype=bool)
    spots = spots.where(held) if admin1 and held.any() else spots
    for country in countries:
        inside = spots.where(spots.countries == pool.numbers.of(country))
        if len(inside):
            return _only(name, inside, pool, Evidence(countries=(country,), places=tuple(near)), _CLEAR)
    return None if countries else _only(name, spots, pool, Evidence(places=tuple(near)), _CLEAR_OF_ALL)


def _only(name: str, spots: Candidates, pool: Pool, evidence: Evidence, clear: float) -> Entry | None:
    """The likeliest of these spots, where the others together are much less likely."""
    toponym = Toponym(start=0, end=len(name), text=name)
    scene = stage([toponym], evidence, pool, known={fold(name): spots})
    judged = shipped().judge(scene)
    best = winner(scene, judged, 0).best
    own = np.flatnonzero(scene.owner == 0)
    return scene.entries[best] if best is not None and share(scene, judged, own, best) >= clear else None
