"""Passwords as argon2id hashes, with the library's parameters, which are the second recommended ones of RFC 9106."""

from __future__ import annotations

from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 10  # characters; longer beats stranger (NIST SP 800-63B)
LONGEST: Final = 200
_HASHER: Final = PasswordHasher()


def hashed(password: str) -> str:
    """A password as it is kept."""
    return _HASHER.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that is kept; as slow where none is, so that time does not tell who has one."""
    try:
        return _HASHER.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_stale(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobody() -> str:
    return _HASHER.hash("no account has this password")
