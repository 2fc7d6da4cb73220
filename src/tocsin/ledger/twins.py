"""Incidents that may be one occurrence told twice: merging held them apart, but nothing that a total sees does."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tocsin.records import DateRange, Incident, Outcome, Victims

Told = tuple[Outcome, int]
_NEXT_DAY: Final = 1  # a day may be the one of the telling
_NEAR_DAYS: Final = 10  # as far as merging lets two days of one occurrence lie apart
_MANY: Final = 5
_SO_MANY: Final = 10


class Earlier:
    """Incidents of a list that is gone through in order, by the numbers that they tell and by where they were.

    Of those with one number the latest few alone are looked at.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._all: dict[Told, deque[_Placed]] = defaultdict(lambda: deque(maxlen=most))
        self._at: dict[tuple[Told, _Where], deque[_Placed]] = defaultdict(lambda: deque(maxlen=most))
        self._seen: Counter[Told] = Counter()

    def put(self, told: Iterable[Told], incident: Incident) -> None:
        """Adds one that comes next."""
        for number in told:
            placed = _Placed(self._seen[number], incident, *_days(incident))
            self._seen[number] += 1
            self._all[number].append(placed)
            self._at[number, _where(incident)].append(placed)

    def alike(self, told: Iterable[Told], incident: Incident) -> Iterator[Incident]:
        """Those of the latest with one of these numbers that may have been where an incident was, in order."""
        country, admin1 = _where(incident)
        first, last = _days(incident)
        for number in sorted(told):
            since = self._seen[number] - self._most
            places = [(country, admin1), (country, None), _NOWHERE]
            met = (self._at.get((number, where), ()) for where in places) if admin1 else (self._all[number],)
            near = [p for held in met for p in held if p.last >= first and p.first <= last and p.number >= since]
            yield from (placed.incident for placed in sorted(near, key=lambda placed: placed.number))


class _Placed(NamedTuple):
    """An incident of a list by its place in it, and the days on which another that it is can lie."""

    number: int
    incident: Incident
    first: int
    last: int


def _days(incident: Incident) -> tuple[int, int]:
    """Days so near that one occurrence may be told on both, a half of them on either side."""
    if incident.date is None:
        return 0, dt.date.max.toordinal()
    half = _NEAR_DAYS // 2
    return incident.date.start.toordinal() - half, incident.date.end.toordinal() + half


_Where = tuple[str | None, str | None]
_NOWHERE: Final = ("", None)


def _where(incident: Incident) -> _Where:
    place = incident.place
    return _NOWHERE if place is None else (place.country, place.admin1)


def twin_of(incident: Incident, others: Iterable[Incident]) -> Incident | None:
    """The first of some incidents with a like number that tells of the same place, time and nation, as far as told."""
    linked = {link.incident for link in incident.links}
    return next((other for other in others if other.id not in linked and _meet(incident, other)), None)


def numbers_told(lines: Sequence[Victims]) -> set[Told]:
    """What two incidents must share to be one: an outcome and its number."""
    return {(line.outcome, line.best) for line in lines if line.best}


def _meet(a: Incident, b: Incident) -> bool:
    return _at_one_time(a, b) and _in_one_place(a, b) and _of_one_nation(a, b)


def most_likely_one(a: Incident, b: Incident) -> bool:
    """Whether two that may be one most likely are: told of one day or of two that follow each other, or of so many
    people within days.

    Of such two in labelled sets as read none was another occurrence: five were one, of eleven one was of nothing. Of
    those of which one has no day, or that lie further apart, nine in ten are two.
    """
    if a.date is None or b.date is None:
        return False
    apart = _days_between(a.date, b.date)
    return apart <= _NEXT_DAY or (apart <= _NEAR_DAYS and _of_many(a, b, _SO_MANY))


def _days_between(a: DateRange, b: DateRange) -> int:
    return max((b.start - a.end).days, (a.start - b.end).days)


def _at_one_time(a: Incident, b: Incident) -> bool:
    if a.date is None or b.date is None:
        return True
    apart = _days_between(a.date, b.date)
    if apart <= _NEXT_DAY or apart > _NEAR_DAYS:
        return apart <= _NEXT_DAY
    return not (a.date.precision == b.date.precision == "day") or _of_foreigners(a, b) or _of_many(a, b)


def _of_foreigners(a: Incident, b: Incident) -> bool:
    """Whether both tell of people of one foreign nation: two such occurrences within days are rare."""
    home = {i.place.country for i in (a, b) if i.place}
    one, other = ({v.told_nationality for v in i.victims if v.told_nationality} for i in (a, b))
    return bool((one & other) - home)


def _of_many(a: Incident, b: Incident, many: int = _MANY) -> bool:
    """Whether both give one number that two occurrences within days hardly share by chance."""
    return any(number >= many for _, number in numbers_told(a.victims) & numbers_told(b.victims))


def _in_one_place(a: Incident, b: Incident) -> bool:
    if a.place is None or b.place is None:
        return True
    if a.place.country != b.place.country:
        return False
    return None in (a.place.admin1, b.place.admin1) or a.place.admin1 == b.place.admin1


def _of_one_nation(a: Incident, b: Incident) -> bool:
    one, other = ({v.told_nationality for v in i.victims if v.told_nationality} for i in (a, b))
    return not one or not other or bool(one & other)
