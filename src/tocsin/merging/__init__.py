"""Merging: from claims to incidents, each occurrence once. It sees claims, never text."""

from __future__ import annotations

from tocsin.merging.blocking import BINDING, blocks, rank, related, ties
from tocsin.merging.certainty import is_mention
from tocsin.merging.comparing import Comparing
from tocsin.merging.fields import FIELDS, FieldError, check_correction
from tocsin.merging.incidents import incident_id, merge, resolve
from tocsin.merging.keying import Entry, Seek, entries, seeks
from tocsin.merging.origins import origins
from tocsin.merging.pointing import Node, Pointer, Pointing, Tie
from tocsin.merging.presuming import of_the_country
from tocsin.merging.replaying import Form, Ruling, State, edges, replay

__all__ = [
    "BINDING",
    "FIELDS",
    "Comparing",
    "Entry",
    "FieldError",
    "Form",
    "Node",
    "Pointer",
    "Pointing",
    "Ruling",
    "Seek",
    "State",
    "Tie",
    "blocks",
    "check_correction",
    "edges",
    "entries",
    "incident_id",
    "is_mention",
    "merge",
    "of_the_country",
    "origins",
    "rank",
    "related",
    "replay",
    "resolve",
    "seeks",
    "ties",
]
