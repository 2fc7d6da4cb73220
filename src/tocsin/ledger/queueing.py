"""Writers of one ledger wait in line.

SQLite gives the right to write to whoever happens to ask when it comes free. Of two that write one transaction after
the other the one that waits asks ten times a second, the other at once: it may wait until it gives up. So whoever wants
to write holds a file beside the ledger locked until the right is its own, and who comes later waits for that.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks: there writers go without
    fcntl = None  # type: ignore[assignment]

_PAUSE = 0.01  # seconds


def _line_of(ledger: Path) -> Path:
    """The file that those who wait for a ledger hold in turn; it holds nothing."""
    return ledger.with_name(f"{ledger.name}-line")


@contextmanager
def in_line(ledger: Path, patience: float) -> Iterator[None]:
    """Waits until all that came before have the right to write, so many seconds at most; where no file can be made,
    nobody waits."""
    try:
        held = os.open(_line_of(ledger), os.O_RDWR | os.O_CREAT, 0o666) if fcntl is not None else None
    except OSError:
        held = None
    if held is None:
        yield
        return
    try:
        until = time.monotonic() + patience
        while not _ours(held) and time.monotonic() < until:
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(held)


def _ours(held: int) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
