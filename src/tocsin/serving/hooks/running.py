"""What runs beside the desk: it follows the ledger, and sends what waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from tocsin.ledger.store import Store
from tocsin.serving.hooks.events import trial
from tocsin.serving.hooks.following import follow
from tocsin.serving.hooks.outbox import Due, Outbox
from tocsin.serving.hooks.sending import Outcome, Sender
from tocsin.serving.hooks.settings import Settings
from tocsin.serving.hooks.store import MOST, Hook, Hooks

_LOG: Final = logging.getLogger(__name__)
_TIDY: Final = 3600.0  # seconds between two times that what ended long ago is dropped
_TRIALS: Final = 4  # that an admin may have under way beside all receivers' own


class Courier:
    """Begun and stopped with the desk. Each receiver has a place of its own: one that is slow holds up no other."""

    def __init__(self, ledger: Store, hooks: Hooks, settings: Settings) -> None:
        self._ledger = ledger
        self._hooks = hooks
        self._settings = settings
        self._outbox = Outbox(hooks.engine, settings)
        self._trying: dict[asyncio.Task[None], Due] = {}

    async def start(self) -> None:
        """Begins to follow and to send."""
        self._stopping = asyncio.Event()
        self._waiting = asyncio.Event()
        self._sender = Sender(self._settings, MOST + _TRIALS)
        self._trials = asyncio.Semaphore(_TRIALS)
        self._loops = [
            asyncio.create_task(self._again(self._follow, self._settings.look)),
            asyncio.create_task(self._again(self._send, 0.0)),
            asyncio.create_task(self._again(self._tidy, _TIDY)),
        ]

    async def stop(self) -> None:
        """Lets tries go on for a moment, then breaks them off: they are made again when the desk starts."""
        self._stopping.set()
        self._waiting.set()
        await asyncio.gather(*self._loops, return_exceptions=True)  # on a second Ctrl-C they are cancelled already
        if self._trying:
            await asyncio.wait(self._trying, timeout=self._settings.grace)
        broken = dict(self._trying)
        for task in broken:
            task.cancel()
        await asyncio.gather(*broken, return_exceptions=True)
        for due in broken.values():
            await asyncio.to_thread(self._outbox.release, due)
        await self._sender.close()

    async def test(self, hook: Hook) -> Outcome:
        """Sends a webhook an event that tells of nothing, once."""
        told = trial(hook.desk)
        async with self._trials:
            outcome = await self._sender.send(hook.url, hook.secret, told.ident, told.body)
        await asyncio.to_thread(self._outbox.note, hook.number, outcome)
        return outcome

    async def _again(self, act: Callable[[], Awaitable[None]], pause: float) -> None:
        while not self._stopping.is_set():
            try:
                await act()
            except Exception:  # whatever it is, it must not end the following for good
                _LOG.exception("Webhooks: tried again in a moment.")
                await _until(self._stopping, self._settings.look)
            await _until(self._stopping, pause)

    async def _follow(self) -> None:
        if await asyncio.to_thread(follow, self._ledger, self._hooks):
            self._waiting.set()

    async def _send(self) -> None:
        self._waiting.clear()
        for due in await asyncio.to_thread(self._outbox.take):
            task = asyncio.create_task(self._try(due))
            self._trying[task] = due
            task.add_done_callback(self._tried)
        await _until(self._waiting, self._settings.look)

    async def _tidy(self) -> None:
        await asyncio.to_thread(self._outbox.forget)

    async def _try(self, due: Due) -> None:
        outcome = await self._sender.send(due.url, due.secret, due.ident, due.body)
        await asyncio.to_thread(self._outbox.settle, due, outcome)

    def _tried(self, task: asyncio.Task[None]) -> None:
        self._trying.pop(task, None)
        self._waiting.set()
        if not task.cancelled() and (error := task.exception()):
            _LOG.error("Webhooks: what came of a try could not be kept.", exc_info=error)


async def _until(event: asyncio.Event, seconds: float) -> None:
    """Waits for an event, so many seconds at most."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
