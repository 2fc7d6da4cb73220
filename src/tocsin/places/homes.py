"""The town that a publisher writes about: local papers seldom say which Alexandria they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.places.entries import Entry
from tocsin.places.geometry import distance_km
from tocsin.places.toponyms import Resolution

_AROUND_KM = 60.0
_FEWEST = 3  # reports
_SHARE = 0.3  # of the reports, by how surely each has a place around the home


def home_of(reports: Iterable[Sequence[Resolution]]) -> Entry | None:
    """The town about which most of a publisher's reports have a place; None where they have no such middle.

    ``reports`` are the resolved toponyms of some of its reports, the more the better. After Lieberman, Samet and
    Sankaranarayanan, "Geotagging with Local Lexicons" (ICDE 2010): readers of a local paper share its map.
    """
    told = [_towns(report) for report in reports]
    told = [towns for towns in told if towns]
    if len(told) < _FEWEST:
        return None
    entries = {entry.geonameid: entry for towns in told for entry, _ in towns}
    weights = {gid: _weight(entry, told) for gid, entry in entries.items()}
    best = max(sorted(weights), key=lambda gid: (weights[gid], entries[gid].population))
    return entries[best] if weights[best] >= _SHARE * len(told) else None


def _towns(report: Sequence[Resolution]) -> list[tuple[Entry, float]]:
    surest: dict[int, tuple[Entry, float]] = {}
    for resolution in report:
        entry = resolution.entry
        if entry is not None and entry.feature_class == "P":
            known = surest.get(entry.geonameid, (entry, 0.0))[1]
            surest[entry.geonameid] = (entry, max(known, resolution.confidence))
    return list(surest.values())


def _weight(home: Entry, told: Sequence[Sequence[tuple[Entry, float]]]) -> float:
    """How many of the reports have a place about a town, each as surely as its surest place there."""
    return sum(
        max((sure for e, sure in towns if distance_km(e.lat, e.lon, home.lat, home.lon) < _AROUND_KM), default=0.0)
        for towns in told
    )
