"""Totals that reports claim, held against the ledger's own count of the same people, place and period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from tocsin.ledger.claiming import Claimed, claimed
from tocsin.ledger.counting import Counter, Share, sums
from tocsin.ledger.meaning import scope_meant
from tocsin.ledger.scopes import Scope
from tocsin.ledger.suggesting import suggestions
from tocsin.ledger.totals import Agreement, ClaimedTotal, ReconcileQuery, Verdict
from tocsin.records import Tally

_ABOUT: Final = 0.1  # "about 350" is met by 315 to 385: reports round to two figures
_MOST_TERMS: Final = 8


def claimed_totals(connection: Connection, counter: Counter, query: ReconcileQuery) -> list[ClaimedTotal]:
    """Claimed totals that fit the question, each with the verdict of a counter's incidents."""
    return [_held_against(counter, one, query.country) for one in claimed(connection, query)]


def reconcile(connection: Connection, query: ReconcileQuery) -> list[ClaimedTotal]:
    """Claimed totals that fit the question, with the verdict of now, or of ``as_of``, and of each report's own day.

    Where the two differ, incidents that could explain it are suggested.
    """
    counter = Counter(connection, query.as_of)
    found = []
    for one in claimed(connection, query):
        total = _explained(counter, one, query.country)
        if one.published is not None and (query.as_of is None or one.known_at < query.as_of):
            verdict = _verdict(Counter(connection, one.known_at), one, scope_meant(one, query.country))
            total = msgspec.structs.replace(total, then=verdict)
        found.append(total)
    return found


def _held_against(counter: Counter, one: Claimed, country: str | None) -> ClaimedTotal:
    return _total(one, _verdict(counter, one, scope_meant(one, country)))


def _explained(counter: Counter, one: Claimed, country: str | None) -> ClaimedTotal:
    scope = scope_meant(one, country)
    total = _total(one, _verdict(counter, one, scope))
    if isinstance(scope, str) or total.agreement == "agrees":
        return total
    shares, (least, most) = counter.shares(scope), meant(one.said)
    return msgspec.structs.replace(total, suggestions=suggestions(counter, scope, shares, sums(shares)[0], least, most))


def _verdict(counter: Counter, one: Claimed, scope: Scope | str) -> Verdict:
    if isinstance(scope, str):
        return Verdict(agreement="cannot be told", difference=None, reason=scope)
    return _compared(one.said, counter.shares(scope))


def _compared(said: Tally, shares: Sequence[Share]) -> Verdict:
    """Agrees where the claimed range meets the counted one; what only may belong can leave that open."""
    sure = [s for s in shares if s.surely]
    best, low, high = sums(sure)
    maybe = sum(s.high for s in shares if not s.surely)
    least, most = meant(said)
    gap = said.number - best
    told = _counted(sure, best, low, high)
    if any(line.outcome in ("escaped", "rescued") for s in sure for line in s.lines):
        told += ", those escaped or rescued among them"

    def verdict(agreement: Agreement, difference: int | None, reason: str) -> Verdict:
        keys = tuple(s.incident.id for s in sure)
        return Verdict(
            agreement=agreement, difference=difference, reason=reason, best=best, low=low, high=high, incidents=keys
        )

    if least <= high and low <= most:
        return verdict("agrees", gap, f"{told}.")
    if high < least <= high + maybe:
        reason = f"{told}; up to {maybe:,} more may belong, their day or place not being known well enough."
        return verdict("cannot be told", None, reason)
    return verdict("differs", gap, f"{told}: {abs(gap):,} {'fewer' if gap > 0 else 'more'}.")


def meant(said: Tally) -> tuple[float, float]:
    """The range that a number with its modifier stands for."""
    n = float(said.number)
    return {
        "exact": (n, n),
        "at_least": (n, math.inf),
        "at_most": (0.0, n),
        "about": (n * (1 - _ABOUT), n * (1 + _ABOUT)),
        "dozens": (n, math.inf),
    }[said.modifier]


def _counted(shares: Sequence[Share], best: int, low: int, high: int) -> str:
    terms = [str(s.best) for s in shares if s.best]
    if not shares:
        return "The ledger knows of none"
    added = f"{' + '.join(terms)} = {best}" if 1 < len(terms) <= _MOST_TERMS else f"{best:,}"
    spread = f", from {low:,} to {high:,}" if low != high else ""
    return f"The ledger counts {added}{spread}"


def _total(one: Claimed, verdict: Verdict) -> ClaimedTotal:
    return ClaimedTotal(
        number=one.said.number,
        modifier=one.said.modifier,
        report=one.quote.report,
        quote=one.quote,
        period=one.said.period,
        what=one.said.what,
        population=one.said.population,
        place=one.said.place,
        agreement=verdict.agreement,
        difference=verdict.difference,
        reason=verdict.reason,
        best=verdict.best,
        low=verdict.low,
        high=verdict.high,
        incidents=verdict.incidents,
    )
