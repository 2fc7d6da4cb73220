"""Incidents that may be one occurrence told twice: merging held them apart, but nothing that a total sees does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.records import Incident, Outcome, Victims

Told = tuple[Outcome, int]
_NEXT_DAY: Final = 1  # a day may be the one of the telling
_NEAR_DAYS: Final = 10  # as far as merging lets two days of one occurrence lie apart


def twin_of(incident: Incident, others: Sequence[Incident]) -> Incident | None:
    """The first of some incidents with a like number that tells of the same place, time and nation, as far as told."""
    linked = {link.incident for link in incident.links}
    return next((other for other in others if other.id not in linked and _meet(incident, other)), None)


def numbers_told(lines: Sequence[Victims]) -> set[Told]:
    """What two incidents must share to be one: an outcome and its number."""
    return {(line.outcome, line.best) for line in lines if line.best}


def _meet(a: Incident, b: Incident) -> bool:
    return _at_one_time(a, b) and _in_one_place(a, b) and _of_one_nation(a, b)


def _at_one_time(a: Incident, b: Incident) -> bool:
    if a.date is None or b.date is None:
        return True
    apart = max((b.date.start - a.date.end).days, (a.date.start - b.date.end).days)
    if a.date.precision == b.date.precision == "day" and not _of_foreigners(a, b):
        return apart <= _NEXT_DAY
    return apart <= _NEAR_DAYS


def _of_foreigners(a: Incident, b: Incident) -> bool:
    """Whether both tell of people of one foreign nation: two such occurrences within days are rare."""
    home = {i.place.country for i in (a, b) if i.place}
    one, other = ({v.told_nationality for v in i.victims if v.told_nationality} for i in (a, b))
    return bool((one & other) - home)


def _in_one_place(a: Incident, b: Incident) -> bool:
    if a.place is None or b.place is None:
        return True
    if a.place.country != b.place.country:
        return False
    return None in (a.place.admin1, b.place.admin1) or a.place.admin1 == b.place.admin1


def _of_one_nation(a: Incident, b: Incident) -> bool:
    one, other = ({v.told_nationality for v in i.victims if v.told_nationality} for i in (a, b))
    return not one or not other or bool(one & other)
