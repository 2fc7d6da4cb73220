"""Incidents over time: the finest steps of which there are not too many to see."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tocsin.ledger.profile import Part, Step, Trend
from tocsin.records import DatePrecision, Incident

_MOST_STEPS = 36  # bars that a terminal's line takes
_MONTHS: dict[Step, int] = {"month": 1, "quarter": 3, "year": 12}
_FINE: tuple[DatePrecision, ...] = ("day", "week", "month")


def trend(incidents: Sequence[Incident], since: dt.date | None, until: dt.date | None) -> Trend:
    """Incidents by month where 36 months hold them, else by quarter, else by year, from first to last.

    An incident is of the step in which it began. One of which the year alone is known is of no month.
    """
    begun = [i.date.start for i in incidents if i.date and i.date.precision in _FINE]
    dated = [i.date.start for i in incidents if i.date]
    first, last = since or min(dated, default=None), until or max(dated, default=None)
    step = _step(first, last)
    if first is None or last is None or not (begun or step == "year"):
        return Trend(step=step, parts=(), undated=tuple(i.id for i in incidents))
    found: dict[str, list[str]] = defaultdict(list)
    undated: list[str] = []
    for one in incidents:
        fits = one.date is not None and (step == "year" or one.date.precision in _FINE)
        (found[_label(one.date.start, step)] if fits and one.date else undated).append(one.id)
    labels = dict.fromkeys((*_labels(first, last, step), *sorted(found)))
    parts = tuple(Part(value=label, incidents=tuple(found.get(label, ()))) for label in sorted(labels))
    return Trend(step=step, parts=parts, undated=tuple(undated))


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


def _label(day: dt.date, step: Step) -> str:
    if step == "year":
        return str(day.year)
    return f"{day.year}-{day.month:02}" if step == "month" else f"{day.year}-Q{(day.month + 2) // 3}"
