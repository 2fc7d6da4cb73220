"""How long to wait before asking again: as the server says, else ever longer, never all at the same moment."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

_FIRST_SECONDS = 0.5
_MOST_SECONDS = 30.0
_SLICE_SECONDS = 0.2
# Statuses after which the same request may succeed: timeouts, "too early", "too many", and failures of the server.
TRANSIENT = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_FOR_ALL = frozenset({429, 503, 529})


def told_to_wait(header: str | None, now: Callable[[], float] = time.time) -> float | None:
    """The seconds of a ``Retry-After`` header (RFC 9110, 10.2.3), a number or a date; None where it is neither."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 9:
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now()) if text else None
    except (ValueError, TypeError, OverflowError):
        return None


def backoff(tries: int) -> float:
    """Seconds before try number ``tries`` + 1: doubling, from half of it to all of it at random.

    (M. Brooker, "Exponential Backoff And Jitter", 2015, there "equal jitter".)
    """
    full = min(_MOST_SECONDS, _FIRST_SECONDS * 2.0**tries)
    return full * random.uniform(0.5, 1.0)  # noqa: S311 - spreads requests, keeps no secret


class Gate:
    """Holds all requests back while the server wants none, and ends waits when the run ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until = 0.0
        self.closed = threading.Event()

    def hold(self, status: int, seconds: float) -> None:
        """Keeps every request from starting for so long, where the status speaks of the server, not of one request."""
        if status in _FOR_ALL:
            with self._lock:
                self._until = max(self._until, time.monotonic() + seconds)

    def wait(self, deadline: float) -> bool:
        """Waits until requests may start; False where ``deadline`` or the end of the run comes first."""
        while not self.closed.is_set():
            with self._lock:
                left = self._until - time.monotonic()
            if left <= 0:
                return True
            if time.monotonic() + left > deadline:
                return False
            self.closed.wait(min(left, _SLICE_SECONDS))
        return False

    def sleep(self, seconds: float) -> None:
        """Sleeps, or less where the run ends."""
        self.closed.wait(seconds)
