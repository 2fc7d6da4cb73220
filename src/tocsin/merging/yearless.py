"""Days without their year: "on 9 August" of a report that nobody dated, beside days that are told in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from tocsin.merging.people import Told
from tocsin.merging.traits import NEVER_DAYS, Traits
from tocsin.records import YearlessDate

_LEAP: Final = 2024  # a year that has every day
_YEAR_DAYS: Final = 366
_FIRST_YEAR, _LAST_YEAR = 1970, 2069
_LONG_APART: Final = ("days of a year long apart",)
_HARDLY_ONE: Final = (f"days of a year more than {NEVER_DAYS} apart",)


def of_any_year(a: Traits, b: Traits) -> Told:
    """What two claims say of the day in the year, of which at least one tells no year; () where nothing."""
    if a.yearless is None and b.yearless is None:
        return ()
    one, other = _in_year(a), _in_year(b)
    if one is None or other is None:
        return ()
    if one.day is None or other.day is None:
        return ("same month of a year",) if one.month == other.month else ("another month of a year",)
    gap = _days_apart(one, other)
    if gap > NEVER_DAYS:
        return _LONG_APART
    if gap:
        return (f"days of a year {'a day' if gap == 1 else 'some days'} apart",)
    if one.weekday is None or other.weekday is None:
        return ("same day of a year",)
    return ("same day and weekday of a year",) if one.weekday == other.weekday else ("same day of another year",)


def far_apart(a: Traits, b: Traits) -> Told:
    """Whether two claims, of which at least one tells no year, are of days that lie far apart in any year."""
    return _HARDLY_ONE if of_any_year(a, b) == _LONG_APART else ()


def _days_apart(one: YearlessDate, other: YearlessDate) -> int:
    """Days between two days of a year, the short way round."""
    gap = abs(_ordinal(one) - _ordinal(other))
    return min(gap, _YEAR_DAYS - gap)


def _ordinal(told: YearlessDate) -> int:
    return dt.date(_LEAP, told.month, told.day or 1).timetuple().tm_yday


def _in_year(t: Traits) -> YearlessDate | None:
    """The day or month that a claim tells, its year left aside."""
    if t.yearless is not None or t.first is None or t.last is None:
        return t.yearless
    first, last = dt.date.fromordinal(t.first), dt.date.fromordinal(t.last)
    if t.day:
        return YearlessDate(month=first.month, day=first.day, weekday=first.weekday())
    return YearlessDate(month=first.month) if (first.year, first.month) == (last.year, last.month) else None


def day_key(month: int, day: int) -> str:
    """The name of a day of the year in an index."""
    return f"{month:02}{day:02}"


def keys_about(ordinal: int) -> Iterator[str]:
    """The names of a day, given as a proleptic ordinal, and of those beside it."""
    for day in (ordinal - 1, ordinal, ordinal + 1):
        date = dt.date.fromordinal(day)
        if _FIRST_YEAR <= date.year <= _LAST_YEAR:
            yield day_key(date.month, date.day)


def beside(key: str) -> Iterator[str]:
    """The names of a day of the year and of those beside it, the end of February of either length."""
    day = dt.date(_LEAP, int(key[:2]), int(key[2:]))
    near = {day + dt.timedelta(days=n) for n in (-1, 0, 1)}
    near |= {dt.date(_LEAP, 3, 1)} if key == "0228" else {dt.date(_LEAP, 2, 28)} if key == "0301" else set()
    yield from sorted({day_key(d.month, d.day) for d in near})


def days_of(key: str) -> Iterator[int]:
    """The proleptic ordinals of a day of the year, in every year that a report may mean."""
    for year in range(_FIRST_YEAR, _LAST_YEAR + 1):
        try:
            yield dt.date(year, int(key[:2]), int(key[2:])).toordinal()
        except ValueError:  # 29 February
            continue
