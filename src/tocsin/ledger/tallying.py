"""Counting people over incidents, with the words that say so, beside the totals that reports claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from tocsin.ledger.amounts import total
from tocsin.ledger.areas import Area, Where
from tocsin.ledger.cells import cells
from tocsin.ledger.citing import citations
from tocsin.ledger.counting import Counter, Share, parts_of
from tocsin.ledger.placing import area_meant
from tocsin.ledger.reconciling import claimed_totals
from tocsin.ledger.scopes import Scope, has_number, is_of
from tocsin.ledger.totals import ReconcileQuery, TallyAnswer, TallyQuery, TallyShare
from tocsin.records import DateRange, Victims

T = TypeVar("T", bound=str)


def tally(connection: Connection, query: TallyQuery) -> TallyAnswer:
    """The number, the incidents behind it with their words, its cells, and the totals that reports claim for the same.

    Raises PlaceError where the place is not known, or is several.
    """
    counter = Counter(connection, query.as_of)
    scope = scope_of(query)
    shares = counter.shares(scope)
    amount = total(share.amount for share in shares)
    # Asked before the claimed totals, which are of other places and periods: the counter has this one's incidents.
    unsaid = counter.unsaid(scope, {share.incident.id for share in shares}) if scope.nationalities else 0
    unnumbered = _unnumbered(counter, scope)
    return TallyAnswer(
        query=query,
        best=amount.best,
        low=amount.low,
        high=amount.high,
        incidents=tuple(_told(connection, shares, query)),
        claimed=tuple(claimed_totals(connection, counter, _beside(query))) if _comparable(query) else (),
        cells=cells(shares, scope, query.by) if query.by else (),
        unsaid=unsaid,
        unnumbered=unnumbered,
    )


def scope_of(query: TallyQuery) -> Scope:
    """Whom a question counts. Raises PlaceError."""
    countries = several(query.country)
    areas: tuple[Where, ...] = tuple(Area(country=c) for c in countries)
    if query.place:
        areas = (area_meant(query.place, countries, query.within_km),)
    return Scope(
        outcome=query.outcome,
        nationalities=several(query.nationality),
        group=query.group,
        role=query.role,
        types=several(query.type),
        actor=query.actor,
        areas=areas,
        period=query.period,
    )


def several(values: T | tuple[T, ...] | None) -> tuple[T, ...]:
    """One value, several or none as a tuple."""
    if values is None:
        return ()
    return values if isinstance(values, tuple) else (values,)


def _comparable(query: TallyQuery) -> bool:
    """Whether claimed totals can be of what is asked: none is of a role, a type or an actor."""
    narrowed = (query.group, query.role, query.type, query.actor, query.place)
    return not any(narrowed) and len(several(query.nationality)) < 2 and len(several(query.country)) < 2


def _beside(query: TallyQuery) -> ReconcileQuery:
    return ReconcileQuery(
        outcome=query.outcome,
        nationality=next(iter(several(query.nationality)), None),
        country=next(iter(several(query.country)), None),
        period=query.period,
        as_of=query.as_of,
    )


def _unnumbered(counter: Counter, scope: Scope) -> int:
    """Incidents of which it is told that people were, but not how many."""
    bare = (i for i, _ in counter.candidates(scope) if any(_bare(v, scope) for v in i.victims))
    return sum(i.status != "refuted" and is_of(i, scope) is True and not parts_of(i, scope) for i in bare)


def _bare(line: Victims, scope: Scope) -> bool:
    fits = not scope.nationalities or line.nationality in scope.nationalities
    return fits and line.outcome in scope.outcomes and not has_number(line)


def _told(connection: Connection, shares: Sequence[Share], query: TallyQuery) -> Iterator[TallyShare]:
    shown = shares if query.shown is None else shares[: max(query.shown, 0)]
    evidence = citations(connection, shown, query.as_of)
    for n, share in enumerate(shares):
        amount = share.amount
        yield TallyShare(
            incident=share.incident.id,
            title=share.title,
            date=_days(share.incident.date),
            best=amount.best,
            low=amount.low,
            high=amount.high,
            evidence=evidence[n] if n < len(evidence) else (),
            surely=share.surely,
        )


def _days(date: DateRange | None) -> str | None:
    if date is None:
        return None
    return date.start.isoformat() if date.start == date.end else f"{date.start}..{date.end}"
