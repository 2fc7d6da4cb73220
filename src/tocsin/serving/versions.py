"""What stands for the state of something at a glance: it changes with whatever of it does."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from tocsin.ledger.answers import IncidentView


def version_of(view: IncidentView) -> str:
    """A digest of an incident and of the decisions on it."""
    return digest(msgspec.json.encode((view.incident, view.decisions)))


def digest(data: bytes) -> str:
    """Sixteen bytes in hexadecimal digits."""
    return blake2b(data, digest_size=16).hexdigest()
