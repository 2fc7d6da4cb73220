"""A few threads that ask in the background, and do not hold up the end of the process while they wait."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Crew(Generic[A, R]):
    """Runs ``work`` on what is given to it, on so many threads.

    The threads of concurrent.futures are waited for at the end of the process, however long a server is silent.
    """

    def __init__(self, work: Callable[[A], R], size: int) -> None:
        self._work = work
        self._jobs: queue.SimpleQueue[tuple[A, Future[R]] | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._serve, name=f"asking-{n}", daemon=True) for n in range(size)]
        self._stopped = threading.Event()
        for thread in self._threads:
            thread.start()

    def give(self, argument: A) -> Future[R]:
        """Has one thing worked on; the future gives what came of it."""
        future: Future[R] = Future()
        self._jobs.put((argument, future))
        return future

    def stop(self) -> None:
        """Begins nothing more; does not wait for what is begun."""
        self._stopped.set()
        for _ in self._threads:
            self._jobs.put(None)

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            argument, future = job
            if self._stopped.is_set() or not future.set_running_or_notify_cancel():
                future.cancel()
                continue
            try:
                future.set_result(self._work(argument))
            except BaseException as error:
                future.set_exception(error)
