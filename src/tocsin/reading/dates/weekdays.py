"""Days of the week: the last such day, a day of the month that is one, a weekend, a night that leads to a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

import regex

from tocsin.reading.dates.clock import AHEAD_OF_DATELINE, Clock, Mention, mention, safe, unresolved
from tocsin.reading.dates.months import number_of, weekday_numbers
from tocsin.reading.lexicon import Lexicon, Pattern

_TITLE = 12  # characters before a name in which a title stands
_TITLED = regex.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|Rev|Pastor|Chief|Alhaji|Mallam|Elder|Deacon|Prof|Sir|Prince)\.?\s$"
)
_JUST_NOW = 2  # days: "last Thursday" on a Friday is that of the week before
_MONTHS_BACK = 3


def weekdays(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """Days of the week, with the number of the day where it is told: "on Monday", "last Friday", "lunes 23"."""
    for m in _weekday(lex).finditer(text, start, end):
        if _TITLED.search(text, max(start, m.start() - _TITLE), m.start()):
            continue
        if len(m["w"]) <= 3 and m["w"].islower():
            continue
        wanted = number_of(m["w"], weekday_numbers(lex))
        if clock.day is None or wanted is None:
            yield unresolved(m)
            continue
        numbered = _numbered(clock.day, wanted, int(m["n"])) if m["n"] else None
        if numbered is not None:
            yield mention(m.start(), m.end("n"), numbered, numbered, "day", explicit=True)
            continue
        back = (clock.day.weekday() - wanted) % 7
        if back <= _JUST_NOW and (m["last"] or m["after"]):
            back += 7
        day = clock.day - dt.timedelta(days=back)
        yield mention(m.start(), max(m.end("w"), m.end("after")), day, day, "day")


def weekends(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    """The Saturday and Sunday last past, or going on."""
    for m in lex.pattern("dates", "weekend").finditer(text, start, end):
        if clock.day is None:
            yield unresolved(m)
            continue
        saturday = clock.day - dt.timedelta(days=(clock.day.weekday() - 5) % 7)
        yield mention(m.start(), m.end(), saturday, saturday + dt.timedelta(days=1), "day")


def with_night(text: str, start: int, told: Mention, lex: Lexicon) -> Mention:
    """A day whose night is told, the one that leads to it: "in the night to Tuesday" began on Monday."""
    if told.range is None or told.range.precision != "day" or told.range.start != told.range.end:
        return told
    before = text[max(start, told.start - 40) : told.start]
    night = next((m for m in lex.pattern("dates", "night_to").finditer(before) if not before[m.end() :].strip()), None)
    if night is None:
        return told
    day = told.range.start
    begin = told.start - len(before) + night.start()
    return mention(begin, told.end, day - dt.timedelta(days=1), day, "day", explicit=told.explicit)


def _numbered(published: dt.date, weekday: int, number: int) -> dt.date | None:
    """The latest day of the month of this number that is this day of the week; a bulletin may be dated before it."""
    latest = published + dt.timedelta(days=AHEAD_OF_DATELINE)
    for back in range(_MONTHS_BACK):
        month = latest.month - back
        day = safe(latest.year - (month < 1), (month - 1) % 12 + 1, number)
        if day is not None and day <= latest and day.weekday() == weekday:
            return day
    return None


@cache
def _weekday(lex: Lexicon) -> Pattern:
    names = "|".join(weekday_numbers(lex)) or "(?!)"
    last = "|".join(lex.entries("dates", "last")) or "(?!)"
    suffix = lex.text("dates", "day_suffix")
    number = rf"(?:,?\s+(?:the\s+)?(?P<n>0?[1-9]|[12]\d|3[01])(?![\d:.,]\d|\s?[ap]\.?m|h\d?|\s+\w+ed\b){suffix}(?!\w))?"
    return regex.compile(
        rf"(?<!\w)(?:(?P<last>{last})\s+)?(?P<w>{names})\.?{number}(?:\s+(?P<after>{last}))?(?!\w)", regex.IGNORECASE
    )
