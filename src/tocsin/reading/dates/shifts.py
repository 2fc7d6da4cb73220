"""Days told against another that the text gives before: the next day, two days later, the eve, the same night."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.reading.dates.clock import Mention, around, mention, one
from tocsin.reading.dates.relative import small
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.text import apart
from tocsin.records import Record

_MOST = 400  # days
_STILL_MEANT = 900  # characters after a day in which others are told against it
_FIXED = (("same_day", 0), ("next_day", 1), ("day_before", -1))
_COUNTED = (("days_later", 1), ("weeks_later", 7), ("days_before", -1), ("weeks_before", -7))


class Shift(Record, frozen=True):
    """So many ``days`` after another day; ``weeks`` are told no more precisely than by the week."""

    start: int
    end: int
    days: int
    weeks: bool = False


def find_shifts(text: str, start: int, end: int, lex: Lexicon) -> tuple[Shift, ...]:
    """The days of ``text[start:end]`` that are told against others, in order."""
    return apart(sorted(_all(text, start, end, lex), key=lambda s: (s.start - s.end, s.start)))


def with_shifts(
    told: Sequence[Sequence[Mention]], shifts: Sequence[Sequence[Shift]], published: dt.date | None = None
) -> list[tuple[Mention, ...]]:
    """The dates of each sentence with those that are told against the last day given before, none after publication."""
    found: list[tuple[Mention, ...]] = []
    last: Mention | None = None
    for dates, moved in zip(told, shifts, strict=True):
        free = [s for s in moved if not any(d.start < s.end and s.start < d.end for d in dates)]
        own: list[Mention] = []
        both: list[Mention | Shift] = [*dates, *free]
        for item in sorted(both, key=lambda x: x.start):
            date = _resolved(item, last) if isinstance(item, Shift) else item
            if date is None or (date.shifted and published and date.range and date.range.start > published):
                continue
            own.append(date)
            if date.range is not None and date.range.precision == "day":
                last = date
        found.append(tuple(own))
    return found


def _resolved(shift: Shift, base: Mention | None) -> Mention | None:
    if base is None or base.range is None or shift.start - base.end > _STILL_MEANT:
        return None
    try:
        day = (base.range.end if shift.days > 0 else base.range.start) + dt.timedelta(days=shift.days)
    except OverflowError:
        return None
    told = mention(shift.start, shift.end, *(around(day) if shift.weeks else one(day)))
    return msgspec.structs.replace(told, shifted=True)


def _all(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Shift]:
    for key, days in _FIXED:
        for m in lex.pattern("dates", key).finditer(text, start, end):
            yield Shift(start=m.start(), end=m.end(), days=days)
    for key, days in _COUNTED:
        for m in lex.pattern("dates", key).finditer(text, start, end):
            n = small(m.groupdict().get("n") or "", lex)
            if n is not None and n * abs(days) <= _MOST:
                yield Shift(start=m.start(), end=m.end(), days=n * days, weeks=abs(days) > 1)
