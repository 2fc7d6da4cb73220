"""Which of a report's dates is an occurrence's: a trained ranker chooses one, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tocsin.reading.occurrences import Occurrence
from tocsin.reading.sentence import Sentence
from tocsin.reading.softmax import Features, shares, weights
from tocsin.reading.timing.traits import Setting, bare, of_none, of_one, setting
from tocsin.reading.understanding import Understanding
from tocsin.records import DateRange, Record

_BESIDE = 2  # sentences about the first telling in which its date may stand
_OPENING = 2  # sentences that date what the whole report tells
NONE_FROM = 0.5  # the probability of none from which no date is given


class Dated(Record, frozen=True):
    """A date that stands in the text, with what speaks for it being the occurrence's."""

    range: DateRange
    given: Features


class Likely(Record, frozen=True):
    """A date with the probability that it is an occurrence's."""

    range: DateRange
    sure: float


def date_of(u: Understanding, occurrence: Occurrence) -> DateRange | None:
    """The likeliest date of an occurrence; None where none is told."""
    found = likely_date(u, occurrence)
    return None if found is None else found.range


def likely_date(u: Understanding, occurrence: Occurrence) -> Likely | None:
    """The same with its probability."""
    among, none = choices(u, occurrence)
    if not among:
        return None
    return likeliest([d.range for d in among], shares([*(d.given for d in among), none], weights("date")))


def likeliest(dates: Sequence[DateRange], likely: Sequence[float]) -> Likely | None:
    """Of dates that are so likely, and none at the end, the likeliest; what is said twice counts twice."""
    if likely[-1] >= NONE_FROM:
        return None
    told: defaultdict[DateRange, float] = defaultdict(float)
    for one, share in zip(dates, likely, strict=False):
        told[bare(one)] += share
    best = max(range(len(dates)), key=lambda i: (told[bare(dates[i])], likely[i], -i), default=None)
    return None if best is None else Likely(range=dates[best], sure=told[bare(dates[best])])


def choices(u: Understanding, occurrence: Occurrence) -> tuple[tuple[Dated, ...], Features]:
    """The dates that may be an occurrence's with their traits, and the traits of none being it."""
    of = setting(u, occurrence)
    found = tuple(
        Dated(range=d.range, given=dict(of_one(of, d, s)))
        for s in _sentences(u, of)
        for d in s.dates
        if d.range is not None and not _of_another_end(of, s, d.range)
    )
    return found, dict(of_none(of, [d.given for d in found]))


def _sentences(u: Understanding, of: Setting) -> list[Sentence]:
    """Those that tell it, those about the first of these, and the report's opening."""
    return [
        s for s in u.sentences if s.index in of.tellings or abs(s.index - of.first) <= _BESIDE or s.index < _OPENING
    ]


def _of_another_end(of: Setting, s: Sentence, date: DateRange) -> bool:
    """Whether it is the day of the taking whose end the sentence tells, or of what came after a taking."""
    told = of.tellings.get(s.index)
    return told is not None and any(d is not None and bare(d) == bare(date) for d in (told.begun, told.after))
