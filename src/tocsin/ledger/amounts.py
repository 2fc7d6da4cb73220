"""A number of people between two bounds, and sums of such numbers."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.records import Record, Victims


class Amount(Record, frozen=True):
    """A number of people: ``low <= best <= high``."""

    best: int = 0
    low: int = 0
    high: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(best=self.best + other.best, low=self.low + other.low, high=self.high + other.high)

    @property
    def maybe(self) -> Amount:
        """The same people where it is not known whether they belong: they widen the range alone."""
        return Amount(high=self.high)

    @property
    def doubtful(self) -> Amount:
        """The same people where it may be that they are none, or counted already."""
        return Amount(best=self.best, high=self.high)


NOBODY = Amount()


def amount_of(line: Victims) -> Amount:
    """How many people a line tells of; what it does not give is taken from what it does."""
    given = [n for n in (line.best, line.low, line.high) if n is not None]
    if not given:
        return NOBODY
    best = line.best if line.best is not None else line.low if line.low is not None else 0
    low = best if line.low is None else min(line.low, best)
    high = best if line.high is None else max(line.high, best)
    return Amount(best=best, low=low, high=high)


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum: bounds add up to bounds."""
    return sum(amounts, NOBODY)


def rest_of(whole: Amount, parts: Iterable[Amount]) -> Amount | None:
    """What parts leave of their whole; None where they leave no number, being more than the whole."""
    taken = total(parts)
    best, low, high = whole.best - taken.best, whole.low - taken.low, whole.high - taken.high
    return Amount(best=best, low=low, high=high) if 0 <= low <= best <= high else None
