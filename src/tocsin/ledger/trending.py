"""Incidents over time: the finest steps of which there are not too many to see."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tocsin.ledger.deeds import Deed, Listed
from tocsin.ledger.profile import Step, Trend
from tocsin.records import DatePrecision

_MOST_STEPS = 36  # bars that a terminal's line takes
_MONTHS: dict[Step, int] = {"month": 1, "quarter": 3, "year": 12}
_FINE: tuple[DatePrecision, ...] = ("day", "week", "month")


def trend(deeds: Sequence[Deed], since: dt.date | None, until: dt.date | None, listed: Listed) -> Trend:
    """Incidents by month where 36 months hold them, else by quarter, else by year, from first to last.

    An incident is of the step in which it began. One of which the year alone is known is of no month.
    """
    begun = any(d.start and d.precision in _FINE for d in deeds)
    dated = [d.day for d in deeds if d.day]
    first = since or (dt.date.fromordinal(min(dated)) if dated else None)
    last = until or (dt.date.fromordinal(max(dated)) if dated else None)
    step = _step(first, last)
    found: dict[str, list[Deed]] = defaultdict(list)
    undated: list[Deed] = []
    known = first is not None and last is not None and (begun or step == "year")
    for one in deeds:
        fits = known and one.start is not None and (step == "year" or one.precision in _FINE)
        (found[_label(one.start, step)] if fits and one.start else undated).append(one)
    labels = dict.fromkeys(_labels(first, last, step)) if known and first and last else {}
    parts = tuple(listed.part(label, found.get(label, ())) for label in sorted(labels | dict.fromkeys(found)))
    return Trend(step=step, parts=parts, undated=listed.ids(undated), undated_number=len(undated))


def _step(first: dt.date | None, last: dt.date | None) -> Step:
    months = 0 if first is None or last is None else (last.year - first.year) * 12 + last.month - first.month + 1
    fitting: list[Step] = [step for step, size in _MONTHS.items() if months <= _MOST_STEPS * size]
    return fitting[0] if fitting else "year"


def _labels(first: dt.date, last: dt.date, step: Step) -> Iterator[str]:
    size = _MONTHS[step]
    month, end = first.year * 12 + (first.month - 1) // size * size, last.year * 12 + last.month - 1
    while month <= end:
        yield _label(dt.date(month // 12, month % 12 + 1, 1), step)
        month += size


@lru_cache(maxsize=65536)
def _label(day: dt.date, step: Step) -> str:
    if step == "year":
        return str(day.year)
    return f"{day.year}-{day.month:02}" if step == "month" else f"{day.year}-Q{(day.month + 2) // 3}"
