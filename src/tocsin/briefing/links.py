"""Addresses that a reader may be sent to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_SAFE = "%/:?#[]@!$&()*+,;=~-._'"


def web_address(url: str | None) -> str | None:
    """Return ``url`` where it is a plain http or https address, percent-encoded; None for all else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or parts.username:
        return None
    return quote(parts.geturl(), safe=_SAFE).replace("'", "%27").replace("(", "%28").replace(")", "%29")
