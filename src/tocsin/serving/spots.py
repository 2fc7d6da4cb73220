"""Where all incidents of a ledger were, in memory as columns, so that any part of a map is drawn in milliseconds.

All versions that ever stood are held with the moments between which they did: an earlier moment is asked for as quickly
as now. What was read is read again only where the ledger wrote it anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.codes import TYPES
from tocsin.ledger.mapping import VersionRow, at
from tocsin.ledger.store import Store
from tocsin.places import shape_of
from tocsin.records import Place

_NEVER: Final = np.iinfo(np.int64).max
_UNDATED: Final = np.iinfo(np.int32).min
_PAUSE: Final = 2.0  # seconds between two looks at whether the ledger changed
_AT_ONCE: Final = 5000
PRECISIONS: Final = ("exact", "near", "route", "admin2", "admin1", "country")

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Columns:
    """One row a version: degrees (NaN where there is no point), days as ordinals, moments in microseconds since 1970,
    types by their place in ``TYPES``.

    ``area`` numbers ``areas``, pairs of a country and the name of a first-level division or None.
    """

    key: npt.NDArray[np.int64]
    known_from: npt.NDArray[np.int64]
    known_to: npt.NDArray[np.int64]
    type: npt.NDArray[np.int8]
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    mention: npt.NDArray[np.bool_]
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    radius_km: npt.NDArray[np.float64]
    precision: npt.NDArray[np.int8]
    area: npt.NDArray[np.int32]
    areas: tuple[tuple[str | None, str | None], ...]

    @cached_property
    def now(self) -> Mask:
        """Which are the latest."""
        latest: Mask = self.known_to == _NEVER
        return latest

    @cached_property
    def pointed(self) -> Mask:
        """Which have a point."""
        return ~np.isnan(self.lat)

    def standing(self, query: IncidentQuery) -> Mask:
        """Which versions fit a question, but for actors, nationalities, status and words."""
        if query.as_of is None:
            fits = self.now.copy()
        else:
            moment = at(query)
            fits = (self.known_from <= moment) & (self.known_to > moment)
        if not query.mentions:
            fits &= ~self.mention
        if query.type:
            fits &= self.type == TYPES.index(query.type)
        if query.country:
            of = np.fromiter((c == query.country for c, _ in self.areas), dtype=np.bool_, count=len(self.areas))
            fits &= of[self.area]
        if query.since:
            fits &= self.end >= query.since.toordinal()
        if query.until:
            fits &= (self.start <= query.until.toordinal()) & (self.start != _UNDATED)
        return fits


class Spots:
    """The columns of a ledger, kept up with it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._columns: Columns | None = None
        self._places: dict[int, tuple[int, Place]] = {}
        self._looked = 0.0
        self._seen: object = None

    def columns(self) -> Columns:
        """What the ledger held a moment ago."""
        now = time.monotonic()
        if self._columns is not None and now - self._looked < _PAUSE:
            return self._columns
        if self._columns is not None and self._lock.locked():
            return self._columns
        with self._lock:
            state = self._store.state()
            if self._columns is None or state != self._seen:
                self._columns = self._made(self._store.versions())
                self._seen = state
            self._looked = time.monotonic()
            return self._columns

    def fitting(self, columns: Columns, query: IncidentQuery) -> Mask:
        """Which versions fit a question."""
        fits = columns.standing(query)
        if query.actor or query.nationality or query.status or query.text:
            keys = np.fromiter(self._store.fitting(query), dtype=np.int64)
            fits &= np.isin(columns.key, keys)
        return fits

    def _made(self, rows: Sequence[VersionRow]) -> Columns:
        self._read([row for row in rows if self._places.get(row.key, (0, None))[0] != row.recorded_at])
        self._places = {row.key: self._places[row.key] for row in rows}
        return _columns(rows, {key: place for key, (_, place) in self._places.items()})

    def _read(self, fresh: Sequence[VersionRow]) -> None:
        for first in range(0, len(fresh), _AT_ONCE):
            some = {row.key: row.recorded_at for row in fresh[first : first + _AT_ONCE]}
            for key, place in self._store.places(some).items():
                self._places[key] = (some[key], place)


def _columns(rows: Sequence[VersionRow], places: Mapping[int, Place]) -> Columns:
    areas: dict[tuple[str | None, str | None], int] = {}
    drawn = [_drawn(places[row.key], areas) for row in rows]
    table: Any = np.array(drawn, dtype=np.float64).reshape(len(rows), 5).T.copy()
    return Columns(
        key=np.array([r.key for r in rows], dtype=np.int64),
        known_from=np.array([r.known_from for r in rows], dtype=np.int64),
        known_to=np.array([_NEVER if r.known_to is None else r.known_to for r in rows], dtype=np.int64),
        type=np.array([r.type - 1 for r in rows], dtype=np.int8),
        start=np.array([_UNDATED if r.start is None else r.start for r in rows], dtype=np.int32),
        end=np.array([_UNDATED if r.end is None else r.end for r in rows], dtype=np.int32),
        mention=np.array([r.mention for r in rows], dtype=np.bool_),
        lat=table[0],
        lon=table[1],
        radius_km=table[2],
        precision=table[3].astype(np.int8),
        area=table[4].astype(np.int32),
        areas=tuple(areas),
    )


def _drawn(place: Place, areas: dict[tuple[str | None, str | None], int]) -> tuple[float, float, float, int, int]:
    """A place as numbers: a point only where it is told as one, for all else the area that is said."""
    area = areas.setdefault((place.country, place.admin1), len(areas))
    precision = PRECISIONS.index(place.precision) if place.precision else len(PRECISIONS) - 1
    if place.precision in ("exact", "near") and place.lat is not None and place.lon is not None:
        shape = shape_of(place)
        return place.lat, place.lon, (shape.radius_km or 0.0) if shape else 0.0, precision, area
    if place.precision == "route" and len(place.ends) > 1:
        lats, lons = [e.lat for e in place.ends], [e.lon for e in place.ends]
        return sum(lats) / len(lats), sum(lons) / len(lons), 0.0, precision, area
    return float("nan"), float("nan"), 0.0, max(precision, PRECISIONS.index("admin2")), area
