"""Incidents from claims: blocks, clusters, values, what analysts corrected, links."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import lru_cache

from tocsin.merging import values
from tocsin.merging.blocking import blocks, distinct
from tocsin.merging.certainty import certainty_of
from tocsin.merging.clustering import clusters
from tocsin.merging.comparing import Comparing
from tocsin.merging.confidence import confidence_of, sources_of
from tocsin.merging.correcting import captivity_decided, decided
from tocsin.merging.joining import linked
from tocsin.merging.presuming import with_presumed
from tocsin.merging.scoring import Model
from tocsin.merging.victims import victims
from tocsin.records import ClaimRef, Decision, FiledClaim, Incident


def merge(
    claims: Sequence[FiledClaim], decisions: Sequence[Decision] = (), by: Model | None = None
) -> tuple[Incident, ...]:
    """All incidents of these claims, by the model that ships or another: a pure function, the same for any order of its
    input."""
    comparing = Comparing(by)
    found = blocks(claims, decisions, comparing=comparing)
    return tuple(i for block in found for i in resolve(block, decisions, comparing))


def resolve(
    block: Sequence[FiledClaim], decisions: Sequence[Decision] = (), comparing: Comparing | None = None
) -> tuple[Incident, ...]:
    """The incidents of one block of related claims, by id; decisions on other claims change nothing.

    ``comparing`` may have met claims of other blocks before.
    """
    standing = sorted((d for d in decisions if d.revoked_at is None), key=lambda d: d.id)
    rejected = _rejected(standing)
    groups = clusters([c for c in distinct(block) if c.claim.id not in rejected], standing, comparing=comparing)
    drafts = decided([_incident(tuple(group)) for group in groups], groups, standing)
    told = captivity_decided(linked(drafts, groups), standing)
    return tuple(sorted(map(with_presumed, told), key=lambda i: i.id))


def _rejected(standing: Sequence[Decision]) -> set[str]:
    """Claims of which the latest that an analyst said is that they tell of nothing."""
    found: set[str] = set()
    for decision in standing:
        if decision.kind == "reject":
            found |= set(decision.claims)
        elif decision.kind in ("merge", "confirm"):
            found -= set(decision.claims)
    return found


def incident_id(claims: Sequence[FiledClaim]) -> str:
    """From the first claim: the earliest published (undated last), then the smallest id."""
    first = min(claims, key=lambda c: (c.published or dt.date.max, c.claim.id))
    digest = hashlib.sha256(f"{first.report}|{first.claim.id}".encode()).hexdigest()
    return f"i-{digest[:12]}"


@lru_cache(maxsize=4096)  # of a block that is resolved again most incidents are what they were
def _incident(claims: tuple[FiledClaim, ...]) -> Incident:
    published = [c.published for c in claims if c.published is not None]
    sources = sources_of(claims)
    return Incident(
        id=incident_id(claims),
        type=values.type_of(claims),
        status=values.status_of(claims),
        captivity=None,
        date=values.date_of(claims),
        place=values.place_of(claims),
        perpetrators=values.perpetrators_of(claims),
        victims=victims(claims),
        claims=tuple(ClaimRef(report=c.report, claim=c.claim.id) for c in claims),
        origins=len(sources),
        links=(),
        first_reported=min(published, default=None),
        updated=max(published, default=None),
        disagreements=values.disagreements_of(claims),
        sources=sources,
        confidence=confidence_of(claims),
        certainty=certainty_of(claims),
    )
