"""Dates told against the day of publication: today, last week, three days ago, the 22nd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache

import regex

from tocsin.reading.dates.clock import (
    YEAR,
    Clock,
    Mention,
    Resolved,
    around,
    mention,
    month_of,
    one,
    safe,
    unresolved,
    week_of,
    year_of,
)
from tocsin.reading.dates.months import day_of, spoken_days
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.numbers import number_words


def _month_before(day: dt.date) -> dt.date:
    """The last day of the month before."""
    return day.replace(day=1) - dt.timedelta(days=1)


_FIXED: tuple[tuple[str, Callable[[dt.date], Resolved]], ...] = (
    ("today", one),
    ("yesterday", lambda d: one(d - dt.timedelta(days=1))),
    ("before_yesterday", lambda d: one(d - dt.timedelta(days=2))),
    ("last_week", lambda d: week_of(d - dt.timedelta(days=7))),
    ("this_week", week_of),
    ("last_month", lambda d: month_of(_month_before(d))),
    ("this_month", month_of),
    ("this_year", lambda d: year_of(d.year)),
    ("last_year", lambda d: year_of(d.year - 1)),
)
_AGO: tuple[tuple[str, Callable[[dt.date, int], Resolved]], ...] = (
    ("days_ago", lambda d, n: one(d - dt.timedelta(days=n))),
    ("weeks_ago", lambda d, n: around(d - dt.timedelta(weeks=n))),
    ("months_ago", lambda d, n: month_of(d - dt.timedelta(days=round(30.4 * n)))),
    ("years_ago", lambda d, n: year_of(d.year - n)),
)
_MOST = 400


def relative(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """Stretches of days by their distance from publication."""
    for key, resolve in _FIXED:
        for m in lex.pattern("dates", key).finditer(text, start, end):
            yield mention(m.start(), m.end(), *resolve(clock.day)) if clock.day else unresolved(m)
    for key, ago in _AGO:
        for m in lex.pattern("dates", key).finditer(text, start, end):
            n = small(m.groupdict().get("n") or "", lex)
            if n is None or n > _MOST or clock.day is None:
                yield unresolved(m)
            else:
                yield mention(m.start(), m.end(), *ago(clock.day, n))


def numbered(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """Days of a month that is not named, or only as this or the last one: "on the 22nd", "le 1er de ce mois"."""
    for m in _of_month(lex).finditer(text, start, end):
        day = day_of(m["d1"] or m["d2"], lex)
        if clock.day is None or not day:
            yield unresolved(m)
            continue
        last = bool(m["last1"] or m["last2"])
        month = _month_before(clock.day) if last else clock.day
        found = safe(month.year, month.month, day)
        yield mention(m.start(), m.end(), found, found, "day") if found else unresolved(m)
    for m in lex.pattern("dates", "day_alone").finditer(text, start, end):
        found = _latest(clock.day, int(m["d"])) if clock.day else None
        yield mention(m.start(), m.end(), found, found, "day") if found else unresolved(m)


def years(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Mention]:
    """Years behind a word that leads to one."""
    for m in _year_alone(lex).finditer(text, start, end):
        yield mention(m.start(), m.end(), *year_of(int(m["y"])), explicit=True)


def small(word: str, lex: Lexicon) -> int | None:
    """A number in figures or words."""
    if word.isdigit():
        return int(word)
    values = number_words(lex)
    return values.get(word.lower(), 1 if lex.pattern("numbers", "articles").fullmatch(word) else None)


def _latest(published: dt.date, number: int) -> dt.date | None:
    """The latest day of this number that is not after publication."""
    this = safe(published.year, published.month, number)
    if this is not None and this <= published:
        return this
    before = _month_before(published)
    return safe(before.year, before.month, number)


@cache
def _of_month(lex: Lexicon) -> Pattern:
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    suffix = lex.text("dates", "day_suffix")
    this, last = ("|".join(lex.entries("dates", key)) or "(?!)" for key in ("this_month", "last_month"))
    month = rf"(?:(?P<last%d>{last})|(?:{this}))"
    day = rf"(?:(?P<d%d>(?:0?[1-9]|[12]\d|3[01])(?!\d)|{spoken_days(lex)}){suffix})"
    mark = "|".join(lex.entries("dates", "day_mark")) or "(?!)"
    joined = rf"{day % 1}\s+(?:(?:{of})\s+)?{month % 1}|{month % 2}\s+(?:(?:{mark})\s+)*{day % 2}\s+(?:{mark})"
    return regex.compile(rf"(?<!\w)(?:{joined})(?!\w)".replace(" ", r"\s+"), regex.IGNORECASE)


@cache
def _year_alone(lex: Lexicon) -> Pattern:
    lead = "|".join(lex.entries("dates", "in_year")) or "(?!)"
    return regex.compile(rf"(?<!\w)(?:{lead})\s+(?P<y>{YEAR})(?![\w-])", regex.IGNORECASE)
