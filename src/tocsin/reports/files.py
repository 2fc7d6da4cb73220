"""Files to read: what a directory holds, and opening one without being held up or led astray."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.reports.intake import UnreadableError

Found = tuple[str, UnreadableError | None]


def open_file(path: str) -> BinaryIO:
    """Open a regular file; raises :class:`UnreadableError` for devices, pipes, the gone and the forbidden."""
    try:
        # A pipe without a writer would otherwise block for ever.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _unopened(error) from None
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise UnreadableError("not_a_file", "It is a pipe, a device or another special file; give a regular one.")
    return os.fdopen(number, "rb")


def is_directory(path: str) -> bool:
    """Whether ``path`` is a directory; False for what does not exist or has an impossible name."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def walk(directory: str) -> Iterator[Found]:
    """All files below ``directory``, sorted by path, hidden ones left out; a failure where one is not read.

    Links within the directory are left out, since their target is read in its own place; one that leaves it
    is not followed and given as a failure.
    """
    root = os.path.realpath(directory)
    waiting = [directory]
    while waiting:
        path = waiting.pop()
        if Path(path).is_symlink() and path != directory:
            error = _link(path, root)
            if error:
                yield path, error
        elif is_directory(path):
            names, refused = _names(path)
            if refused:
                yield path, refused
            waiting.extend(str(Path(path, name)) for name in reversed(names))
        else:
            yield path, None


def _names(path: str) -> tuple[list[str], UnreadableError | None]:
    try:
        return sorted(name for name in os.listdir(path) if not name.startswith(".")), None  # noqa: PTH208
    except OSError as error:
        return [], _unopened(error)


def _link(path: str, root: str) -> UnreadableError | None:
    target = os.path.realpath(path)
    if not os.path.lexists(target):
        return UnreadableError("not_found", "It is a link to a file that does not exist; remove it.")
    if target == root or target.startswith(root.rstrip(os.sep) + os.sep):
        return None
    return UnreadableError("outside_directory", "It is a link out of the directory; give its target by itself.")


def _unopened(error: OSError | ValueError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        return UnreadableError("not_found", "It does not exist; check the name.")
    if isinstance(error, PermissionError):
        return UnreadableError("no_permission", "Its permissions do not let you read it; change them or copy it.")
    return UnreadableError("unreadable", "It could not be opened; check the name and the disk.")
