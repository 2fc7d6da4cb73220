"""Dates in figures: 2025-11-06, 06/11/2025, 6.11.2025, and in bulletins 06/11."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import regex

from tocsin.reading.dates.clock import Clock, Mention, mention, safe
from tocsin.reading.lexicon import Lexicon

_ISO = regex.compile(r"(?<!\d)(20\d\d|19\d\d)-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])(?!\d)")
_WHOLE = regex.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d])")
_SHORT = regex.compile(r"(?<![\w./,+-])(\d{1,2})/(\d{1,2})(?![\w/,%]|\.\d)")
_MONTHS = 12


def numeric(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """Days in figures. Where a language has the month first too, the order is the one that the text's dates show."""
    for m in _ISO.finditer(text, start, end):
        day = safe(int(m[1]), int(m[2]), int(m[3]))
        if day:
            yield mention(m.start(), m.end(), day, day, "day", explicit=True)
    for m in _WHOLE.finditer(text, start, end):
        day = _in_order(int(m[1]), int(m[3]), int(m[4]), text, lex)
        if day:
            yield mention(m.start(), m.end(), day, day, "day", explicit=True)
    for m in _SHORT.finditer(text, start, end):
        day = _of_bulletin(m, text, lex, clock)
        if day:
            yield mention(m.start(), m.end(), day, day, "day")


def _in_order(one: int, other: int, year: int, text: str, lex: Lexicon) -> dt.date | None:
    """The day of two figures; None where they could be either way."""
    if one > _MONTHS or one == other or "mdy" not in lex.entries("dates", "orders"):
        return safe(year, other, one)
    return safe(year, one, other) if other > _MONTHS else safe(year, other, one) if _day_first(text) else None


def _of_bulletin(m: regex.Match[str], text: str, lex: Lexicon, clock: Clock) -> dt.date | None:
    """A day and month in figures without a year, as bulletins have; fractions and "24/7" are none: several days must be
    told so."""
    if not _day_and_month(m) or not _several(text):
        return None
    if "mdy" in lex.entries("dates", "orders") and not _day_first(text):
        return None
    year = clock.year_for(int(m[2]), int(m[1]))
    return None if year is None else safe(year, int(m[2]), int(m[1]))


def _day_and_month(m: regex.Match[str]) -> bool:
    return 1 <= int(m[2]) <= _MONTHS and safe(2024, int(m[2]), int(m[1])) is not None and m[0] != "24/7"


@lru_cache(maxsize=2)  # of the report that is read: it is asked of each of its dates
def _several(text: str) -> bool:
    return len({n[0] for n in _SHORT.finditer(text) if _day_and_month(n)}) > 1


@lru_cache(maxsize=2)
def _day_first(text: str) -> bool:
    """Whether a text's dates in figures have the day first, by one that can be no month."""
    found = [*_WHOLE.finditer(text), *_SHORT.finditer(text)]
    return any(int(m[1]) > _MONTHS and m[0] != "24/7" for m in found)
