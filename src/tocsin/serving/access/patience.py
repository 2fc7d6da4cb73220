"""Whoever guesses passwords waits: after some failures each further try is later than the one before."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

FREE: Final = 5  # failures that cost nothing
_FIRST: Final = 2.0  # seconds
_LONGEST: Final = 900.0
_FORGOTTEN: Final = 3600.0
_MOST: Final = 10_000  # names that are remembered


class Patience:
    """Failures by name (an account, an address), and how long each has to wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: dict[str, tuple[int, float]] = {}

    def wait(self, *names: str) -> float:
        """Seconds until the next try of these is heard, 0 for now."""
        with self._lock:
            return max((self._left(name) for name in names), default=0.0)

    def fail(self, *names: str) -> None:
        """Remembers a failure."""
        with self._lock:
            now = self._clock()
            for name in names:
                number, last = self._failed.get(name, (0, now))
                self._failed[name] = (1 if now - last > _FORGOTTEN else number + 1, now)
            if len(self._failed) > _MOST:
                self._failed = {n: f for n, f in self._failed.items() if now - f[1] < _FORGOTTEN}

    def forget(self, *names: str) -> None:
        """Forgets the failures of whoever came in."""
        with self._lock:
            for name in names:
                self._failed.pop(name, None)

    def _left(self, name: str) -> float:
        number, last = self._failed.get(name, (0, 0.0))
        if number < FREE:
            return 0.0
        pause = min(_FIRST * 2.0 ** min(number - FREE, 20), _LONGEST)
        return max(0.0, last + pause - self._clock())
