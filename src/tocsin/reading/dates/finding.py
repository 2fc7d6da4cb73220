"""Finding the dates of a text, resolved against the publication day.

Rules of precision follow the labelling guide: a weekday, "today" or a day and month are days; "last week" is
that Monday to Sunday; a month is a month; "earlier this year" a year. What cannot be resolved is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tocsin.reading.dates.clock import YEAR, Clock, Mention
from tocsin.reading.dates.months import days_of_months, months, years_given
from tocsin.reading.dates.numeric import numeric
from tocsin.reading.dates.relative import numbered, relative, years
from tocsin.reading.dates.weekdays import weekdays, weekends, with_night
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.text import apart
from tocsin.records import DateRange

_HEAD = 120  # characters in which a bulletin gives the year of what it covers
_BARE_YEAR = regex.compile(rf"(?<![\d.,/-]){YEAR}(?![\d/-]|[.,]\d)")


def find_dates(text: str, start: int, end: int, lex: Lexicon, clock: Clock) -> tuple[Mention, ...]:
    """Date expressions in ``text[start:end]`` in order, the longest first where two overlap."""
    line = clock.dateline
    all_ = (m for m in _all(text, start, end, lex, clock) if line is None or m.end <= line.start or m.start >= line.end)
    found = apart(sorted(all_, key=lambda m: (m.start - m.end, m.start)))
    told = [with_night(text, start, m, lex) for m in found]
    return tuple(m for i, m in enumerate(told) if i + 1 == len(told) or m.start < told[i + 1].start)


def story_year(text: str, lex: Lexicon) -> int | None:
    """The single year that a text's full dates give; where it has none, that its months give, else its head."""
    full, of_months = years_given(text, lex)
    named = {int(m[0]) for m in _BARE_YEAR.finditer(text[:_HEAD])}
    some = full or of_months or named
    return some.pop() if len(some) == 1 else None


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
    yield from numeric(text, start, end, lex, clock)
    yield from days_of_months(text, start, end, lex, clock)
    yield from months(text, start, end, lex, clock)
    yield from weekdays(text, start, end, lex, clock)
    yield from weekends(text, start, end, lex, clock)
    yield from relative(text, start, end, lex, clock)
    yield from numbered(text, start, end, lex, clock)
    yield from years(text, start, end, lex)
