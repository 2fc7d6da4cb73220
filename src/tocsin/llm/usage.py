"""What reading by a model has taken so far: tokens, money at the user's prices, time."""

from __future__ import annotations

import threading
import time
from collections import Counter

from tocsin.records import Record

_MILLION = 1_000_000
_MOST_TOKENS = 1_000_000_000  # what an answer tells beyond this is no count of tokens


class Prices(Record, frozen=True):
    """Money for a million tokens, in whatever currency the user thinks in."""

    asked: float
    answered: float


class Usage:
    """Sums over all requests; told from several threads."""

    def __init__(self, prices: Prices | None = None) -> None:
        self._prices = prices
        self._lock = threading.Lock()
        self._began: float | None = None
        self.reports = 0
        self.tokens_asked = 0
        self.tokens_answered = 0
        self.untold = 0  # answers that say nothing of their tokens
        self.events: Counter[str] = Counter()

    def begin(self) -> None:
        """Starts the clock, once."""
        with self._lock:
            self._began = self._began or time.monotonic()

    def answered(self, usage: object) -> None:
        """Adds the ``usage`` of an answer, as the server tells it."""
        asked, given = (_tokens(usage, key) for key in ("prompt_tokens", "completion_tokens"))
        with self._lock:
            self.untold += asked is None or given is None
            self.tokens_asked += asked or 0
            self.tokens_answered += given or 0

    def count(self, event: str, number: int = 1) -> None:
        """Counts something that happened: ``retries``, ``repairs``, ``dropped``, ``failed``."""
        with self._lock:
            self.events[event] += number

    def done(self, *, failed: bool = False) -> None:
        """Counts a report as done, whether it could be read or not."""
        with self._lock:
            self.reports += not failed
            self.events["failed"] += failed

    @property
    def cost(self) -> float | None:
        """Money so far; None without prices."""
        if self._prices is None:
            return None
        return (self.tokens_asked * self._prices.asked + self.tokens_answered * self._prices.answered) / _MILLION

    @property
    def per_minute(self) -> float:
        """Reports a minute since the first request."""
        passed = time.monotonic() - self._began if self._began is not None else 0.0
        return 60 * self.reports / passed if passed > 0 else 0.0

    def line(self) -> str:
        """What has been taken so far, in one line."""
        money = "" if self.cost is None else f", {self.cost:,.4f} spent"
        return (
            f"{self.tokens_asked:,} tokens in, {self.tokens_answered:,} out{money}, {self.per_minute:,.0f} reports/min"
        )

    def summary(self) -> str:
        """What the whole run took, in one sentence or two."""
        told = f"The model read {self.reports:,} {'report' if self.reports == 1 else 'reports'}: {self.line()}."
        seen = [f"{self.events[name]:,} {name}" for name in ("retries", "repairs", "failed") if self.events[name]]
        if self.events["dropped"]:
            seen.append(f"{self.events['dropped']:,} values dropped that the text does not bear out")
        if self.untold:
            seen.append(f"{self.untold:,} answers did not tell their tokens")
        return told + (f" {', '.join(seen)}." if seen else "")


def _tokens(usage: object, key: str) -> int | None:
    number = usage.get(key) if isinstance(usage, dict) else None
    fits = isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _MOST_TOKENS
    return number if fits else None
