"""Signatures of Standard Webhooks (https://www.standardwebhooks.com, specification 1.0): who is told knows by whom."""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from typing import Final

SECRET_SIGN: Final = "whsec_"  # noqa: S105  what secrets begin with
_SECRET_BYTES: Final = 32


def new_secret() -> str:
    """A secret as it is told to the receiver."""
    return SECRET_SIGN + b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def headers(secret: str, ident: str, at: int, body: bytes) -> dict[str, str]:
    """The headers of one try, made at a moment in seconds since 1970; the id is the same at each try."""
    key = b64decode(secret.removeprefix(SECRET_SIGN))
    signed = hmac.digest(key, f"{ident}.{at}.".encode() + body, "sha256")
    return {
        "webhook-id": ident,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{b64encode(signed).decode()}",
    }
