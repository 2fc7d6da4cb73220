"""How much who has used of what there is: a token bucket for each name, kept as one number.

A bucket is known by the moment at which it will be full again (the generic cell rate algorithm, ITU-T I.371, annex A).
Taking from it is O(1), and one that is full again is as good as one that was never used: it is forgotten.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

MOST: Final = 100_000  # names that are remembered; who was seen longest ago makes room


class Buckets:
    """``rate`` a second flows into each bucket, which holds ``size``; for one thread at a time."""

    def __init__(self, rate: float, size: float, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._rate, self._size, self._clock, self._most = rate, size, clock, most
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def take(self, name: str, amount: float = 1.0) -> float:
        """Takes from a bucket, or tells the seconds until it holds as much; what is more than all of it takes all."""
        now = self._clock()
        full_at = max(now, self._full_at.get(name, now))
        filled = full_at + min(amount, self._size) / self._rate
        left = filled - now - self._size / self._rate
        # Rounding must not leave who waited as long as told a billionth short.
        short = left > 1e-6
        self._full_at[name] = full_at if short else filled
        self._full_at.move_to_end(name)
        self._forget(now)
        return left if short else 0.0

    def give_back(self, name: str, amount: float = 1.0) -> None:
        """Puts back what was taken."""
        if name in self._full_at:
            self._full_at[name] -= amount / self._rate

    def _forget(self, now: float) -> None:
        for _ in range(2):  # more than one comes in at a time, so that those who are full all go
            name, full_at = next(iter(self._full_at.items()))
            if full_at > now and len(self._full_at) <= self._most:
                return
            del self._full_at[name]
            if not self._full_at:
                return
