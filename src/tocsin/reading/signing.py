"""Which reader read: a signature that changes with the reader's rules, words and weights."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]
# What a reading follows from, but for the gazetteer, which its user may add to.
_ROOMS: Final = ("models", "names", "places", "reading")
_LEFT: Final = frozenset({".pyc"})


@cache
def signature() -> str:
    """Eight hexadecimal digits over all files of the reader, read once a process (60 MB, a tenth of a second)."""
    digest = blake2b(digest_size=4)
    for room in _ROOMS:
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.is_file() and path.suffix not in _LEFT:
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
                digest.update(blake2b(path.read_bytes()).digest())
    return digest.hexdigest()
