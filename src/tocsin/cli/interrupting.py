"""Ctrl-C that is never lost.

What is raised while an object is being taken down is reported and forgotten by Python (``object.__del__`` in its data
model), so that a Ctrl-C in such a moment, as when a pattern is compiled, ended nothing. It waits for the next moment.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Final

_AGAIN: Final = 0.05  # seconds


def listen() -> None:
    """Has Ctrl-C raise KeyboardInterrupt where it is heard; leaves alone what another has set, and other threads."""
    ours = threading.current_thread() is threading.main_thread()
    if ours and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_: int, frame: FrameType | None) -> None:
    if not _taking_down(frame):
        raise KeyboardInterrupt
    later = threading.Timer(_AGAIN, _again)
    later.daemon = True
    later.start()


def _again() -> None:
    """Sends it once more to the main thread, which it wakes from waiting where the system can tell threads apart."""
    ours = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and ours is not None:
        signal.pthread_kill(ours, signal.SIGINT)
    else:
        signal.raise_signal(signal.SIGINT)


def _taking_down(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False
