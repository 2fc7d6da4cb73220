"""Counting people over incidents, with the words that say so, beside the totals that reports claim."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from tocsin.ledger.answers import ClaimView, Quote, TallyAnswer, TallyQuery, TallyShare
from tocsin.ledger.areas import Area
from tocsin.ledger.asking import views
from tocsin.ledger.counting import Counter, Scope, Share, sums
from tocsin.ledger.quoting import quote_at, spans_of
from tocsin.ledger.reconciling import claimed_totals
from tocsin.ledger.titles import title
from tocsin.records import DateRange, Victims

_MOST_QUOTES = 5


def tally(connection: Connection, query: TallyQuery) -> TallyAnswer:
    """The number, the incidents behind it with their words, and the totals that reports claim for the same."""
    counter = Counter(connection, query.as_of)
    scope = Scope(
        outcome=query.outcome,
        nationality=query.nationality,
        area=Area(country=query.country) if query.country else None,
        period=query.period,
    )
    shares = counter.shares(scope)
    best, low, high = sums(shares)
    return TallyAnswer(
        query=query,
        best=best,
        low=low,
        high=high,
        incidents=tuple(_told(connection, s, query) for s in shares),
        claimed=tuple(claimed_totals(connection, counter, query)),
    )


def _told(connection: Connection, share: Share, query: TallyQuery) -> TallyShare:
    return TallyShare(
        incident=share.incident.id,
        title=title(share.incident),
        date=_days(share.incident.date),
        best=share.best,
        low=share.low,
        high=share.high,
        evidence=_evidence(connection, share, query),
    )


def _days(date: DateRange | None) -> str | None:
    if date is None:
        return None
    return date.start.isoformat() if date.start == date.end else f"{date.start}..{date.end}"


def _evidence(connection: Connection, share: Share, query: TallyQuery) -> tuple[Quote, ...]:
    """One sentence a claim behind the numbers: the one that has the number, else the one that tells it."""
    behind = {claim for line in share.lines for claim in line.claims}
    seen = [v for v in views(connection, share.incident, query.as_of) if v.claim.id in behind and v.quotes]
    return tuple(_telling(v, share.lines) for v in seen[:_MOST_QUOTES])


def _telling(view: ClaimView, lines: Sequence[Victims]) -> Quote:
    found = (quote_at(view, span) for line in lines for span in spans_of(line, view.claim))
    return next((quote for quote in found if quote), view.quotes[0])
