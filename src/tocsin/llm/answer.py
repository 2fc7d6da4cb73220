"""What a model is asked for: records from which the schema of its answer is made, each value with its quote."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from tocsin.records import (
    Advice,
    ClaimType,
    DatePrecision,
    DisruptionKind,
    Group,
    Modality,
    Modifier,
    Outcome,
    PerpetratorStatus,
    PlacePrecision,
    Record,
    Relation,
    Role,
    Standing,
)

Totalled = Outcome | Literal["incidents"]


class SaidDate(Record, frozen=True):
    """``start`` and ``end`` as YYYY-MM-DD, inclusive."""

    quote: str
    start: str
    end: str
    precision: DatePrecision


class SaidPlace(Record, frozen=True):
    """``name`` and ``country`` in the report's words, or None."""

    quote: str
    precision: PlacePrecision
    name: str | None = None
    country: str | None = None


class SaidCount(Record, frozen=True):
    """``number`` is None where the report gives no figure; ``part_of`` an index in the claim's counts."""

    quote: str
    outcome: Outcome
    number: int | None = None
    modifier: Modifier = "exact"
    nationality: str | None = None
    role: str | None = None
    group: Group | None = None
    standing: Standing = "current"
    part_of: int | None = None


class SaidPerpetrator(Record, frozen=True):
    quote: str
    status: PerpetratorStatus


class SaidSpeaker(Record, frozen=True):
    quote: str
    via: str | None = None


class SaidClaim(Record, frozen=True):
    """One occurrence; ``quotes`` are one to three whole sentences that tell it, the telling one first."""

    quotes: tuple[str, ...]
    type: ClaimType
    role: Role
    modality: Modality
    date: SaidDate | None = None
    place: SaidPlace | None = None
    counts: tuple[SaidCount, ...] = ()
    perpetrators: tuple[SaidPerpetrator, ...] = ()
    speaker: SaidSpeaker | None = None


class SaidTally(Record, frozen=True):
    quote: str
    number: int
    what: Totalled
    modifier: Modifier = "exact"
    population: str | None = None
    place: str | None = None
    period_start: str | None = None
    period_end: str | None = None


class SaidAdvisory(Record, frozen=True):
    quote: str
    issuer: str
    advice: Advice
    country: str | None = None


class SaidFact(Record, frozen=True):
    quote: str
    actor: str
    relation: Relation
    object: str


class SaidDisruption(Record, frozen=True):
    quote: str
    what: DisruptionKind
    place: str | None = None


class Answer(Record, frozen=True):
    """All that a model says of one report."""

    claims: tuple[SaidClaim, ...] = ()
    tallies: tuple[SaidTally, ...] = ()
    advisories: tuple[SaidAdvisory, ...] = ()
    actor_facts: tuple[SaidFact, ...] = ()
    disruptions: tuple[SaidDisruption, ...] = ()


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of :class:`Answer`, as endpoints that hold a model to a schema want it.

    They ask that every object name all its fields as required and allow no other, and know no defaults
    (https://platform.openai.com/docs/guides/structured-outputs).
    """
    (made,), parts = msgspec.json.schema_components([Answer], ref_template="#/$defs/{name}")
    top = parts.pop(made["$ref"].rsplit("/", 1)[-1])
    strict: dict[str, Any] = _strict({**top, "$defs": parts})
    return strict


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(value) for key, value in node.items() if key not in ("default", "title", "description")}
    if "enum" in kept:
        kept["type"] = ["string", "null"] if None in kept["enum"] else "string"
    if kept.get("type") == "object" and isinstance(kept.get("properties"), dict):
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
