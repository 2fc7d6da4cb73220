"""Saying on standard error how far a long run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tocsin.cli.output import console, note

Progress = Callable[[str], None]
SECONDS_BETWEEN_LINES = 10.0  # a log stays short however long the run is


@contextmanager
def counting(title: str) -> Iterator[Progress]:
    """Give a function to be called with a short description after each thing done."""
    if sys.stderr.isatty():
        with _bar(title) as advance:
            yield advance
    else:
        yield _sparse_lines(title)


@contextmanager
def _bar(title: str) -> Iterator[Progress]:
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}", markup=False),
    )
    with Bar(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task(title, total=None, last="")
        yield lambda last: bar.update(task, advance=1, last=last[-60:])


def _sparse_lines(title: str) -> Progress:
    done, said_at = 0, time.monotonic()

    def advance(_last: str) -> None:
        nonlocal done, said_at
        done += 1
        if time.monotonic() - said_at >= SECONDS_BETWEEN_LINES:
            said_at = time.monotonic()
            note(f"{title}: {done:,} so far")

    return advance


@contextmanager
def measuring(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """Give a function to be called with how much is done, and of how much where that is known."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.progress import Progress as Bar

    with Bar(console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
