"""How new an occurrence is in its report: by the day of publication, and by the last day that the report tells."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence

from tocsin.records import DateRange

_SCALE = 6.0  # ln of a year's days
_AGES = (("of yesterday", 1), ("of three days", 3), ("of a week", 8), ("of a fortnight", 15), ("of weeks", 62))
_LATER = "later"


def newness(
    date: DateRange | None, others: Sequence[DateRange], published: dt.date | None
) -> Iterator[tuple[str, float]]:
    """Traits of an occurrence of this date among ``others``, those of its report."""
    if date is None:
        yield "its day unknown, another's told", float(bool(others))
        return
    if published is not None:
        days = max(0, (published - date.end).days)
        yield "days old", math.log1p(days) / _SCALE
        yield f"old: {_age(days)}", 1.0
    behind = max(((o.start - date.end).days for o in others), default=0)
    yield "the last day told", float(behind <= 0)
    if behind > 0:
        yield "days before the last told", math.log1p(behind) / _SCALE
        yield f"before the last: {_age(behind)}", 1.0


def _age(days: int) -> str:
    return next((name for name, most in _AGES if days <= most), _LATER)
