"""Saying on standard error how far a long run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tocsin.cli.output import console, note

SECONDS_BETWEEN_LINES = 10.0  # a log stays short however long the run is


class Progress(Protocol):
    """Is told how much is done, of how much where that is known, and what, where that is not the whole run's title."""

    def __call__(self, done: int, total: int | None, what: str | None = None, /) -> None: ...


@contextmanager
def measuring(title: str) -> Iterator[Progress]:
    """Give a function to be called with how much is done, and of how much where that is known."""
    if not sys.stderr.isatty():
        yield _sparse_lines(title)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int | None, what: str | None = None, /) -> None:
            bar.update(task, completed=done, total=total, description=what or title)

        yield advance


def _sparse_lines(title: str) -> Progress:
    said_at = time.monotonic()

    def advance(done: int, total: int | None, what: str | None = None, /) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= SECONDS_BETWEEN_LINES:
            said_at = time.monotonic()
            note(f"{what or title}: {done:,}" + (f" of {total:,}" if total else ""))

    return advance
