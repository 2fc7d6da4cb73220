"""Independent sources: eight papers that run one agency's wire are one origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.merging.words import fold
from tocsin.records import FiledClaim


def origin(filed: FiledClaim) -> str:
    """The nearest thing to a source that one claim tells of: its agency, else its speaker, else its text.

    A claim told on a report's own account is its publisher's where the report is no copy.
    """
    speaker = filed.claim.speaker
    if speaker is not None:
        return f"said {fold(speaker.via or speaker.text)}"
    return _text(filed)


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
