"""Totals that reports claim, held against the ledger's own count of the same people, place and period."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimedTotal, Counted, Quote, TallyQuery
from tocsin.ledger.areas import Area, area_of
from tocsin.ledger.counting import FREED, Counter, Scope, Share, sums
from tocsin.ledger.loading import live_at
from tocsin.ledger.quoting import Texts
from tocsin.records import Period, Tally

_EVERYONE = ("people", "persons")
_ABOUT = 0.1  # "about 350" is met by 315 to 385: reports round to two figures
_MOST_TERMS = 8


def claimed_totals(connection: Connection, counter: Counter, query: TallyQuery) -> list[ClaimedTotal]:
    """Totals of the outcome asked for whose people, place and period fit the question, in the order published.

    A family of copies claims a total once. A total without a period or a place fits every question, and
    cannot be compared.
    """
    texts = Texts(connection)
    wanted = select(t.statement.c.body, t.statement.c.revision, t.report.c.family).join(
        t.report, t.report.c.id == t.statement.c.report
    )
    rows = connection.execute(
        wanted.where(t.statement.c.kind == "tally", live_at(t.statement, query.as_of)).order_by(t.statement.c.key)
    )
    found: dict[tuple[object, ...], ClaimedTotal] = {}
    for row in rows:
        said = msgspec.json.decode(row.body, type=Tally)
        key = (row.family, said.number, said.modifier, said.population, said.place, said.period)
        if _fits(said, query) and said.evidence and key not in found:
            quote = texts.quotes(row.revision, None, said.evidence[:1])[0]
            found[key] = _held_against(counter, said, query, quote)
    return sorted(found.values(), key=lambda c: (c.quote.published or "9999", c.report, c.quote.span.start))


def _fits(said: Tally, query: TallyQuery) -> bool:
    asked = FREED if query.outcome == "freed" else (query.outcome,)
    if said.what not in asked:
        return False
    if query.nationality and said.population != query.nationality:
        return False
    area = area_of(said.place, query.country)
    if query.country and said.place is not None and (area is None or area.country != query.country):
        return False
    return _meet(said.period, query.period)


def _meet(a: Period | None, b: Period | None) -> bool:
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def _held_against(counter: Counter, said: Tally, query: TallyQuery, quote: Quote) -> ClaimedTotal:
    def untold(reason: str) -> ClaimedTotal:
        return _total(said, quote, "cannot be told", None, reason)

    area = area_of(said.place, query.country)
    if said.period is None:
        return untold("The report gives no period for its total.")
    if said.place is None:
        return untold("The report gives no place for its total.")
    if area is None:
        return untold(f"The ledger does not count {said.place} apart.")
    # Reports call people released however they got free.
    scope = _scope(said, "freed" if said.what == "released" else query.outcome, area)
    if scope is None:
        return untold(f"The ledger does not count {said.population} apart.")
    return _compared(said, quote, counter.shares(scope))


def _scope(said: Tally, outcome: Counted, area: Area) -> Scope | None:
    """The statement's own people, place and period; None for people whom the ledger does not tell apart."""
    scope = Scope(outcome=outcome, area=area, period=said.period)
    who = said.population
    if who is None or who in _EVERYONE:
        return scope
    if len(who) == 2 and who.isupper():
        return msgspec.structs.replace(scope, nationality=who)
    return msgspec.structs.replace(scope, group="civilians") if who == "civilians" else None


def _compared(said: Tally, quote: Quote, shares: Sequence[Share]) -> ClaimedTotal:
    """Agrees where the claimed range meets the counted one; what only may belong can leave that open."""
    sure = [s for s in shares if s.surely]
    best, low, high = sums(sure)
    maybe = sum(s.high for s in shares if not s.surely)
    least, most = _meant(said)
    gap = said.number - best
    counted = _counted(sure, best, low, high)
    if any(line.outcome in ("escaped", "rescued") for s in sure for line in s.lines):
        counted += ", those escaped or rescued among them"
    if least <= high and low <= most:
        return _total(said, quote, "agrees", gap, f"{counted}.")
    if high < least <= high + maybe:
        reason = f"{counted}; up to {maybe:,} more may belong, their day or place not being known well enough."
        return _total(said, quote, "cannot be told", None, reason)
    return _total(said, quote, "differs", gap, f"{counted}: {abs(gap):,} {'fewer' if gap > 0 else 'more'}.")


def _meant(said: Tally) -> tuple[float, float]:
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


def _total(said: Tally, quote: Quote, agreement: str, difference: int | None, reason: str) -> ClaimedTotal:
    return ClaimedTotal(
        number=said.number,
        modifier=said.modifier,
        report=quote.report,
        quote=quote,
        period=said.period,
        agreement=agreement,  # type: ignore[arg-type]
        difference=difference,
        reason=reason,
    )
