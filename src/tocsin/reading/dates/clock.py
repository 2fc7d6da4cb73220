"""What dates are told against, and a date as it stands in a text."""

from __future__ import annotations

import calendar
import datetime as dt

import regex

from tocsin.records import DatePrecision, DateRange, Record, Span, YearlessDate

YEAR = r"(?:19[5-9]\d|20\d\d)"
_LEAP = 2024  # a year that has every day
_AHEAD = 2  # days after publication that a day of the same year may lie
AHEAD_OF_DATELINE = 14  # a bulletin may be dated by the first day of what it covers

Resolved = tuple[dt.date, dt.date, DatePrecision]


class Clock(Record, frozen=True):
    """What relative dates are told against: the publication day, or only a year of the text's own.

    ``dateline`` is where the text gives its own date of publication: no event's date.
    """

    day: dt.date | None = None
    year: int | None = None
    dateline: Span | None = None

    def year_for(self, month: int, day: int) -> int | None:
        """The latest year in which this day is not after publication; the story's own year without one."""
        if self.day is None:
            return self.year
        ahead = dt.timedelta(days=AHEAD_OF_DATELINE if self.dateline else _AHEAD)
        candidate = safe(self.day.year, month, day or 1)
        return self.day.year if candidate and candidate <= self.day + ahead else self.day.year - 1


class Mention(Record, frozen=True):
    """A date expression. ``range`` is None where it is a date that cannot be resolved (a weekday, undated);
    ``yearless`` what is told of it where but its year is not; ``shifted`` where it is told against another date of
    the text."""

    start: int
    end: int
    range: DateRange | None
    explicit: bool
    shifted: bool = False
    yearless: YearlessDate | None = None


def mention(
    start: int, end: int, first: dt.date, last: dt.date, precision: DatePrecision, *, explicit: bool = False
) -> Mention:
    """A date of a text, with where it stands."""
    span = Span(start=start, end=end)
    return Mention(
        start=start, end=end, range=DateRange(start=first, end=last, precision=precision, span=span), explicit=explicit
    )


def unresolved(match: regex.Match[str], month: int | None = None, day: int = 0, weekday: int | None = None) -> Mention:
    """A date that cannot be told, or not its year."""
    start, end = match.span()
    yearless = None
    if month is not None and safe(_LEAP, month, day or 1):
        yearless = YearlessDate(month=month, day=day or None, weekday=weekday, span=Span(start=start, end=end))
    return Mention(start=start, end=end, range=None, explicit=False, yearless=yearless)


def safe(year: int, month: int, day: int) -> dt.date | None:
    """The day, None where there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def one(day: dt.date) -> Resolved:
    """A day."""
    return day, day, "day"


def month_of(day: dt.date) -> Resolved:
    """The month that a day is of."""
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last), "month"


def week_of(day: dt.date) -> Resolved:
    """The week, from Monday to Sunday, that a day is of."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6), "week"


def year_of(year: int) -> Resolved:
    """A year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def around(day: dt.date) -> Resolved:
    """The seven days around one: so precise are "two weeks ago"."""
    return day - dt.timedelta(days=3), day + dt.timedelta(days=3), "week"
