"""Independent sources: eight papers that run one agency's wire are one origin.

An agency vouches for what it sends: all that goes back to it is one origin, and two agencies are two, also where both
quote one official. Without an agency it is the speaker, in whose words soever papers print the statement, and where
nobody is quoted the publisher. Reports of one family of copies are one origin whatever else they say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from tocsin.merging.words import fold, telling
from tocsin.names import agency_called, resolve_actor
from tocsin.records import ClaimType, FiledClaim

# What authorities do in their own name: their numbers are the official ones.
_OFFICIAL: Final[frozenset[ClaimType]] = frozenset({"arrest_detention", "protest", "riot", "blockade_disruption"})

_ARTICLES: Final = frozenset({"the", "le", "la", "l", "les", "el", "il", "o", "a", "der", "die", "das"})


def origin(filed: FiledClaim) -> str:
    """The nearest thing to a source that one claim tells of: its agency, else its speaker, else its text.

    A claim told on a report's own account is its publisher's where the report is no copy.
    """
    agency, speaker = agency_of(filed), filed.claim.speaker
    if agency is not None:
        return f"name {_name(agency)}"
    if speaker is not None:
        return f"said {fold(speaker.text)}"
    if filed.copy_of in (None, filed.report) and filed.publisher:
        return f"name {_name(filed.publisher)}"
    return _family(filed)


def agency_of(filed: FiledClaim) -> str | None:
    """The agency or outlet that a claim goes back to: whom its report credits, else whom its speaker told."""
    claim = filed.claim
    if claim.credit is not None:
        return claim.credit.agency
    if claim.speaker is None:
        return None
    if claim.speaker.via:
        known = agency_called(claim.speaker.via)
        return known.name if known else claim.speaker.via
    alone = agency_called(claim.speaker.text)
    return alone.name if alone else None


def own_account(filed: FiledClaim) -> bool:
    """Whether the only voice behind a claim is of those who did it, as far as it tells."""
    claim = filed.claim
    if claim.modality == "claimed_by_perpetrator":
        return True
    if claim.speaker is None or claim.type in _OFFICIAL:
        return False
    actor, words = resolve_actor(claim.speaker.text), telling(claim.speaker.text)
    return any((actor is not None and p.actor == actor) or telling(p.text) == words for p in claim.perpetrators)


def origins(claims: Iterable[FiledClaim]) -> tuple[tuple[FiledClaim, ...], ...]:
    """The claims of one incident by the independent sources that they go back to, each in order of ids.

    Claims are of one origin where they share an agency, a speaker or a family of copies, also through others.
    """
    ordered = sorted(claims, key=lambda c: c.claim.id)
    agencies = _agencies_of_families(ordered)
    credited = {_name(name) for filed in ordered if (name := agency_of(filed))}
    groups: list[tuple[set[str], list[FiledClaim]]] = []
    for filed in ordered:
        marks = set(_marks(filed, agencies[_family(filed)], credited))
        touched = [g for g in groups if g[0] & marks]
        groups = [g for g in groups if not g[0] & marks]
        members = sorted([f for _, held in touched for f in held] + [filed], key=lambda c: c.claim.id)
        groups.append((marks.union(*(held for held, _ in touched)), members))
    return tuple(sorted((tuple(members) for _, members in groups), key=lambda g: g[0].claim.id))


def _agencies_of_families(claims: Sequence[FiledClaim]) -> dict[str, set[str]]:
    """The agencies that any report of a family of copies credits: one that dropped the credit has it from them too."""
    found: dict[str, set[str]] = defaultdict(set)
    for filed in claims:
        agency = agency_of(filed)
        found[_family(filed)] |= {_name(agency)} if agency is not None else set()
    return found


def _marks(filed: FiledClaim, agencies: Collection[str], credited: Collection[str]) -> Iterable[str]:
    yield _family(filed)
    yield f"report {filed.report}"
    own = agency_of(filed)
    if own is not None:
        yield f"name {_name(own)}"
        return
    published, speaker = _name(filed.publisher or ""), filed.claim.speaker
    teller = _name(speaker.text) if speaker is not None else ""
    yield from (f"name {name}" for name in (published, teller) if name in credited)
    if agencies:
        return
    if speaker is not None:
        yield f"said {fold(speaker.text)}"
    elif filed.publisher and filed.copy_of in (None, filed.report):
        yield f"name {published}"


def _name(outlet: str) -> str:
    """An outlet's name without the article that some write before it."""
    words = fold(outlet).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _family(filed: FiledClaim) -> str:
    return f"text {filed.copy_of or filed.report}"
