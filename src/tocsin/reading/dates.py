"""Dates in running text, resolved against the publication day; never invented.

Rules of precision follow the labelling guide: a weekday, "today" or a day and month are days; "last week" is
that Monday to Sunday; a month is a month; "earlier this year" a year. What cannot be resolved is left out.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache

import regex

from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.numbers import number_words
from tocsin.reading.text import apart
from tocsin.records import DatePrecision, DateRange, Record, Span

_ISO = regex.compile(r"(?<!\d)(20\d\d|19\d\d)-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = r"(?:19[5-9]\d|20\d\d)"


class Clock(Record, frozen=True):
    """What relative dates are told against: the publication day, or only a year of the text's own.

    ``dateline`` is where the text gives its own date of publication: no event's date.
    """

    day: dt.date | None = None
    year: int | None = None
    dateline: Span | None = None


class Mention(Record, frozen=True):
    """A date expression. ``range`` is None where it is a date that cannot be resolved (a weekday, undated)."""

    start: int
    end: int
    range: DateRange | None
    explicit: bool


def find_dates(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> tuple[Mention, ...]:
    """Date expressions in ``text[start:end]`` in order, the longest first where two overlap."""
    line = clock.dateline
    told = (m for m in _all(text, start, end, lex, clock) if line is None or m.end <= line.start or m.start >= line.end)
    return apart(sorted(told, key=lambda m: (m.start - m.end, m.start)))


def story_year(text: str, lex: Lexicon) -> int | None:
    """The single year that full dates of a text give, where they give just one."""
    pattern = _day_month(lex)
    years = {int(m["year"] or m["year2"]) for m in pattern.finditer(text) if m["year"] or m["year2"]}
    return years.pop() if len(years) == 1 else None


def dateline(text: str, lex: Lexicon, margin: int = 160) -> DateRange | None:
    """The day that heads or closes a text as its own date of publication: a full date, and no part of a sentence."""
    head = find_dates(text, 0, min(len(text), margin), lex, Clock())
    for mention in head:
        whole = mention.range is not None and mention.range.precision == "day" and mention.explicit
        if whole and mention.range is not None and _stands_alone(text, mention):
            return mention.range
    tail = find_dates(text, max(0, len(text) - 80), len(text), lex, Clock())
    for mention in tail:
        if (
            mention.range
            and mention.explicit
            and mention.range.precision == "day"
            and not text[mention.end :].strip(" .)\n")
        ):
            line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
            if len(line) < 40:
                return mention.range
    return None


def _stands_alone(text: str, mention: Mention) -> bool:
    before = text[: mention.start]
    line = before[before.rfind("\n") + 1 :]
    return len(line.split()) <= 5 and not regex.search(r"\b(?:on|le|el|am|since|until|of)\s*$", line, regex.IGNORECASE)


def _all(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    for m in _ISO.finditer(text, start, end):
        day = _safe(int(m[1]), int(m[2]), int(m[3]))
        if day:
            yield _mention(m.start(), m.end(), day, day, "day", explicit=True)
    yield from _days(text, start, end, lex, clock)
    yield from _months(text, start, end, lex, clock)
    yield from _weekdays(text, start, end, lex, clock)
    yield from _relative(text, start, end, lex, clock)
    yield from _years(text, start, end, lex)


def _mention(
    start: int, end: int, first: dt.date, last: dt.date, precision: DatePrecision, *, explicit: bool = False
) -> Mention:
    span = Span(start=start, end=end)
    return Mention(
        start=start, end=end, range=DateRange(start=first, end=last, precision=precision, span=span), explicit=explicit
    )


def _unresolved(match: regex.Match[str]) -> Mention:
    return Mention(start=match.start(), end=match.end(), range=None, explicit=False)


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _month_numbers(lex: Lexicon) -> dict[str, int]:
    return {name: n for key, n in lex.table("dates", "months").items() for name in key.split("|")}


@cache
def _month_names(lex: Lexicon) -> str:
    names = sorted(_month_numbers(lex), key=len, reverse=True)
    return "|".join(regex.escape(n) if "\\" not in n else n for n in names) or "(?!)"


@cache
def _day_month(lex: Lexicon) -> Pattern:
    """Day and month in either order, a range of days, a year where given, a weekday before."""
    month = rf"(?:{_month_names(lex)})\.?"
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    suffix = lex.text("dates", "day_suffix")
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?!\d){suffix}"
    year = rf"(?:,?\s+(?:(?:{of})\s+)?(?P<%s>{_YEAR}))?"
    link = r"\s*(?:-|–|/|to|and|au|et|al|y|bis|a|e)\s*"
    dmy = rf"(?P<d1>{day})(?:{link}(?P<d1b>{day}))?[\s-]+(?:(?:{of})\s+)?(?P<m1>{month}){year % 'year'}"
    mdy = rf"(?P<m2>{month})\s+(?P<d2>{day})(?:{link}(?P<d2b>{day}))?(?![\d:]){year % 'year2'}"
    weekday = "|".join(_weekday_numbers(lex)) or "(?!)"
    both = (
        f"{dmy}|{mdy}" if "mdy" in lex.entries("dates", "orders") else f"{dmy}|(?P<m2>(?!))(?P<d2>)(?P<d2b>)(?P<year2>)"
    )
    return regex.compile(rf"(?<![\w.])(?:(?:{weekday})\.?,?\s+(?:the\s+)?)?(?:{both})(?!\w)", regex.IGNORECASE)


def _days(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    for m in _day_month(lex).finditer(text, start, end):
        month = _month_of(m["m1"] or m["m2"], lex)
        first, last = _digits(m["d1"] or m["d2"]), _digits(m["d1b"] or m["d2b"] or m["d1"] or m["d2"])
        named = m["year"] or m["year2"]
        year = int(named) if named else _year_for(month, first, clock)
        if month is None or year is None:
            yield _unresolved(m)
            continue
        begin, finish = _safe(year, month, first), _safe(year, month, last)
        if begin and finish and begin <= finish:
            yield _mention(m.start(), m.end(), begin, finish, "day", explicit=bool(named))
        elif begin:
            yield _mention(m.start(), m.end(), begin, begin, "day", explicit=bool(named))


def _digits(text: str | None) -> int:
    return int(regex.sub(r"\D", "", text or "") or 0)


def _month_of(name: str | None, lex: Lexicon) -> int | None:
    key = (name or "").lower().rstrip(".")
    numbers = _month_numbers(lex)
    if key in numbers:
        return numbers[key]
    return next((n for p, n in numbers.items() if regex.fullmatch(p, key, regex.IGNORECASE)), None)


def _year_for(month: int | None, day: int, clock: Clock) -> int | None:
    """The latest year in which this day is not after publication; the story's own year without one."""
    if month is None:
        return None
    if clock.day is None:
        return clock.year
    candidate = _safe(clock.day.year, month, day or 1)
    return clock.day.year if candidate and candidate <= clock.day + dt.timedelta(days=2) else clock.day.year - 1


_STILL_MEANT = 2_000  # characters in which a month keeps the year that it was last given


def _year_before(text: str, end: int, month: int | None, lex: Lexicon) -> int | None:
    """The year last given to a month before: "in April 2025 five were taken; also in April a sixth"."""
    named = [m for m in _month_alone(lex).finditer(text, max(0, end - _STILL_MEANT), end) if m["y"] or m["y0"]]
    same = (m for m in reversed(named) if _month_of(m["m"] or m["m0"], lex) == month)
    return next((int(m["y"] or m["y0"]) for m in same), None)


@cache
def _month_alone(lex: Lexicon) -> Pattern:
    lead = "|".join(sorted(lex.entries("dates", "in_month"), key=len, reverse=True)) or "(?!)"
    of = "|".join(lex.entries("dates", "of")) or "(?!)"
    lead = lead.replace(" ", r"\s+")
    return regex.compile(
        rf"(?<!\w)(?P<lead>(?:(?:{lead})\s+)+)(?:(?:{of})\s+)?(?P<m>(?:{_month_names(lex)})\.?)(?:,?\s+(?:(?:{of})\s+)?(?P<y>{_YEAR}))?(?!\w)(?!\s+\d)"
        rf"|(?<!\w)(?P<m0>{_month_names(lex)})\.?\s+(?:(?:{of})\s+)?(?P<y0>{_YEAR})(?!\w)",
        regex.IGNORECASE,
    )


def _months(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    for m in _month_alone(lex).finditer(text, start, end):
        name, named = m["m"] or m["m0"], m["y"] or m["y0"]
        if name.lower() == "may" and not name[0].isupper():
            continue
        month = _month_of(name, lex)
        year = int(named) if named else _year_for(month, 1, clock) or _year_before(text, m.start(), month, lex)
        if month is None or year is None:
            yield _unresolved(m)
            continue
        last = calendar.monthrange(year, month)[1]
        yield _mention(
            m.start(), m.end(), dt.date(year, month, 1), dt.date(year, month, last), "month", explicit=bool(named)
        )


@cache
def _weekday_numbers(lex: Lexicon) -> dict[str, int]:
    return {name: n for key, n in lex.table("dates", "weekdays").items() for name in key.split("|")}


@cache
def _weekday(lex: Lexicon) -> Pattern:
    names = "|".join(_weekday_numbers(lex)) or "(?!)"
    last = "|".join(lex.entries("dates", "last")) or "(?!)"
    return regex.compile(
        rf"(?<!\w)(?:(?P<last>{last})\s+)?(?P<w>{names})(?:\s+(?P<after>{last}))?(?!\w)", regex.IGNORECASE
    )


_TITLE = 12  # characters before a name in which a title stands
_TITLED = regex.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|Rev|Pastor|Chief|Alhaji|Mallam|Elder|Deacon|Prof|Sir|Prince)\.?\s$"
)


def _weekdays(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    numbers = _weekday_numbers(lex)
    for m in _weekday(lex).finditer(text, start, end):
        if _TITLED.search(text, max(start, m.start() - _TITLE), m.start()):
            continue
        key = m["w"].lower()
        if len(key) <= 3 and m["w"].islower():
            continue
        wanted = numbers.get(key)
        if wanted is None:
            wanted = next((v for p, v in numbers.items() if regex.fullmatch(p, key, regex.IGNORECASE)), None)
        if clock.day is None or wanted is None:
            yield _unresolved(m)
            continue
        back = (clock.day.weekday() - wanted) % 7
        if back == 0 and (m["last"] or m["after"]):
            back = 7
        day = clock.day - dt.timedelta(days=back)
        yield _mention(m.start(), m.end(), day, day, "day")


def _week_of(day: dt.date) -> tuple[dt.date, dt.date, DatePrecision]:
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6), "week"


def _month_of_day(day: dt.date) -> tuple[dt.date, dt.date, DatePrecision]:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last), "month"


def _year_of(year: int) -> tuple[dt.date, dt.date, DatePrecision]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _one(day: dt.date) -> tuple[dt.date, dt.date, DatePrecision]:
    return day, day, "day"


_Resolved = tuple[dt.date, dt.date, DatePrecision]
_FIXED: tuple[tuple[str, Callable[[dt.date], _Resolved]], ...] = (
    ("today", _one),
    ("yesterday", lambda d: _one(d - dt.timedelta(days=1))),
    ("last_week", lambda d: _week_of(d - dt.timedelta(days=7))),
    ("this_week", _week_of),
    ("last_month", lambda d: _month_of_day(d.replace(day=1) - dt.timedelta(days=1))),
    ("this_month", _month_of_day),
    ("this_year", lambda d: _year_of(d.year)),
    ("last_year", lambda d: _year_of(d.year - 1)),
)


def _around(day: dt.date) -> _Resolved:
    return day - dt.timedelta(days=3), day + dt.timedelta(days=3), "week"


_AGO: tuple[tuple[str, Callable[[dt.date, int], _Resolved]], ...] = (
    ("days_ago", lambda d, n: _one(d - dt.timedelta(days=n))),
    ("weeks_ago", lambda d, n: _around(d - dt.timedelta(weeks=n))),
    ("months_ago", lambda d, n: _month_of_day(d - dt.timedelta(days=round(30.4 * n)))),
    ("years_ago", lambda d, n: _year_of(d.year - n)),
)


def _relative(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> Iterator[Mention]:
    for key, resolve in _FIXED:
        for m in lex.pattern("dates", key).finditer(text, start, end):
            yield _mention(m.start(), m.end(), *resolve(clock.day)) if clock.day else _unresolved(m)
    for key, ago in _AGO:
        for m in lex.pattern("dates", key).finditer(text, start, end):
            n = _small(m.groupdict().get("n") or "", lex)
            if n is None or n > 400 or clock.day is None:
                yield _unresolved(m)
            else:
                yield _mention(m.start(), m.end(), *ago(clock.day, n))


def _small(word: str, lex: Lexicon) -> int | None:
    if word.isdigit():
        return int(word)
    values = number_words(lex)
    return values.get(word.lower(), 1 if lex.pattern("numbers", "articles").fullmatch(word) else None)


@cache
def _year_alone(lex: Lexicon) -> Pattern:
    lead = "|".join(lex.entries("dates", "in_year")) or "(?!)"
    return regex.compile(rf"(?<!\w)(?:{lead})\s+(?P<y>{_YEAR})(?![\w-])", regex.IGNORECASE)


def _years(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Mention]:
    for m in _year_alone(lex).finditer(text, start, end):
        yield _mention(m.start(), m.end(), *_year_of(int(m["y"])), explicit=True)
