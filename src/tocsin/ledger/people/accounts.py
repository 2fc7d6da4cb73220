"""Who is at work: the account that the operating system runs this process under."""

from __future__ import annotations

import getpass
import os


def account() -> str:
    """The account's name by its number, which an environment cannot feign; the number where it has no name."""
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
