"""Who guesses waits: one account is guarded from wherever it is tried, and an address at whatever accounts it tries."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from tocsin.serving.access.addresses import household
from tocsin.serving.access.buckets import Buckets

FREE: Final = 5  # failures at an account that cost nothing
OF_ADDRESS: Final = 20  # failures of an address that cost nothing, and each hour
_FIRST: Final = 2.0  # seconds
_LONGEST: Final = 900.0
_FORGOTTEN: Final = 3600.0
_MOST: Final = 100_000  # names that are remembered


class Patience:
    """Failures by name, and how long each has to wait: after some each further try is later than the one before."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = _MOST) -> None:
        self._clock, self._most = clock, most
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._failed)

    def wait(self, name: str) -> float:
        """Seconds until the next try of it is heard, 0 for now."""
        number, last = self._failed.get(name, (0, 0.0))
        if number < FREE:
            return 0.0
        pause = min(_FIRST * 2.0 ** min(number - FREE, 20), _LONGEST)
        return max(0.0, last + pause - self._clock())

    def fail(self, name: str) -> None:
        """Remembers a failure; names that failed longest ago make room."""
        now = self._clock()
        number, last = self._failed.get(name, (0, now))
        self._failed[name] = (1 if now - last > _FORGOTTEN else number + 1, now)
        self._failed.move_to_end(name)
        if len(self._failed) > self._most:
            self._failed.popitem(last=False)

    def forget(self, name: str) -> None:
        """Forgets the failures of whoever came in."""
        self._failed.pop(name, None)


class Tries:
    """Tries to come in. Each counts as a failure from its beginning, so that many at once are no way around."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._accounts = Patience(clock)
        self._addresses = Buckets(OF_ADDRESS / 3600, OF_ADDRESS, clock)

    def begin(self, address: str, account: str | None = None) -> float:
        """Begins a try, or tells the seconds until one is heard."""
        with self._lock:
            if account is not None and (left := self._accounts.wait(account)):
                return left
            if left := self._addresses.take(household(address)):
                return left
            if account is not None:
                self._accounts.fail(account)
            return 0.0

    def came_in(self, address: str, account: str | None = None) -> None:
        """It was none. Earlier failures of the address stay: whoever has an account does not guess others by it."""
        with self._lock:
            self._addresses.give_back(household(address))
            if account is not None:
                self._accounts.forget(account)
