"""Takings that are only recalled beside their end, joined to the one that was news; and news kept from other news."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from tocsin.merging.bonds import Bonds
from tocsin.merging.ending import recalls
from tocsin.merging.linking import BEGINS, ENDS, begins
from tocsin.merging.traits import Traits, traits
from tocsin.merging.words import shared
from tocsin.records import FiledClaim

RECALLED_SLACK: Final = 0.35  # log-odds less than others need join a taking recalled beside its end to news of one
# By how many log-odds a taking that the report of its end recalls must be likelier than the next to be one of them.
APART: Final = 0.5
_DAYS: Final = 1  # by which the days of one taking are told differently, where its place is told otherwise too
Nearness = Callable[[Sequence[FiledClaim], Sequence[FiledClaim]], float | None]


def join_recalled(ordered: Sequence[FiledClaim], decided: Bonds, line: float, nearness: Nearness) -> None:
    """Joins takings that are only recalled, in reports of their end, to the one that they are most likely to be.

    Whoever reports an end recalls a taking that is known, in few words: it takes less to tell which it is than of
    two that are both news, which are joined above the ``line``. Where two are nearly as likely it stays open.
    """
    told = [traits(c) for c in ordered]
    ends = {t.report for t in told if t.type in ENDS}
    beside = [recalls(t) and t.report in ends for t in told]
    for group in decided.groups() if any(beside) else ():
        if not all(beside[i] for i in group):
            continue
        near = sorted(
            (
                (found, g[0])
                for g in decided.groups()
                if any(begins(told[i]) and not beside[i] for i in g) and not _others(told, group, g)
                if (found := _before(ordered, group, g, nearness)) is not None
            ),
            reverse=True,
        )
        if near and near[0][0] > line - RECALLED_SLACK and (len(near) == 1 or near[0][0] - near[1][0] > APART):
            decided.join(group[0], near[0][1])


def part_news(ordered: Sequence[FiledClaim], decided: Bonds) -> None:
    """Keeps apart two takings that are news of different days, at different places and of different numbers.

    A report that tells of both would else tie them: one of these may be misread, hardly all three. What an analyst put
    together with something else goes by that.
    """
    alone = Counter(decided.root(i) for i in range(len(ordered)))
    own = [(i, c) for i, c in enumerate(ordered) if alone[decided.root(i)] == 1]
    news = [(i, t) for i, c in own if (t := traits(c)).role == "main" and t.type in BEGINS and t.day]
    for (i, one), (j, other) in combinations(news, 2):
        if abs((one.first or 0) - (other.first or 0)) > _DAYS and _elsewhere(one, other):
            decided.part(i, j)


def _elsewhere(one: Traits, other: Traits) -> bool:
    """Whether two takings are told of different places and numbers."""
    places = bool(one.name and other.name) and not shared(one.name, other.name)
    numbers, others = ({p.number for p in t.people.get("abducted", ()) if p.number} for t in (one, other))
    return places and bool(numbers and others) and not numbers & others


def _others(told: Sequence[Traits], recalled: Sequence[int], news: Sequence[int]) -> bool:
    """Whether two takings are told of different days and places: none of either is told of both."""
    days, more = ({told[i].first for i in some if told[i].day} - {None} for some in (recalled, news))
    places, others = (frozenset(w for i in some for w in told[i].name) for some in (recalled, news))
    apart = bool(days and more) and all(abs((a or 0) - (b or 0)) > _DAYS for a in days for b in more)
    return apart and bool(places and others) and not places & others


def _before(
    ordered: Sequence[FiledClaim], recalled: Sequence[int], news: Sequence[int], nearness: Nearness
) -> float | None:
    """How near a taking recalled is to one that was news by then; None where it was none."""
    first, out = _published(ordered, news), _published(ordered, recalled)
    if first is None or out is None or first > out:
        return None
    return nearness([ordered[i] for i in recalled], [ordered[i] for i in news])


def _published(ordered: Sequence[FiledClaim], group: Sequence[int]) -> dt.date | None:
    return min((day for i in group if (day := ordered[i].published) is not None), default=None)
