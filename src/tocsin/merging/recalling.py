"""What the report of an end recalls of the taking: the day and the place by which the taking is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from tocsin.merging.ending import recalls
from tocsin.merging.traits import Traits

_SPAN_DAYS: Final = 31  # a taking recalled as of a month or less is known by its days


def with_recalled(freed: Sequence[Traits], told: Sequence[Sequence[Traits]]) -> list[Traits]:
    """The claims of an end, with the days and places of the one taking that the report of each recalls."""
    beside: dict[str, list[Traits]] = {}
    for some in told:
        for t in some:
            if recalls(t):
                beside.setdefault(t.report, []).append(t)
    return [_with(f, beside.get(f.report, ())) for f in freed]


def _with(freed: Traits, takings: Sequence[Traits]) -> Traits:
    if len(takings) != 1:
        return freed
    taking = takings[0]
    begun = _days(taking)
    if begun is not None and freed.latest is not None and freed.latest < begun[0]:
        return freed
    abroad = freed.country != taking.country
    return msgspec.structs.replace(
        freed,
        begun=freed.begun or begun,
        name=freed.name | taking.name,
        names=freed.names | taking.names,
        country=None if abroad else freed.country,
    )


def _days(taking: Traits) -> tuple[int, int] | None:
    """The days of a taking, where they are few."""
    if taking.first is None or taking.last is None or taking.last - taking.first > _SPAN_DAYS:
        return None
    return taking.first, taking.last
