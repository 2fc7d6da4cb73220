"""The incidents of an actor as narrow rows: what a profile is counted from, without reading any of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.codes import CERTAINTIES, PRECISIONS, TYPES
from tocsin.ledger.kinds import as_kept
from tocsin.ledger.lines import NO_DAY
from tocsin.ledger.moments import standing
from tocsin.ledger.portions import portions
from tocsin.ledger.profile import Part, ProfileQuery
from tocsin.places import Vicinity
from tocsin.records import ClaimType, DatePrecision, PerpetratorStatus

V = TypeVar("V", bound=Hashable)
_LAST: Final = dt.date.max.toordinal() + 1  # the undated stand behind all days
_C: Final = t.incident_perpetrator.c


class Deed(NamedTuple):
    """One incident of an actor; ``day`` is the ordinal of its first, 0 where that is not known."""

    day: int
    version: int
    certainty: int
    kind: int
    country: str | None
    admin1: str | None
    fineness: int | None
    spot: int | None

    @property
    def status(self) -> PerpetratorStatus:
        return CERTAINTIES[self.certainty - 1]

    @property
    def type(self) -> ClaimType:
        return TYPES[self.kind - 1]

    @property
    def start(self) -> dt.date | None:
        return _date(self.day)

    @property
    def precision(self) -> DatePrecision | None:
        return PRECISIONS[self.fineness - 1] if self.fineness else None


@lru_cache(maxsize=65536)
def _date(day: int) -> dt.date | None:
    return dt.date.fromordinal(day) if day else None


def deeds(connection: Connection, query: ProfileQuery) -> list[Deed]:
    """The incidents that a question is about, in the order of their days, the undated last; what may be none is left
    out."""
    columns = [as_kept(column) for column in (_C.start, _C.version, _C.status, _C.type)]
    columns += [_C.country, _C.admin1, as_kept(_C.precision), _C.spot]
    at = standing(t.incident_perpetrator, query.as_of)
    wanted = select(*columns).where(_C.who == query.actor, _C.mention == 0, at).order_by(_C.start)
    if query.since:
        wanted = wanted.where(_C.end >= query.since.isoformat())
    if query.until:
        wanted = wanted.where(_C.start <= query.until.isoformat(), _C.start != NO_DAY)
    found = [Deed._make(row) for row in connection.execute(wanted)]
    undated = next((n for n, deed in enumerate(found) if deed.day), len(found))
    return found[undated:] + found[:undated]


class Listed:
    """Ids of incidents, as many as a question asks to see."""

    def __init__(self, connection: Connection, shown: int | None) -> None:
        self._connection = connection
        self._shown = shown
        self._ids: dict[int, str] = {}

    def ids(self, some: Sequence[Deed]) -> tuple[str, ...]:
        """The first ids of incidents that stand in the order of their days: of one day by their ids."""
        wanted = _first(some, self._shown)
        missing = [deed.version for deed in wanted if deed.version not in self._ids]
        of = t.incident.c
        for keys in portions(missing):
            self._ids |= {r.key: r.id for r in self._connection.execute(select(of.key, of.id).where(of.key.in_(keys)))}
        ordered = sorted((deed.day or _LAST, self._ids[deed.version]) for deed in wanted)
        return tuple(ident for _, ident in ordered[: self._shown])

    def part(self, value: V, some: Sequence[Deed]) -> Part[V]:
        """The incidents of one value."""
        return Part(value=value, number=len(some), incidents=self.ids(some))


def _first(some: Sequence[Deed], shown: int | None) -> Sequence[Deed]:
    """As many as are shown and, as their ids decide which, all others of the last one's day."""
    if shown is None or shown >= len(some):
        return some
    if shown <= 0:
        return ()
    last = some[shown - 1].day
    return [*some[:shown], *(deed for deed in some[shown:] if deed.day == last)]


def vicinities(connection: Connection, found: Iterable[Deed]) -> Counter[Vicinity]:
    """The circles around the spots of incidents, each as often as it is of one."""
    times = Counter(deed.spot for deed in found if deed.spot is not None)
    circles: Counter[Vicinity] = Counter()
    of = t.spot.c
    for keys in portions(times):
        for row in connection.execute(select(of.key, of.circles).where(of.key.in_(keys))):
            for lat, lon, km in msgspec.json.decode(row.circles, type=list[tuple[float, float, float]]):
                circles[Vicinity(lat=lat, lon=lon, radius_km=km)] += times[row.key]
    return circles
