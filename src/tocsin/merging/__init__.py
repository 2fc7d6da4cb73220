"""Merging: from claims to incidents, each occurrence once. It sees claims, never text."""

from __future__ import annotations

from tocsin.merging.blocking import BINDING, blocks, keys, related, sought
from tocsin.merging.certainty import is_mention
from tocsin.merging.fields import FIELDS, FieldError, check_correction
from tocsin.merging.incidents import incident_id, merge, resolve
from tocsin.merging.origins import origins

__all__ = [
    "BINDING",
    "FIELDS",
    "FieldError",
    "blocks",
    "check_correction",
    "incident_id",
    "is_mention",
    "keys",
    "merge",
    "origins",
    "related",
    "resolve",
    "sought",
]
