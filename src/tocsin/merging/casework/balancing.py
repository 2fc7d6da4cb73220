"""The sum that a case must close to, with ranges: taken = released + escaped + rescued + killed + died + unexplained
+ held.

Each number is an interval of whole numbers. What one of them allows bounds the others: the least that was taken less
the most that are gone are held at the least, and so on, until nothing narrows further (Davis 1987, "Constraint
propagation with interval labels", calls it waltz filtering).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tocsin.records import Balance, Spread

Way = Literal["released", "escaped", "rescued", "killed", "died", "unexplained"]
WAYS: Final[tuple[Way, ...]] = ("released", "escaped", "rescued", "killed", "died", "unexplained")
NOBODY: Final = Spread(best=0, low=0, high=0)
_NO_BOUND: Final = 10**12


def closed(taken: Spread | None, gone: Mapping[Way, Spread], left: Spread | None = None) -> Balance:
    """The balance of these numbers; ``left`` are bounds told of those still held. Nobody is held below zero.

    Where more are gone than were taken, as many were taken as are gone. ``best`` of those held is what the others
    leave, None where the number taken or gone is not known.
    """
    parts = {way: gone.get(way, NOBODY) for way in WAYS}
    whole = _enough(taken, parts)
    lows: dict[str, int] = {way: p.low for way, p in parts.items()}
    highs: dict[str, int] = {way: _top(p.high) for way, p in parts.items()}
    lows["held"], highs["held"] = (left.low, _top(left.high)) if left else (0, _NO_BOUND)
    low, high = _narrowed(whole.low, _top(whole.high), lows, highs)
    held = _rest(whole, parts)
    spreads = {way: _within(parts[way].best, lows[way], highs[way]) for way in WAYS}
    return Balance(
        taken=_within(whole.best, low, high),
        held=_within(held, lows["held"], highs["held"]),
        released=spreads["released"],
        escaped=spreads["escaped"],
        rescued=spreads["rescued"],
        killed=spreads["killed"],
        died=spreads["died"],
        unexplained=spreads["unexplained"],
    )


def plus(*some: Spread) -> Spread:
    """The sum of numbers of different people; unknown where one of them is."""
    bests = [s.best for s in some if s.best is not None]
    highs = [s.high for s in some if s.high is not None]
    return Spread(
        best=sum(bests) if len(bests) == len(some) else None,
        low=sum(s.low for s in some),
        high=sum(highs) if len(highs) == len(some) else None,
    )


def _enough(taken: Spread | None, parts: Mapping[Way, Spread]) -> Spread:
    """The number taken, raised to those who are gone where they are more."""
    gone = sum(p.best if p.best is not None else p.low for p in parts.values())
    least = sum(p.low for p in parts.values())
    if taken is None or taken.best is None:
        return Spread(best=None, low=least, high=None)
    best = max(taken.best, gone)
    return Spread(best=best, low=max(min(taken.low, best), least), high=max(_top(taken.high), best))


def _rest(whole: Spread, parts: Mapping[Way, Spread]) -> int | None:
    bests = [p.best for p in parts.values() if p.best is not None]
    return whole.best - sum(bests) if whole.best is not None and len(bests) == len(parts) else None


def _narrowed(low: int, high: int, lows: dict[str, int], highs: dict[str, int]) -> tuple[int, int]:
    """Bounds of the whole, and in place those of its parts, as far as the sum narrows them; never past one another."""
    while True:
        before = (low, high, dict(lows), dict(highs))
        low = min(max(low, sum(lows.values())), high)
        high = max(min(high, sum(highs.values())), low)
        for name, least in list(lows.items()):
            most = highs[name]
            others_low, others_high = sum(lows.values()) - least, sum(highs.values()) - most
            lows[name] = min(max(least, low - others_high), most)
            highs[name] = max(min(most, high - others_low), lows[name])
        if (low, high, lows, highs) == before:
            return low, high


def _within(best: int | None, low: int, high: int) -> Spread:
    """A number with its bounds, which give way where the best lies outside."""
    if best is not None:
        low, high = min(low, best), max(high, best)
    return Spread(best=best, low=low, high=None if high >= _NO_BOUND // 2 else high)


def _top(high: int | None) -> int:
    return _NO_BOUND if high is None else high
