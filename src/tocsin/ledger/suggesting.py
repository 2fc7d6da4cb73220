"""Which incidents could explain why a claimed total and the ledger's count differ.

What may be added: incidents that only may belong; of the weeks before and after; elsewhere in the country, or in
countries of one region with it; with people told of under a related outcome; with people of whom no nationality is
said. What may be left out: each incident that was counted, and attackers among the people. The smallest sets that
make the numbers meet are suggested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from typing import Final, NamedTuple

import msgspec

from tocsin.ledger.areas import Area
from tocsin.ledger.counting import Counter, Share
from tocsin.ledger.scopes import Scope
from tocsin.ledger.totals import Counted, Suggestion
from tocsin.names import country_name
from tocsin.places.divisions import common_regions
from tocsin.records import Period

_MOST_ITEMS: Final = 18  # 4,047 sets of up to four
_MOST_AT_ONCE: Final = 4
_MOST_SUGGESTED: Final = 3
_BESIDE_DAYS: Final = 31
_RELATED: Final[dict[Counted, tuple[Counted, ...]]] = {
    "abducted": ("missing", "arrested"),
    "missing": ("abducted",),
    "arrested": ("abducted",),
    "killed": ("missing",),
}


class Item(NamedTuple):
    """People of one incident, why they may be counted otherwise, and how far-fetched that is (1 the least)."""

    incident: str
    words: str
    number: int
    cost: float


def suggestions(
    counter: Counter, scope: Scope, shares: list[Share], count: int, least: float, most: float
) -> tuple[Suggestion, ...]:
    """At most three smallest sets of incidents with which the count would lie between ``least`` and ``most``."""
    if least <= count <= most:
        return ()
    lacking = count < least
    items = additions(counter, scope, shares) if lacking else removals(shares)
    ranked = sorted(items, key=lambda i: (i.cost, -i.number, i.incident))[:_MOST_ITEMS]
    sign = 1 if lacking else -1
    for size in range(1, _MOST_AT_ONCE + 1):
        hits = [c for c in combinations(ranked, size) if least <= count + sign * sum(i.number for i in c) <= most]
        if hits:
            best = sorted(hits, key=lambda c: (sum(i.cost for i in c), [i.incident for i in c]))
            return tuple(_suggestion(c, count, sign) for c in islice(best, _MOST_SUGGESTED))
    return ()


def _suggestion(items: tuple[Item, ...], count: int, sign: int) -> Suggestion:
    keys = tuple(dict.fromkeys(item.incident for item in items))
    mark = "+" if sign > 0 else "−"
    added = f" {mark} ".join(f"{n:,}" for n in (count, *(item.number for item in items)))
    reached = count + sign * sum(item.number for item in items)
    lead = "with" if sign > 0 else "without"
    text = f"{added} = {reached:,}, {lead} {'; '.join(item.words for item in items)}."
    return Suggestion(text=text, added=keys if sign > 0 else (), left_out=keys if sign < 0 else ())


def removals(shares: Iterable[Share]) -> Iterator[Item]:
    """What was counted and need not be."""
    for share in shares:
        if not share.surely or not share.best:
            continue
        incident = share.incident
        attackers = sum(part.amount.best for part in share.parts if part.line.group == "attackers")
        if attackers and attackers < share.best:
            yield Item(incident.id, f"the attackers among “{share.title}”", attackers, 1.0)
        disputed, thin = incident.status == "disputed", incident.origins == 1
        why = ", which is disputed" if disputed else ", told by one source alone" if thin else ""
        yield Item(incident.id, f"“{share.title}”{why}", share.best, 1.0 if disputed else 2.0 if thin else 3.0)


def additions(counter: Counter, scope: Scope, shares: list[Share]) -> Iterator[Item]:
    """What was not counted and could be, each incident once, by the likeliest reason."""
    known = {share.incident.id for share in shares if share.surely}
    for share, why, cost in _beyond(counter, scope, shares):
        if share.incident.id not in known and share.stated.best:
            known.add(share.incident.id)
            yield Item(share.incident.id, f"“{share.title}”, {why}", share.stated.best, cost)


def _beyond(counter: Counter, scope: Scope, shares: list[Share]) -> Iterator[tuple[Share, str, float]]:
    for share in shares:
        if not share.surely:
            yield share, "whose day or place is not known well enough", 1.0
    for share in _others(counter, msgspec.structs.replace(scope, period=_wider(scope.period))):
        yield share, _away(share, scope.period), 2.0
    for outcome in _RELATED.get(scope.outcome, ()):
        for share in _others(counter, msgspec.structs.replace(scope, outcome=outcome)):
            yield share, f"told as {outcome}", 2.0
    if scope.nationalities:
        for share in _others(counter, msgspec.structs.replace(scope, nationalities=())):
            if any(part.line.told_nationality is None for part in share.parts):
                yield share, "of whom no nationality is said", 2.5
    for areas, cost in ((_whole(scope), 2.0), (_neighbours(scope), 3.0)):
        if areas:
            for share in _others(counter, msgspec.structs.replace(scope, areas=areas)):
                place = share.incident.place
                yield share, f"elsewhere in {country_name(place.country if place and place.country else '')}", cost


def _others(counter: Counter, scope: Scope) -> list[Share]:
    return [share for share in counter.shares(scope) if share.surely]


def _wider(period: Period | None) -> Period | None:
    if period is None:
        return None
    beside = dt.timedelta(days=_BESIDE_DAYS)
    start = period.start - beside if period.start > dt.date.min + beside else dt.date.min
    return Period(start=start, end=period.end + beside if period.end < dt.date.max - beside else dt.date.max)


def _away(share: Share, period: Period | None) -> str:
    date = share.incident.date
    if date is None or period is None:
        return "beside the period"
    before = (period.start - date.end).days
    days = before if before > 0 else (date.start - period.end).days
    unit = "day" if days == 1 else "days"
    return f"{days} {unit} {'before' if before > 0 else 'after'} the period" if days > 0 else "over the period's edge"


def _whole(scope: Scope) -> tuple[Area, ...]:
    """The countries of which the scope counts parts."""
    parts = [a for a in scope.areas if isinstance(a, Area) and (a.admin1 or a.admin2)]
    return tuple(dict.fromkeys(Area(country=a.country) for a in parts))


def _neighbours(scope: Scope) -> tuple[Area, ...]:
    """Countries that share a region of common speech with one of the scope."""
    own = set(scope.countries)
    near = {c for region in common_regions() if own & set(region.countries) for c in region.countries} - own
    return tuple(Area(country=c) for c in sorted(near))
