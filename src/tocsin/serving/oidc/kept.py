"""What the provider publishes, kept for a while and asked for seldom, also where it does not answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

from tocsin.serving.oidc.troubles import ProviderTrouble

FOR: Final = 3600.0  # seconds
SELDOM: Final = 15.0  # seconds between two tries
_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """A value that is fetched when it is first needed."""

    def __init__(self, fetch: Callable[[], Awaitable[_Value]], clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch, self._clock = fetch, clock
        self._lock = asyncio.Lock()
        self._found: tuple[_Value, float] | None = None
        self._trouble: ProviderTrouble | None = None
        self._tried = -SELDOM

    async def value(self, *, anew: bool = False) -> _Value:
        """The value; with ``anew`` fetched again, where that was not done just now. Raises ProviderTrouble."""
        async with self._lock:
            now = self._clock()
            if self._found and not anew and now - self._found[1] < FOR:
                return self._found[0]
            if now - self._tried < SELDOM:
                if self._trouble:
                    raise self._trouble
                if self._found:
                    return self._found[0]
            return await self._anew(now)

    async def _anew(self, now: float) -> _Value:
        self._tried, self._trouble = now, None
        try:
            value = await self._fetch()
        except ProviderTrouble as trouble:
            self._trouble = trouble
            raise
        self._found = (value, now)
        return value
