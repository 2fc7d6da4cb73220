"""Days that a model gives, held to the report's own words of time."""

from __future__ import annotations

import datetime as dt
import re

from tocsin.llm.answer import SaidDate
from tocsin.llm.grounds import Grounds
from tocsin.reading.dates import find_dates
from tocsin.records import DateRange, Period, Span

_OLDEST_DAYS = 366 * 10
_FRESH_DAYS = 7  # what words that we cannot work out ("hours earlier") can mean
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FINENESS = ("day", "week", "month", "year")


def date_of(said: SaidDate, span: Span, grounds: Grounds) -> DateRange | None:
    """The date that the words at ``span`` give; the model's own where our rules know no such words and it fits."""
    mentions = find_dates(grounds.folded, span.start, span.end, grounds.lex, grounds.clock)
    given = _given(said, span)
    if not mentions:
        return given if given is not None and _borne_out(given, span, grounds) else None
    ranges = [m.range for m in mentions if m.range is not None]
    if not ranges:  # a day whose year stands elsewhere in the text, or a weekday of no week
        year_told = given is not None and _of_the_text(given, grounds) and bool(grounds.figures(span))
        return given if given is not None and year_told and _borne_out(given, span, grounds) else None
    if given is not None and (_made_of(given, ranges, grounds.clock.day) or _within(given, ranges, span, grounds)):
        return given
    return min(ranges, key=lambda r: _FINENESS.index(r.precision))


def _given(said: SaidDate, span: Span) -> DateRange | None:
    start, end = _day(said.start), _day(said.end)
    if start is None or end is None or end < start:
        return None
    return DateRange(start=start, end=end, precision=said.precision, span=span)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def _made_of(given: DateRange, ranges: list[DateRange], published: dt.date | None) -> bool:
    """Whether a range goes from one of the days told to another, or on to the report."""
    ends = {r.end for r in ranges} | ({published} if published and len(ranges) == 1 else set())
    fits = given.precision in {r.precision for r in ranges} or (len(ranges) > 1 and given.start < given.end)
    return fits and given.start in {r.start for r in ranges} and given.end in ends


def _within(given: DateRange, ranges: list[DateRange], span: Span, grounds: Grounds) -> bool:
    """Whether a range is the part of a longer one that its words say: late in a month, a day of it by its figure."""
    inside = any(r.start <= given.start and given.end <= r.end for r in ranges if r.precision != "day")
    same = given.precision in {r.precision for r in ranges}
    return inside and (same or {given.start.day, given.end.day} <= grounds.figures(span))


def _borne_out(given: DateRange, span: Span, grounds: Grounds) -> bool:
    """Whether words that our rules do not know can mean this: its numbers are in them, or it is of the last days."""
    published = grounds.clock.day
    digits = grounds.figures(span)
    if published is not None and not digits and given.precision in ("day", "week"):
        return 0 <= (published - given.end).days <= _FRESH_DAYS
    if grounds.known_language and not digits:
        return False
    if given.precision in ("day", "week") and not {given.start.day, given.end.day} <= digits:
        return False
    near = published is not None and 0 <= (published - given.start).days <= 366
    return near or _of_the_text(given, grounds)


def _of_the_text(given: DateRange, grounds: Grounds) -> bool:
    return given.start.year in {int(y) for y in _YEAR.findall(grounds.folded)}


def long_past(date: DateRange | None, published: dt.date | None) -> bool:
    """Whether a date is of before the years that reports are read for."""
    return date is not None and published is not None and (published - date.end).days > _OLDEST_DAYS


def period_of(start: str | None, end: str | None, span: Span, grounds: Grounds) -> Period | None:
    """The period of a total: of words of time in its quote, or the model's within years that the report speaks of."""
    first, last = _day(start), _day(end)
    told = find_dates(grounds.folded, span.start, span.end, grounds.lex, grounds.clock)
    own = [m.range for m in told if m.range is not None and m.range.precision != "day"]
    if own:
        return Period(start=own[0].start, end=own[0].end)
    if first is None or last is None or last < first:
        return None
    years = {int(y) for y in _YEAR.findall(grounds.folded[span.start : span.end])}
    years |= {grounds.clock.day.year} if grounds.clock.day else set()
    return Period(start=first, end=last) if {first.year, last.year} <= years else None
