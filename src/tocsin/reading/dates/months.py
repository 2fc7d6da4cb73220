"""Days and months by the names of months, with the year as said, as told beside, or as it must be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import regex

from tocsin.reading.dates.clock import YEAR, Clock, Mention, mention, month_of, safe, unresolved
from tocsin.reading.lexicon import Lexicon, Pattern

_BESIDE = 30  # characters beside a date in which its year may be told
_NAMED_YEAR = regex.compile(rf"(?<!\d){YEAR}(?!\d)")
_STILL_MEANT = 2_000  # characters in which a month keeps the year that it was last given


class _Year(NamedTuple):
    """A year, and where the words reach that tell it and the date beside it."""

    year: int | None
    start: int
    end: int


def days_of_months(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """Days by their month: "6 November", "November 6th, 2025", "the third of May last year"."""
    for m in day_month(lex).finditer(text, start, end):
        month = _month_of(m["m1"] or m["m2"], lex)
        begins = m["d1"] or m["d2"]
        first, last = day_of(begins, lex), day_of(m["d1b"] or m["d2b"] or begins, lex)
        named = m["year"] or m["year2"]
        told = _Year(int(named), m.start(), m.end()) if named else _beside(text, m, lex, clock)
        year = told.year or (clock.year_for(month, first) if month else None)
        if month is None or year is None:
            weekday = number_of(m["weekday"], weekday_numbers(lex)) if m["weekday"] else None
            yield unresolved(m, month, first, weekday)
            continue
        begin, finish = safe(year, month, first), safe(year, month, last)
        if begin:
            close = finish if finish and begin <= finish else begin
            yield mention(told.start, told.end, begin, close, "day", explicit=told.year is not None)


def months(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """Months: "in April", "since late 2024's May", "April last year"."""
    for m in _month_alone(lex).finditer(text, start, end):
        name, named = _name(m), m["y"] or m["y0"]
        if name.lower() == "may" and not name[0].isupper():
            continue
        month = _month_of(name, lex)
        told = _Year(int(named), m.start(), m.end()) if named else _beside(text, m, lex, clock)
        year = told.year
        if year is None and month is not None:
            year = clock.year_for(month, 1) or _year_before(text, m.start(), month, lex)
        if month is None or year is None:
            yield unresolved(m, month)
            continue
        first = dt.date(year, month, 1)
        yield mention(told.start, told.end, *month_of(first), explicit=told.year is not None)


def years_given(text: str, lex: Lexicon) -> tuple[set[int], set[int]]:
    """The years that full dates of a text give, and those that it gives with a month."""
    full = {int(m["year"] or m["year2"]) for m in day_month(lex).finditer(text) if m["year"] or m["year2"]}
    return full, {int(m["y"] or m["y0"]) for m in _month_alone(lex).finditer(text) if m["y"] or m["y0"]}


@cache
def day_month(lex: Lexicon) -> Pattern:
    """Day and month in either order, a range of days, a year where given, a weekday before."""
    month = rf"(?:{_month_names(lex)})\.?"
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    suffix = lex.text("dates", "day_suffix")
    day = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?!\d){suffix}|{spoken_days(lex)})"
    year = rf"(?:,?\s+(?:(?:{of})\s+)?(?P<%s>{YEAR}))?"
    link = r"\s*(?:-|–|/|to|and|au|et|al|y|bis|a|e)\s*"
    dmy = rf"(?P<d1>{day})(?:{link}(?P<d1b>{day}))?[\s-]+(?:(?:{of})\s+)?(?P<m1>{month}){year % 'year'}"
    mdy = rf"(?P<m2>{month})\s+(?P<d2>{day})(?:{link}(?P<d2b>{day}))?(?![\d:]){year % 'year2'}"
    weekday = "|".join(weekday_numbers(lex)) or "(?!)"
    both = (
        f"{dmy}|{mdy}" if "mdy" in lex.entries("dates", "orders") else f"{dmy}|(?P<m2>(?!))(?P<d2>)(?P<d2b>)(?P<year2>)"
    )
    return regex.compile(rf"(?<![\w.])(?:(?P<weekday>{weekday})\.?,?\s+(?:the\s+)?)?(?:{both})(?!\w)", regex.IGNORECASE)


def spoken_days(lex: Lexicon) -> str:
    """A pattern of the words that name days of a month."""
    return "|".join(sorted(map(regex.escape, lex.table("dates", "spoken_days")), key=len, reverse=True)) or "(?!)"


@cache
def weekday_numbers(lex: Lexicon) -> dict[str, int]:
    """The names of the days of the week, Monday is 0."""
    return {name: n for key, n in lex.table("dates", "weekdays").items() for name in key.split("|")}


@cache
def _month_numbers(lex: Lexicon) -> dict[str, int]:
    return {name: n for key, n in lex.table("dates", "months").items() for name in key.split("|")}


@cache
def _month_names(lex: Lexicon) -> str:
    names = sorted(_month_numbers(lex), key=len, reverse=True)
    return "|".join(regex.escape(n) if "\\" not in n else n for n in names) or "(?!)"


def day_of(text: str | None, lex: Lexicon) -> int:
    """The day of a month, in figures or spoken; 0 where there is none."""
    figures = regex.sub(r"\D", "", text or "")
    return int(figures) if figures else lex.table("dates", "spoken_days").get((text or "").lower(), 0)


def _month_of(name: str | None, lex: Lexicon) -> int | None:
    return number_of((name or "").rstrip("."), _month_numbers(lex))


def number_of(name: str, numbers: Mapping[str, int]) -> int | None:
    """The number that a name has among names and patterns of names."""
    key = name.lower()
    if key in numbers:
        return numbers[key]
    return next((n for p, n in numbers.items() if regex.fullmatch(p, key, regex.IGNORECASE)), None)


def _beside(text: str, m: regex.Match[str], lex: Lexicon, clock: Clock) -> _Year:
    """The year that is told beside a date: "in October last year", "2025 October 9"; no year where none is."""
    behind = _behind(lex).match(text, m.end(), m.end() + _BESIDE)
    if behind:
        return _Year(_meant(behind, text, clock), m.start(), behind.end())
    lead = m.groupdict().get("lead")  # "last year in June", where the words for a month's lead hold both
    if lead and clock.day is not None and lex.pattern("dates", "last_year").search(lead):
        return _Year(clock.day.year - 1, m.start(), m.end())
    since = max(0, m.start() - _BESIDE)
    before = _before(lex).search(text, since, m.start())
    if before:
        return _Year(_meant(before, text, clock), before.start(), m.end())
    return _Year(None, m.start(), m.end())


def _meant(words: regex.Match[str], text: str, clock: Clock) -> int | None:
    if words.groupdict().get("year"):
        return int(words["year"])
    if words["that"]:
        given = list(_NAMED_YEAR.finditer(text[max(0, words.start() - _STILL_MEANT) : words.start()]))
        return int(given[-1][0]) if given else None
    return None if clock.day is None else clock.day.year - bool(words["last"])


@cache
def _behind(lex: Lexicon) -> Pattern:
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    return regex.compile(rf",?\s+(?:(?:{of})\s+)?(?:{_of_years(lex)})(?!\w)", regex.IGNORECASE)


@cache
def _before(lex: Lexicon) -> Pattern:
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    return regex.compile(
        rf"(?<!\w)(?:{_of_years(lex)}|(?P<year>{YEAR})(?!,))(?:\s*,)?\s+(?:(?:{of})\s+)?$", regex.IGNORECASE
    )


def _of_years(lex: Lexicon) -> str:
    """Last year, this year, and the year that was named."""
    named = (("last", "last_year"), ("this", "this_year"), ("that", "that_year"))
    return "|".join(
        f"(?P<{name}>{'|'.join(lex.entries('dates', key)) or '(?!)'})".replace(" ", r"\s+") for name, key in named
    )


def _year_before(text: str, end: int, month: int | None, lex: Lexicon) -> int | None:
    """The year last given to a month before: "in April 2025 five were taken; also in April a sixth"."""
    named = [m for m in _month_alone(lex).finditer(text, max(0, end - _STILL_MEANT), end) if m["y"] or m["y0"]]
    same = (m for m in reversed(named) if _month_of(_name(m), lex) == month)
    return next((int(m["y"] or m["y0"]) for m in same), None)


def _name(m: regex.Match[str]) -> str:
    return str(m["m"] or m["m0"] or m["m3"])


@cache
def _month_alone(lex: Lexicon) -> Pattern:
    """A month behind a word that leads to one, before a year, or before a word that marks it as a time."""
    lead = "|".join(sorted(lex.entries("dates", "in_month"), key=len, reverse=True)) or "(?!)"
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    lead = lead.replace(" ", r"\s+")
    mark = "|".join(lex.entries("dates", "month_mark")) or "(?!)"
    names = _month_names(lex)
    return regex.compile(
        rf"(?<!\w)(?P<lead>(?:(?:{lead})[\s-]+)+)(?:(?:{of})\s+)?(?P<m>(?:{names})\.?)(?:,?\s+(?:(?:{of})\s+)?(?P<y>{YEAR}))?(?!\w)(?!\s+\d)"
        rf"|(?<!\w)(?P<m0>{names})\.?\s+(?:(?:{of})\s+)?(?P<y0>{YEAR})(?!\w)"
        rf"|(?<!\w)(?P<m3>{names})\s+(?:{mark})(?!\w)",
        regex.IGNORECASE,
    )
