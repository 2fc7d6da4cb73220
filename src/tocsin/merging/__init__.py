"""Merging: from claims to incidents, each occurrence once. It sees claims, never text."""

from __future__ import annotations

from tocsin.merging.blocking import BINDING, blocks, keys, related, sought
from tocsin.merging.certainty import is_mention
from tocsin.merging.comparing import Comparing
from tocsin.merging.fields import FIELDS, FieldError, check_correction
from tocsin.merging.incidents import incident_id, merge, resolve
from tocsin.merging.origins import origins
from tocsin.merging.presuming import of_the_country
from tocsin.merging.replaying import Form, Ruling, State, edges, replay

__all__ = [
    "BINDING",
    "FIELDS",
    "Comparing",
    "FieldError",
    "Form",
    "Ruling",
    "State",
    "blocks",
    "check_correction",
    "edges",
    "incident_id",
    "is_mention",
    "keys",
    "merge",
    "of_the_country",
    "origins",
    "related",
    "replay",
    "resolve",
    "sought",
]
