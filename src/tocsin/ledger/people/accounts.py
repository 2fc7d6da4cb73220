"""Who is at work: the account that the operating system runs this process under, or that a server works for."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_WORKED_FOR: Final[ContextVar[str | None]] = ContextVar("worked_for", default=None)


@contextmanager
def at_work(name: str) -> Iterator[None]:
    """Has a server that serves many work for one of them: within, the account is this name."""
    before = _WORKED_FOR.set(name)
    try:
        yield
    finally:
        _WORKED_FOR.reset(before)


def account() -> str:
    """The account's name: of whom a server works for, else by the system's number of it, which an environment cannot
    feign; the number where it has no name."""
    if (name := _WORKED_FOR.get()) is not None:
        return name
    if hasattr(os, "getuid"):
        import pwd

        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return f"uid {os.getuid()}"
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
