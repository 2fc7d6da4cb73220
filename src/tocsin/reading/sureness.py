"""How surely a claim's values were read: of each the probability that a judge or the encoder gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.reading.encoding import TAGS, Tags
from tocsin.records import Count, Outcome, Sureness

_DIGITS: Final = 1  # merging tells no finer ones apart
_OF_COUNTS: Final = tuple(tag for tag in TAGS if tag.startswith("count: "))
# Outcomes that are frequent enough in labelled reports for the encoder to tell one from another.
_TOLD_APART: Final[frozenset[Outcome]] = frozenset({"abducted", "killed", "injured"})


def sureness(date: float | None, place: float | None, counts: Sequence[Count], tags: Tags) -> Sureness:
    """Of a date and a place that are so probable, and of numbers by what their words are read as."""
    return Sureness(
        date=_rounded(date), place=_rounded(place), counts=tuple(round(_counted(c, tags), _DIGITS) for c in counts)
    )


def _rounded(sure: float | None) -> float | None:
    return None if sure is None else round(sure, _DIGITS)


def _counted(count: Count, tags: Tags) -> float:
    """How likely it is that the words of a number are one of a claim's, of its outcome where that can be told."""
    if count.span is None:
        return 0.0
    own = (f"count: {count.outcome}",) if count.outcome in _TOLD_APART else _OF_COUNTS
    return max(tags.likely(count.span.start, count.span.end, tag) for tag in own)
