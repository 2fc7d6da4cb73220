"""Which place a name means, by the evidence of the report; None where it cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.places.areas import AREA_CODES
from tocsin.places.entries import Entry
from tocsin.places.gazetteer import Gazetteer
from tocsin.places.geometry import distance_km

_SAME_SPOT_KM = 30.0
_MUCH_LARGER = 5


def resolve(
    name: str,
    gazetteer: Gazetteer,
    *,
    countries: Sequence[str] = (),
    near: Sequence[Entry] = (),
    admin1: str | None = None,
) -> Entry | None:
    """The place of this name in the countries of the report, the first that has one deciding.

    Without a country, only a name borne by one place, or by one much larger than all others, is resolved.
    Rivals of like weight far apart leave it unresolved.
    """
    for country in countries:
        candidates = _spots(gazetteer.lookup(name, country=country))
        if admin1:
            candidates = [c for c in candidates if c.admin1 == admin1] or candidates
        chosen = _choose(candidates, near)
        if chosen is not None or candidates:
            return chosen
    return None if countries else _clear(_spots(gazetteer.lookup(name)))


def _spots(found: Sequence[Entry]) -> list[Entry]:
    """Those that are a place to go to, not the middle of an area."""
    return [e for e in found if e.feature_code not in AREA_CODES]


def _choose(candidates: Sequence[Entry], near: Sequence[Entry]) -> Entry | None:
    if not candidates:
        return None
    if near:
        return min(candidates, key=lambda c: min(distance_km(c.lat, c.lon, n.lat, n.lon) for n in near))
    best = candidates[0]
    rivals = [
        c
        for c in candidates[1:]
        if c.feature_class == best.feature_class and distance_km(c.lat, c.lon, best.lat, best.lon) > _SAME_SPOT_KM
    ]
    if not rivals or best.population >= _MUCH_LARGER * max(1, rivals[0].population):
        return best
    return None


def _clear(candidates: Sequence[Entry]) -> Entry | None:
    if not candidates:
        return None
    best = candidates[0]
    others = [c for c in candidates[1:] if c.country != best.country]
    clear = all(best.population >= 20 * max(1, c.population) for c in others) and best.population > 0
    return best if clear else None
