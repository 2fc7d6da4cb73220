"""Kidnappings: when, where, how many people, of which nation; as the keys say and as a reader tells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from muc.corpus import Document
from muc.keys import Key
from tocsin.names import find_countries
from tocsin.records import Claim, Record

ASKED = ("date", "country", "place", "number", "nation")
_DAY = re.compile(r"(-?)\s*(\d{1,2}) ([A-Z]{3}) (\d{2})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATELINE = re.compile(r"^[^\[]{0,80}?\b(\d{1,2} [A-Z]{3} \d{2})\b", re.DOTALL)
_LEEWAY = 1  # days: reports give the day of the news and of the night before


class Facts(Record, frozen=True):
    """What is said of a kidnapping; None where it is not.

    ``date`` is the first and last day that are right, the first None for "by then at the latest". ``places`` are
    names from the country down, each as right as it is deep.
    """

    date: tuple[dt.date | None, dt.date] | None = None
    country: str | None = None
    places: tuple[str, ...] = ()
    number: int | None = None
    nations: frozenset[str] = frozenset()


def published(document: Document) -> str | None:
    """The day in the report's dateline, as ISO 8601."""
    found = _DATELINE.match(document.text)
    days = _days(found[1]) if found else []
    return days[0][1].isoformat() if days else None


def wanted(key: Key) -> Facts:
    """What a key asks for."""
    days = [day for label in key.labels("INCIDENT: DATE") for day in _days(label)]
    parts = [p.strip() for label in key.labels("INCIDENT: LOCATION")[:1] for p in label.split(":")]
    numbers = [v.label for v in key.slots["HUM TGT: NUMBER"]]
    whole = [n for n in key.labels("HUM TGT: TOTAL NUMBER") if n.isdigit()]
    known = bool(numbers) and all(n.isdigit() for n in numbers)
    return Facts(
        date=(None if any(open_ for open_, _ in days) else min(d for _, d in days), max(d for _, d in days))
        if days
        else None,
        country=country(parts[0]) if parts else None,
        places=tuple(re.sub(r"\s*\(.*?\)", "", p).split(" / ")[0].lower() for p in parts[1:]),
        number=int(whole[0]) if whole else sum(map(int, numbers)) if known else None,
        nations=frozenset(filter(None, (country(n) for n in key.labels("HUM TGT: FOREIGN NATION")))),
    )


def _days(label: str) -> list[tuple[bool, dt.date]]:
    return [
        (m[1] == "-" and " - " not in label, dt.date(1900 + int(m[4]), _MONTHS.index(m[3]) + 1, int(m[2])))
        for m in _DAY.finditer(label)
        if m[3] in _MONTHS
    ]


def country(name: str) -> str | None:
    """The code of a country named in capitals."""
    found = find_countries(name.title(), "en")
    return found[0].code if found else None


def told(claim: Claim) -> Facts:
    """What a claim says."""
    counts = [c for c in claim.counts if c.outcome == "abducted" and c.standing == "current"]
    whole = [c.best for c in counts if c.part_of is None and c.best is not None]
    return Facts(
        date=(claim.date.start, claim.date.end) if claim.date else None,
        country=claim.place.country if claim.place else None,
        places=(claim.place.name.lower(),) if claim.place and claim.place.name else (),
        number=sum(whole) if whole else None,
        nations=frozenset(c.nationality for c in counts if c.nationality),
    )


def right(mine: Facts, its: Facts) -> dict[str, bool | None]:
    """Whether each of ``ASKED`` is right; None where the key does not say it. No foreign nation is an answer."""
    return {
        "date": None if its.date is None else mine.date is not None and _within(mine.date, its.date),
        "country": None if its.country is None else mine.country == its.country,
        "place": None if not its.places else any(p in q or q in p for p in mine.places for q in its.places),
        "number": None if its.number is None else mine.number == its.number,
        "nation": mine.nations - {its.country} == its.nations,
    }


def _within(mine: tuple[dt.date | None, dt.date], its: tuple[dt.date | None, dt.date]) -> bool:
    leeway = dt.timedelta(days=_LEEWAY)
    first, last = mine[0] or mine[1], mine[1]
    return last <= its[1] + leeway and (its[0] is None or first >= its[0] - leeway)


def best(mine: Sequence[Facts], its: Facts) -> Facts | None:
    """Of what is told the one that is right in most; None where nothing is told."""
    return max(mine, key=lambda m: sum(bool(v) for v in right(m, its).values()), default=None)
