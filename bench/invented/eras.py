"""A world told again as of an earlier time: the same rows under other ids, names and days."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from invented.stock import MARK, mark

PREFIX: Final = "g000-"
_APART: Final = 62  # days from one world to the next: more than a world's and what coarse days leave open
_DAY: Final = re.compile(r"20\d\d-\d\d-\d\d")
_INCIDENT: Final = re.compile(r"i-[0-9a-f]{12}")


class Era:
    """One world before the first, the ``number``-th; ``claims`` are the ids of the first world's claims."""

    def __init__(self, number: int, claims: Iterable[str]) -> None:
        self.number = number
        self.days = number * _APART
        self.micros = self.days * 86_400_000_000
        self._prefix = f"g{number:03d}-"
        self._mark = mark(number)
        self._ids = {incident_id(claim): incident_id(claim.replace(PREFIX, self._prefix)) for claim in claims}

    def otherwise(self, tokens: Iterable[str]) -> Mapping[str, str]:
        """Each token of the first world as this one has it."""
        return {token: self._told(token) for token in tokens}

    def day(self, lying: int) -> int:
        """The day under which a claim is indexed, an ordinal; 0 where that is any day."""
        return lying - self.days if lying else 0

    def _told(self, token: str) -> str:
        if token == PREFIX:
            return self._prefix
        if token == MARK:
            return self._mark
        if _DAY.fullmatch(token):
            return (dt.date.fromisoformat(token) - dt.timedelta(days=self.days)).isoformat()
        if _INCIDENT.fullmatch(token):
            return self._ids.get(token, token)
        return self._in_words(token)

    def _in_words(self, day: str) -> str:
        for month in ("%B", "%b"):
            try:
                then = dt.datetime.strptime(day, f"%d {month} %Y") - dt.timedelta(days=self.days)
            except ValueError:
                continue
            return f"{then.day} {then.strftime(month)} {then.year}"
        return day


def incident_id(claim: str) -> str:
    """The id of an incident whose first claim this is."""
    report = claim.rpartition(".")[0]
    return f"i-{hashlib.sha256(f'{report}|{claim}'.encode()).hexdigest()[:12]}"
