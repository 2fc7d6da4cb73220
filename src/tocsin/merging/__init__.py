"""Merging: from claims to incidents, each occurrence once. It sees claims, never text."""

from __future__ import annotations

from tocsin.merging.blocking import blocks, keys, related
from tocsin.merging.incidents import incident_id, merge, resolve

__all__ = ["blocks", "incident_id", "keys", "merge", "related", "resolve"]
