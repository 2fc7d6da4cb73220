"""Ctrl-C that is never lost.

What is raised where nobody can catch it, while an object is taken down or in a callback of a weak reference, is shown
by ``sys.unraisablehook`` and forgotten. A Ctrl-C in such a moment, as when a pattern is compiled or a module imported,
ended nothing: it is sent once more.
"""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN: Final = 0.05  # seconds


def listen() -> None:
    """Has a Ctrl-C that would be forgotten sent again; all else that nobody can catch is shown as it was."""
    shown = sys.unraisablehook

    def hear(lost: UnraisableHookArgs) -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            shown(lost)
            return
        later = threading.Timer(_AGAIN, _send)
        later.daemon = True
        later.start()

    sys.unraisablehook = hear


def _send() -> None:
    """To the main thread, which it wakes from waiting where the system can tell threads apart."""
    ours = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and ours is not None:
        signal.pthread_kill(ours, signal.SIGINT)
    else:
        signal.raise_signal(signal.SIGINT)
