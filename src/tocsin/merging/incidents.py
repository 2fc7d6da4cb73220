"""Incidents from a block of claims: clusters, their values, their links, and what analysts decided."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from itertools import product
from typing import get_args

import msgspec

from tocsin.merging import values
from tocsin.merging.blocking import blocks
from tocsin.merging.clustering import clusters
from tocsin.merging.linking import link_score
from tocsin.merging.traits import traits
from tocsin.merging.victims import victims
from tocsin.merging.weights import LINK_ABOVE
from tocsin.records import (
    Captivity,
    ClaimRef,
    ClaimType,
    DateRange,
    Decision,
    FiledClaim,
    Incident,
    Link,
    Place,
    Victims,
)

_BEGINS = ("abduction", "arrest_detention")
_ENDS = ("release", "killing_of_hostage")
_FREED = ("released", "escaped", "rescued")


def merge(claims: Sequence[FiledClaim], decisions: Sequence[Decision] = ()) -> tuple[Incident, ...]:
    """All incidents of these claims: a pure function, the same for any order of its input."""
    return tuple(i for block in blocks(claims, decisions) for i in resolve(block, decisions))


def resolve(block: Sequence[FiledClaim], decisions: Sequence[Decision] = ()) -> tuple[Incident, ...]:
    """The incidents of one block of related claims, by id."""
    standing = [d for d in decisions if d.revoked_at is None]
    rejected = {c for d in standing if d.kind == "reject" for c in d.claims}
    unique = {c.claim.id: c for c in block if c.claim.id not in rejected}
    groups = clusters(list(unique.values()), standing)
    made = [_incident(group) for group in groups]
    linked = _linked(made, groups)
    return tuple(sorted((_decided(i, standing) for i in linked), key=lambda i: i.id))


def incident_id(claims: Sequence[FiledClaim]) -> str:
    """From the first claim: the earliest published (undated last), then the smallest id."""
    first = _first(claims)
    digest = hashlib.sha256(f"{first.report}|{first.claim.id}".encode()).hexdigest()
    return f"i-{digest[:12]}"


def _first(claims: Sequence[FiledClaim]) -> FiledClaim:
    return min(claims, key=lambda c: (c.published or dt.date.max, c.claim.id))


def _incident(claims: Sequence[FiledClaim]) -> Incident:
    published = [c.published for c in claims if c.published is not None]
    kind = values.type_of(claims)
    return Incident(
        id=incident_id(claims),
        type=kind,
        status=values.status_of(claims),
        captivity="held" if kind == "abduction" else "unknown" if kind == "arrest_detention" else None,
        date=values.date_of(claims),
        place=values.place_of(claims),
        perpetrators=values.perpetrators_of(claims),
        victims=victims(claims),
        claims=tuple(ClaimRef(report=c.report, claim=c.claim.id) for c in claims),
        origins=values.origins(claims),
        links=(),
        first_reported=min(published, default=None),
        updated=max(published, default=None),
        disagreements=values.disagreements_of(claims),
    )


def _linked(made: Sequence[Incident], groups: Sequence[Sequence[FiledClaim]]) -> list[Incident]:
    """Each ending linked to the beginning it fits best, both ways, and captivity counted from the links."""
    pairs: list[tuple[int, int]] = []
    for e, ending in enumerate(made):
        if ending.type not in _ENDS:
            continue
        scored = [(_fit(groups[b], groups[e]), b) for b, begin in enumerate(made) if begin.type in _BEGINS]
        best = max(scored, key=lambda s: (s[0], made[s[1]].id), default=(float("-inf"), -1))
        if best[0] > LINK_ABOVE:
            pairs.append((best[1], e))
    found = []
    for n, incident in enumerate(made):
        ends = [Link(relation="ends", incident=made[b].id) for b, e in pairs if e == n]
        ended = [Link(relation="ended_by", incident=made[e].id) for b, e in pairs if b == n]
        links = tuple(sorted([*ends, *ended], key=lambda x: (x.relation, x.incident)))
        endings = [made[e] for b, e in pairs if b == n]
        captivity = _captivity(incident, endings) if incident.type in _BEGINS else None
        found.append(msgspec.structs.replace(incident, links=links, captivity=captivity))
    return found


def _fit(taken: Sequence[FiledClaim], freed: Sequence[FiledClaim]) -> float:
    """The mean of the better half of pair scores: noise in a few claims does not break a link."""
    scores = sorted((link_score(traits(a), traits(b)) for a, b in product(taken, freed)), reverse=True)
    real = [s for s in scores if s > float("-inf")]
    better = real[: max(1, len(scores) // 2)]
    return sum(better) / len(better) if better else float("-inf")


def _captivity(incident: Incident, endings: Sequence[Incident]) -> Captivity:
    """held until an ending; ended where the freed and dead account for all who were taken."""
    real = [e for e in endings if e.status != "refuted"]
    if not real:
        return "held" if incident.type == "abduction" else "unknown"
    taken = _total(incident.victims, ("abducted", "missing", "arrested"))
    gone = sum(_total(e.victims, (*_FREED, "killed")) or 0 for e in real)
    if taken is None or gone == 0:
        return "unknown"
    return "ended" if gone >= taken else "partly_ended"


def _total(lines: Sequence[Victims], outcomes: Sequence[str]) -> int | None:
    numbers = [v.best for v in lines if v.outcome in outcomes and v.part_of is None and v.best is not None]
    return sum(numbers) if numbers else None


def _decided(incident: Incident, decisions: Sequence[Decision]) -> Incident:
    """The analyst wins: corrections and confirmations laid over what the claims say."""
    held = {c.claim for c in incident.claims}
    for d in sorted(decisions, key=lambda d: d.id):
        if not held & set(d.claims):
            continue
        if d.kind == "confirm":
            incident = msgspec.structs.replace(incident, status="confirmed")
        elif d.kind == "correct" and d.field and d.value is not None:
            incident = _corrected(incident, d.field, d.value)
    return incident


def _corrected(incident: Incident, field: str, value: str) -> Incident:
    replace = msgspec.structs.replace
    place = incident.place or Place()
    if field == "type" and value in get_args(ClaimType):
        return replace(incident, type=value)
    if field == "date":
        start, _, end = value.partition("..")
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
        return replace(incident, date=DateRange(start=first, end=last, precision="day"))
    if field == "country":
        return replace(incident, place=replace(place, country=value))
    if field == "place":
        return replace(incident, place=replace(place, name=value, lat=None, lon=None, geonameid=None))
    if field.startswith("victims."):
        outcome, number = field.removeprefix("victims."), int(value)
        lines = tuple(
            replace(v, best=number, low=number, high=number) if v.outcome == outcome and v.part_of is None else v
            for v in incident.victims
        )
        return replace(incident, victims=lines)
    return incident
