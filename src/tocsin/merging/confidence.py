"""How well the origins of an incident bear out that it happened.

Each origin by itself may be wrong; that all are is less likely the more there are:

    confidence = (1 - product over origins that say so of (1 - strength)) * product over those that deny it of
                 (1 - _DENIAL * strength)

where the strength of an origin is the greatest over its claims of how firmly the claim puts it (``FIRMNESS``) times the
claim's own confidence, that the reader read it right. It never falls when an origin is added that says so or when a
claim is put more firmly, and never rises with a denial.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Final

from tocsin.merging.origins import agency_of, origins
from tocsin.records import FiledClaim, IncidentStatus, Modality, Source

# How likely it is that what an origin says so happened, by judgement; see docs/origins.md.
FIRMNESS: Final[dict[Modality, float]] = {
    "confirmed": 0.95,
    "asserted": 0.8,
    "alleged": 0.5,
    "claimed_by_perpetrator": 0.5,
    "feared": 0.3,
    "denied": 0.8,
}
_DENIAL: Final = 0.6
# No number of reports makes certain; an analyst's word does.
_MOST: Final = 0.99


def sources_of(claims: Sequence[FiledClaim]) -> tuple[Source, ...]:
    """The origins behind the claims of an incident, those that speak most firmly first."""
    return tuple(sorted((_source(group) for group in origins(claims)), key=lambda s: (_rank(s.modality), s.name)))


def confidence_of(claims: Sequence[FiledClaim]) -> float:
    """The confidence, to two digits, that the incident of these claims happened; see the head of this module."""
    groups = origins(claims)
    saying = [max((strength(c) for c in group if not _denies(c)), default=0.0) for group in groups]
    denying = [max((strength(c) for c in group if _denies(c)), default=0.0) for group in groups]
    # Sorted, so that the same claims give the same last digit in any order.
    borne_out = 1.0 - prod(sorted(1.0 - s for s in saying))
    return round(min(_MOST, borne_out * prod(sorted(1.0 - _DENIAL * d for d in denying))), 2)


def strength(filed: FiledClaim) -> float:
    """How much one claim bears out: how firmly it puts it, times how surely it was read."""
    return FIRMNESS[filed.claim.modality] * filed.claim.confidence


def decided_confidence(status: IncidentStatus) -> float | None:
    """What an analyst's word on the status makes of the confidence; None where it leaves it as it is."""
    return {"confirmed": 1.0, "refuted": 0.0}.get(status)


def _denies(filed: FiledClaim) -> bool:
    return filed.claim.modality == "denied"


def _source(group: Sequence[FiledClaim]) -> Source:
    firmest = max(group, key=lambda c: (strength(c) * (not _denies(c)), c.claim.id))
    speaker = firmest.claim.speaker
    return Source(
        name=_name(group, firmest),
        modality=firmest.claim.modality,
        speaker=speaker.text if speaker else None,
        claims=tuple(c.claim.id for c in group),
    )


def _name(group: Sequence[FiledClaim], firmest: FiledClaim) -> str:
    """The agency that most claims of an origin go back to, else the firmest's speaker, its publisher or its report."""
    agencies = [name for c in group if (name := agency_of(c))]
    if agencies:
        return max(sorted(set(agencies)), key=agencies.count)
    speaker = firmest.claim.speaker
    return speaker.text if speaker else firmest.publisher or firmest.report


def _rank(modality: Modality) -> float:
    return 1.0 if modality == "denied" else -FIRMNESS[modality]
