"""How sure an incident is, with its reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.records import Incident, Modality, Source

_MOST_NAMED = 4
_FIRM: tuple[tuple[Modality, str], ...] = (
    ("confirmed", "confirmed by"),
    ("claimed_by_perpetrator", "claimed by"),
    ("denied", "denied by"),
)


def confidence_words(incident: Incident) -> str:
    """Return "0.99: 3 independent origins (AFP, Reuters, Le Fanal); confirmed by the ministry"; "" where unknown."""
    if incident.confidence is None:
        return ""
    if incident.confidence in (0.0, 1.0) and (decided := _decided(incident)):
        return f"{incident.confidence:.2f}: {decided}"
    return f"{incident.confidence:.2f}: " + "; ".join(_reasons(incident.sources))


def confidence_mark(incident: Incident) -> str:
    """Return "0.97", or "" where unknown."""
    return "" if incident.confidence is None else f"{incident.confidence:.2f}"


def _decided(incident: Incident) -> str:
    """Only an analyst makes certain: the reports' own confidence stays under 1, and above 0 unless all deny it."""
    if incident.confidence == 1.0:
        return "confirmed by an analyst"
    return "refuted by an analyst" if "status" in incident.corrected else ""


def _reasons(sources: Sequence[Source]) -> list[str]:
    names = [one.name for one in sources]
    named = ", ".join(names[:_MOST_NAMED]) + (f" and {rest} more" if (rest := len(names) - _MOST_NAMED) > 0 else "")
    count = "one origin" if len(names) == 1 else f"{len(names)} independent origins"
    found = [f"{count} ({named})"]
    for modality, said in _FIRM:
        voices = dict.fromkeys(one.speaker or one.name for one in sources if one.modality == modality)
        if voices:
            found.append(f"{said} {' and '.join(list(voices)[:2])}")
    unsure = [one for one in sources if one.modality in ("alleged", "feared")]
    if unsure and len(unsure) == len(sources):
        found.append("only alleged or feared")
    return found
