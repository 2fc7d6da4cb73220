"""Many reports read side by side, in processes of their own, each result in its turn."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import Generic, TypeVar

from tocsin.records import Report

T = TypeVar("T")
K = TypeVar("K")
_POOL_FROM = 40  # fewer reports are read sooner than a second process starts
_POOL_FROM_GROUP = 12  # where the number of reports is not known ahead, a group this full tells of many
_GROUP = 64  # reports that are read side by side before the first of them is given


class Readers(Generic[T]):
    """Reads reports in order, here or, once there are many, in processes of its own.

    ``read`` is a function of a module, so that another process finds it; ``lost`` makes the result of a report that
    ended the process which read it. ``total`` is how many reports there will be, where it is known.
    """

    def __init__(
        self,
        read: Callable[[Report], T],
        lost: Callable[[Exception], T],
        workers: int | None = None,
        total: int | None = None,
    ) -> None:
        self._read = read
        self._lost = lost
        self._workers = workers if workers is not None else min(2, os.cpu_count() or 1)
        self._few = self._workers < 2 or (total is not None and total < _POOL_FROM)
        self._pool: ProcessPoolExecutor | None = None

    def read(self, reports: Sequence[Report]) -> list[T]:
        """One result a report, in order."""
        if self._few or (self._pool is None and len(reports) < _POOL_FROM_GROUP):
            return [self._read(report) for report in reports]
        self._pool = self._pool or _pool(self._workers)
        try:
            return list(self._pool.map(self._read, reports, chunksize=2))
        except BrokenProcessPool:
            self.close()
            return [self._alone(report) for report in reports]

    def stream(self, arriving: Iterable[tuple[K, Report | None]]) -> Iterator[tuple[K, T | None]]:
        """A result for each that arrives, in order; None for one without a report. The first come at once."""
        held: list[tuple[K, Report | None]] = []
        for number, (key, report) in enumerate(arriving):
            if self._few or number < _POOL_FROM:
                yield key, self._read(report) if report is not None else None
                continue
            held.append((key, report))
            if len(held) == _GROUP:
                yield from self._group(held)
                held = []
        yield from self._group(held)

    def _group(self, held: Sequence[tuple[K, Report | None]]) -> Iterator[tuple[K, T | None]]:
        results = iter(self.read([report for _, report in held if report is not None]))
        yield from ((key, next(results) if report is not None else None) for key, report in held)

    def _alone(self, report: Report) -> T:
        """In a process of its own: after one report ended a process, to find which."""
        with _pool(1) as pool:
            try:
                return pool.submit(self._read, report).result()
            except BrokenProcessPool as error:
                return self._lost(error)

    def close(self) -> None:
        """Ends the processes; what they have not begun is dropped."""
        if self._pool is not None:
            # Waited for: in a process started by multiprocessing, what is left of the pool would hold up its end.
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _pool(workers: int) -> ProcessPoolExecutor:
    # A script without a main guard would start itself again under spawn; a fork starts at once.
    context = multiprocessing.get_context("fork") if sys.platform == "linux" else None
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_stay_with_parent)


def _stay_with_parent() -> None:
    """A reading process leaves Ctrl-C to its parent, and ends when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
