"""Independent sources: eight papers that run one agency's wire are one origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tocsin.merging.words import fold, telling
from tocsin.names import resolve_actor
from tocsin.records import ClaimType, FiledClaim

# What authorities do in their own name: their numbers are the official ones.
_OFFICIAL: Final[frozenset[ClaimType]] = frozenset({"arrest_detention", "protest", "riot", "blockade_disruption"})


def origin(filed: FiledClaim) -> str:
    """The nearest thing to a source that one claim tells of: its agency, else its speaker, else its text.

    A claim told on a report's own account is its publisher's where the report is no copy.
    """
    speaker = filed.claim.speaker
    if speaker is not None:
        return f"said {fold(speaker.via or speaker.text)}"
    return _text(filed)


def own_account(filed: FiledClaim) -> bool:
    """Whether the only voice behind a claim is of those who did it, as far as it tells."""
    claim = filed.claim
    if claim.modality == "claimed_by_perpetrator":
        return True
    if claim.speaker is None or claim.type in _OFFICIAL:
        return False
    actor, words = resolve_actor(claim.speaker.text), telling(claim.speaker.text)
    return any((actor is not None and p.actor == actor) or telling(p.text) == words for p in claim.perpetrators)


def origins(claims: Iterable[FiledClaim]) -> int:
    """How many independent sources stand behind these claims.

    Claims are of one origin where they share an agency, a speaker or a family of near-identical reports, also
    through others: a copy of a wire joins all who quote the wire.
    """
    groups: list[set[str]] = []
    for filed in sorted(claims, key=lambda c: c.claim.id):
        marks = set(_marks(filed))
        touched = [g for g in groups if g & marks]
        groups = [g for g in groups if not g & marks]
        groups.append(marks.union(*touched))
    return len(groups)


def _text(filed: FiledClaim) -> str:
    if filed.copy_of in (None, filed.report) and filed.publisher:
        return f"of {fold(filed.publisher)}"
    return f"text {filed.copy_of or filed.report}"


def _marks(filed: FiledClaim) -> Sequence[str]:
    speaker = filed.claim.speaker
    told = [fold(t) for t in (speaker.via, speaker.text) if t] if speaker is not None else []
    marks = [f"said {t}" for t in told if t]
    if not marks:
        marks.append(_text(filed))
    if filed.copy_of not in (None, filed.report):
        marks.append(f"text {filed.copy_of}")
    marks.append(f"text {filed.report}")
    return marks
