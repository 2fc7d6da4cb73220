"""What the encoder answers of each sentence and each piece, in the order of its outputs."""

from __future__ import annotations

from typing import get_args

from tocsin.records import ClaimType, Modality, Outcome, Role

TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
ROLES: tuple[Role, ...] = get_args(Role)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
STATEMENTS = ("tally", "advisory", "actor", "disruption")
TAGS = ("place", "date", "perpetrator", "speaker", "via", *(f"count: {o}" for o in get_args(Outcome)))
SENTENCE = (*TYPES, *STATEMENTS, *(f"role: {r}" for r in ROLES), *(f"modality: {m}" for m in MODALITIES))
