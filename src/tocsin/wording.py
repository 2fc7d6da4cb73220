"""Values put into plain English: days, places, numbers of people, what happened, who is behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from tocsin import names
from tocsin.records import (
    ClaimType,
    DateRange,
    Incident,
    Outcome,
    Period,
    PerpetratorStatus,
    Place,
    Record,
    Victims,
    YearlessDate,
)

TYPE_WORDS: dict[ClaimType, tuple[str, str]] = {
    "abduction": ("abduction", "abductions"),
    "release": ("release", "releases"),
    "killing_of_hostage": ("killing of a hostage", "killings of hostages"),
    "arrest_detention": ("arrest", "arrests"),
    "armed_clash": ("armed clash", "armed clashes"),
    "attack": ("attack", "attacks"),
    "bombing": ("bombing", "bombings"),
    "arson_destruction": ("arson or destruction", "arsons and destructions"),
    "protest": ("protest", "protests"),
    "riot": ("riot", "riots"),
    "blockade_disruption": ("blockade or disruption", "blockades and disruptions"),
    "coup": ("coup", "coups"),
    "other": ("other incident", "other incidents"),
}
OUTCOMES: tuple[Outcome, ...] = (
    "killed",
    "injured",
    "abducted",
    "missing",
    "arrested",
    "released",
    "escaped",
    "rescued",
    "displaced",
)
STATUS_WORDS: dict[PerpetratorStatus, str] = {
    "claimed": "claimed by",
    "attributed": "attributed to",
    "suspected": "suspected:",
    "unknown": "said of",
}
GROUP_WORDS = {"civilians": "civilians", "security_forces": "security forces", "attackers": "attackers"}


class Number(Record, frozen=True):
    """A number of people and how far it may be off; None where no report gives it."""

    best: int | None
    low: int | None
    high: int | None


def number_words(number: Number) -> str:
    """Return "5", "5 (4 to 6)", "at least 3", "up to 5" or "an unknown number"."""
    best, low, high = number.best, number.low, number.high
    if best is None:
        return f"at least {low:,}" if low else "an unknown number"
    low = best if low is None else low
    if high is None:
        return f"at least {low:,}" if low == best else f"{best:,} (at least {low:,})"
    if best == 0 and high:
        return f"up to {high:,}"
    return f"{best:,}" if low == high == best else f"{best:,} ({low:,} to {high:,})"


def add_up(numbers: Iterable[Number]) -> Number:
    """Return the sum; a part without a figure adds what is sure of it, and leaves the high end open."""
    parts = list(numbers)
    sure = [part.best if part.low is None else part.low for part in parts]
    bests = [low if part.best is None else part.best for part, low in zip(parts, sure, strict=True)]
    highs = [part.high for part in parts if part.high is not None]
    return Number(
        best=_sum_known(bests),
        low=_sum_known(sure),
        high=sum(highs) if parts and len(highs) == len(parts) else None,
    )


def _sum_known(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def whole_victims(victims: Sequence[Victims]) -> list[Victims]:
    """Return the victims that are no part of others of their outcome: those that may be added up."""
    return [one for one in victims if not _is_part(one, victims)]


def _is_part(one: Victims, victims: Sequence[Victims]) -> bool:
    whole = one.part_of
    return whole is not None and 0 <= whole < len(victims) and victims[whole].outcome == one.outcome


def people_by_outcome(incident: Incident, *, attackers: bool | None = None) -> dict[Outcome, Number]:
    """Return how many people each outcome befell, in the order of ``OUTCOMES``.

    ``attackers`` counts the attackers alone (True) or leaves them out (False).
    """
    whole = [
        one for one in whole_victims(incident.victims) if attackers is None or (one.group == "attackers") == attackers
    ]
    present = {one.outcome for one in whole}
    return {
        outcome: add_up(Number(best=v.best, low=v.low, high=v.high) for v in whole if v.outcome == outcome)
        for outcome in OUTCOMES
        if outcome in present
    }


def people_words(incident: Incident, *, attackers: bool = False) -> str:
    """ "5 abducted, 1 killed"; of the attackers, who are no victims, "2 attackers killed"."""
    found = people_by_outcome(incident, attackers=attackers).items()
    who = " attackers" if attackers else ""
    return ", ".join(f"{number_words(number)}{who} {outcome}" for outcome, number in found)


def country_words(code: str | None) -> str:
    """Return a country's English name, the code itself where it has none, "" for None."""
    return (names.country_name(code) or code) if code else ""


def day_words(day: dt.date) -> str:
    """Return "6 November 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_words(date: DateRange | None) -> str:
    """Return "on 6 November 2025", "in November 2025", ... as precise as the date is; "" for None."""
    if date is None:
        return ""
    if date.precision == "year" and date.start.year == date.end.year:
        return f"in {date.start.year}"
    if date.precision == "month" and (date.start.year, date.start.month) == (date.end.year, date.end.month):
        return f"in {_MONTHS[date.start.month - 1]} {date.start.year}"
    if date.start == date.end:
        return f"on {day_words(date.start)}"
    return f"between {day_words(date.start)} and {day_words(date.end)}"


def yearless_words(date: YearlessDate | None) -> str:
    """Return "on 9 August, a Tuesday, of a year not told", "in April of a year not told"; "" for None."""
    if date is None:
        return ""
    month = _MONTHS[date.month - 1]
    if date.day is None:
        return f"in {month} of a year not told"
    weekday = "" if date.weekday is None else f", a {_WEEKDAYS[date.weekday]},"
    return f"on {date.day} {month}{weekday} of a year not told"


def date_mark(date: DateRange | None) -> str:
    """Return a short sortable date for tables: "2025-11-06", "2025-11", "2025", "?"."""
    if date is None:
        return "?"
    day = date.start.isoformat()
    if date.precision == "year" and date.start.year == date.end.year:
        return day[:4]
    if date.precision == "month" and date.start.month == date.end.month:
        return day[:7]
    return day if date.start == date.end else f"{day}..{date.end.isoformat()}"


def period_words(period: Period | None) -> str:
    """Return "2025", "November 2025", "6 November 2025" or "1 March to 6 November 2025"."""
    if period is None:
        return "all time"
    start, end = period.start, period.end
    next_day = end + dt.timedelta(days=1)
    if (start.month, start.day, next_day) == (1, 1, dt.date(start.year + 1, 1, 1)):
        return str(start.year)
    if start.day == 1 and next_day.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    return day_words(start) if start == end else f"{day_words(start)} to {day_words(end)}"


def place_words(place: Place | None) -> str:
    """Return "near Kobri, Kayes, Mali", as precise as the place is; "" where it is unknown."""
    if place is None:
        return ""
    parts: list[str] = []
    for part in (place.name, place.admin1, country_words(place.country)):
        if part and part not in parts:
            parts.append(part)
    if not parts:
        return ""
    lead = {"near": "near ", "route": "on the way: "}.get(place.precision or "", "in ")
    return lead + ", ".join(parts)


def type_words(kind: ClaimType, number: int = 1) -> str:
    """Return what a type of incident is called, for one or for several."""
    return TYPE_WORDS[kind][0 if number == 1 else 1]


def field_words(field: str) -> str:
    """Return "number killed from India" for victims.killed.IN, the name of any other field that can be corrected."""
    name, _, country = field.removeprefix("victims.").partition(".")
    whose = f" from {country_words(country)}" if country else ""
    return f"number {name}{whose}" if field.startswith("victims.") else name


def list_words(items: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def distinct(items: Iterable[str]) -> list[str]:
    """Return each item once, letter case aside, as it is first written."""
    first: dict[str, str] = {}
    for item in items:
        first.setdefault(item.casefold(), item)
    return list(first.values())


def without_capital_article(text: str) -> str:
    """Return "the embassy" for "The embassy": words that began a sentence, fit to stand inside one."""
    return "the " + text[4:] if text.startswith("The ") else text


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter large and the rest as it stands."""
    return text[:1].upper() + text[1:]


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
