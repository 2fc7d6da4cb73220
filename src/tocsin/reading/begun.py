"""What the report of an end tells of the taking: that it is but recalled, and when those were taken who are gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from tocsin.reading.understanding import Understanding
from tocsin.records import Claim, ClaimType, DateRange, Span

_BEGINS: Final[frozenset[ClaimType]] = frozenset({"abduction", "arrest_detention"})
_ENDS: Final[frozenset[ClaimType]] = frozenset({"release", "killing_of_hostage"})
_FRESH_DAYS: Final = 7  # so long a taking may be news beside its end
_SPAN_DAYS: Final = 31  # a taking told as of a month or less is known by its days


def with_beginning(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a report, its ends with the days of its one taking where they lie before.

    A taking that is but recalled has not the day that the same words tell of its end.
    """
    told = {c.date.span for c in claims if c.type in _ENDS and c.date is not None and c.date.span is not None}
    claims = [msgspec.structs.replace(c, date=None) if _of_its_end(c, told) else c for c in claims]
    takings = [c for c in claims if c.type in _BEGINS]
    known = takings[0].date if len(takings) == 1 else None
    if known is None or (known.end - known.start).days > _SPAN_DAYS:
        return tuple(claims)
    return tuple(msgspec.structs.replace(c, begun=known) if _lacks(c, known) else c for c in claims)


def _of_its_end(claim: Claim, told: Collection[Span | None]) -> bool:
    return claim.type in _BEGINS and claim.role == "background" and claim.date is not None and claim.date.span in told


def _lacks(claim: Claim, known: DateRange) -> bool:
    """Whether a claim is an end that does not say when it began, and may lie behind these days."""
    return claim.type in _ENDS and claim.begun is None and (claim.date is None or claim.date.end > known.start)


def recalled_by_end(u: Understanding, index: int, claimed: Collection[int]) -> bool:
    """Whether a taking is told first in the sentence that tells of its end, without a day or as of long before: the end
    is the news."""
    own = u.occurrences[index]
    first = own.tellings[0]
    if own.kind != "taken" or (first.date is not None and _fresh(u, first.date)):
        return False
    ends = [
        t for i in claimed for t in u.occurrences[i].tellings if u.occurrences[i].kind in ("freed", "hostage_killed")
    ]
    return any(t.sentence is first.sentence and any(b.captive for b in t.bound) for t in ends)


def _fresh(u: Understanding, date: DateRange) -> bool:
    return u.published is None or (u.published - date.end).days <= _FRESH_DAYS
