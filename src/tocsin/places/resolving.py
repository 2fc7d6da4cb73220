"""Which places the names of a report mean, by all its evidence at once; None where it cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.gazetteer import Gazetteer
from tocsin.places.pools import pool_of
from tocsin.places.ranking.candidates import COMMON, REGION, STATE, Candidates, Pool
from tocsin.places.ranking.model import Judged, shipped, trust_signs
from tocsin.places.ranking.scene import Scene, stage
from tocsin.places.toponyms import NO_EVIDENCE, Evidence, Resolution, Toponym

# A meaning less sure than this is none: it would be wrong as often as right.
LEAST_SURE = 0.5
_RIVALS = 3
_AREAS = (STATE, REGION, COMMON)


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
    scene = stage(toponyms, evidence, pool_of(gazetteer))
    judged = shipped().judge(scene)
    found = {}
    for i, group in enumerate(scene.groups):
        best, confidence, rivals = winner(scene, judged, i)
        entry = scene.entries[best] if best is not None and confidence >= least else None
        for member in group.members:
            found[member] = Resolution(
                toponym=toponyms[member], entry=entry, confidence=round(confidence, 3), rivals=rivals
            )
    return [found[i] for i in range(len(toponyms))]


def winner(scene: Scene, judged: Judged, group: int) -> tuple[int | None, float, tuple[Entry, ...]]:
    """The likeliest candidate of a group, how sure it is, and its next rivals."""
    own = np.flatnonzero(scene.owner == group)
    if not len(own):
        return None, 0.0, ()
    order = own[np.argsort(-judged.likely[own], kind="stable")]
    best = int(order[0])
    confidence = shipped().confidence(trust_signs(scene, judged, own, best))
    return best, confidence, tuple(scene.entries[int(i)] for i in order[1 : 1 + _RIVALS])


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
    spots = pool.named([name])[name]
    spots = spots.where(~np.isin(spots.kinds, _AREAS))
    held = np.array([e.admin1 == admin1 for e in spots.entries], dtype=bool)
    spots = spots.where(held) if admin1 and held.any() else spots
    for country in countries:
        inside = spots.where(spots.countries == pool.numbers.of(country))
        if len(inside):
            return _best(name, inside, pool, Evidence(countries=(country,), places=tuple(near)))
    return None if countries else _best(name, spots, pool, Evidence(places=tuple(near)))


def _best(name: str, spots: Candidates, pool: Pool, evidence: Evidence) -> Entry | None:
    toponym = Toponym(start=0, end=len(name), text=name)
    scene = stage([toponym], evidence, pool, known={fold(name): spots})
    best, confidence, _ = winner(scene, shipped().judge(scene), 0)
    return scene.entries[best] if best is not None and confidence >= LEAST_SURE else None
