"""The words behind the numbers of a tally, for many incidents at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView
from tocsin.ledger.asking import views_of
from tocsin.ledger.bodies import stood
from tocsin.ledger.counting import Share
from tocsin.ledger.moments import Moment, end_of_line, live_then
from tocsin.ledger.prepared import Prepared, among
from tocsin.ledger.quotes import Quote
from tocsin.ledger.quoting import quote_at, spans_of
from tocsin.records import Victims

_MOST_QUOTES: Final = 5


def citations(connection: Connection, shares: Sequence[Share], as_of: Moment = None) -> list[tuple[Quote, ...]]:
    """For each share one sentence a claim behind its numbers, of five claims at most, the first published first: the
    sentence that has the number, else the one that tells it."""
    told = _told(connection, shares, as_of)
    behind = [{claim for line in lines for claim in line.claims} for lines in told]
    published = _published(connection, set().union(*behind), as_of)
    orders = [sorted((c for c in claims if c in published), key=lambda c: (published[c], c)) for claims in behind]
    seen: dict[str, ClaimView] = {}
    while wanted := {claim for order in orders for claim in _next(order, seen)}:
        seen |= {view.claim.id: view for view in views_of(connection, wanted, as_of)}
    return [
        tuple(_telling(seen[claim], lines) for claim in _cited(order, seen))
        for lines, order in zip(told, orders, strict=True)
    ]


def _told(connection: Connection, shares: Sequence[Share], as_of: Moment) -> list[tuple[Victims, ...]]:
    """The lines of each share with the claims behind them."""
    whole = stood(connection, {share.incident.id for share in shares}, as_of)
    return [tuple(whole[share.incident.id].victims[part.position] for part in share.parts) for share in shares]


def _published(connection: Connection, claims: Collection[str], as_of: Moment) -> dict[str, str]:
    """When live claims came out, undated ones last."""
    rows = _PUBLISHED.raw(connection, claims=claims, at=end_of_line(as_of))
    return {claim: published or "9999" for claim, published in rows}


def _cited(order: Sequence[str], seen: Mapping[str, ClaimView]) -> list[str]:
    """The first claims of those that have words."""
    return [claim for claim in order if claim in seen and seen[claim].quotes][:_MOST_QUOTES]


def _next(order: Sequence[str], seen: Mapping[str, ClaimView]) -> Iterator[str]:
    """Claims that are still to be read, as there are not enough with words."""
    lacking = _MOST_QUOTES - len(_cited(order, seen))
    unread = [claim for claim in order if claim not in seen]
    yield from unread[:lacking] if lacking > 0 else ()


def _telling(view: ClaimView, lines: Iterable[Victims]) -> Quote:
    found = (quote_at(view, span) for line in lines for span in spans_of(line, view.claim))
    return next((quote for quote in found if quote), view.quotes[0])


_PUBLISHED: Final = Prepared(
    select(t.claim.c.id, t.revision.c.published)
    .join(t.revision, t.revision.c.key == t.claim.c.revision)
    .where(among(t.claim.c.id, "claims"), live_then(t.claim))
)
