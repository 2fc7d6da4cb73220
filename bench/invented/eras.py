"""A world told again as of an earlier time: the same rows under other ids, names and days.

Days move by whole months of 31 days, by which claims are indexed, so that all that is alike in days stays so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from invented.stock import MARK, mark

PREFIX: Final = "g000-"
_MONTH: Final = 31
MONTHS: Final = 3  # from one world to the next: more than a world's days and what coarse days leave open
_DAY: Final = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)")
_WORDED: Final = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (20\d\d)\b")
_INCIDENT: Final = re.compile(r"\bi-[0-9a-f]{12}\b")

Row = dict[str, Any]


class Era:
    """One world before the first, the ``number``-th; ``claims`` are the ids of the first world's claims."""

    def __init__(self, number: int, claims: Mapping[str, str]) -> None:
        self.number = number
        self.days = number * MONTHS * _MONTH
        self._prefix = f"g{number:03d}-"
        self._mark = mark(number)
        self._ids = {incident_id(claim): incident_id(self._named(claim)) for claim in claims}
        self.day = lru_cache(maxsize=None)(self._earlier)
        self._worded = lru_cache(maxsize=None)(self._earlier_in_words)

    def text(self, told: str) -> str:
        """A text of the first world as this one has it."""
        told = self._named(told)
        told = _DAY.sub(lambda m: self.day(m[0]), told)
        told = _WORDED.sub(lambda m: self._worded(m[0]), told)
        return _INCIDENT.sub(lambda m: self._ids.get(m[0], m[0]), told)

    def key(self, told: str) -> str:
        """An index key of a claim: those of days and months count them."""
        kind, *rest = told.split("|")
        if kind == "m":
            rest[-1] = str(int(rest[-1]) - self.days // _MONTH)
        elif kind == "d":
            rest[-1] = str(int(rest[-1]) - self.days)
        return self._named("|".join((kind, *rest)))

    def _named(self, told: str) -> str:
        return told.replace(PREFIX, self._prefix).replace(MARK, self._mark)

    def _earlier(self, day: str) -> str:
        return (dt.date.fromisoformat(day) - dt.timedelta(days=self.days)).isoformat()

    def _earlier_in_words(self, day: str) -> str:
        try:
            then = dt.datetime.strptime(day, "%d %B %Y") - dt.timedelta(days=self.days)
        except ValueError:
            return day
        return f"{then.day} {then:%B %Y}"


def incident_id(claim: str) -> str:
    """The id of an incident whose first claim this is."""
    report = claim.rpartition(".")[0]
    return f"i-{hashlib.sha256(f'{report}|{claim}'.encode()).hexdigest()[:12]}"


Change = Callable[[Row, Era], Row]
