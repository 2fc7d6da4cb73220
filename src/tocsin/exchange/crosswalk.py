"""The one table by which types of incident are told in the words of ACLED, PLOVER, CAMEO and GTD."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

from tocsin.records import ClaimType, Incident, Record

When = Literal["civilians", "security_forces", "hurt", "arrests"]
Fits = Literal["whole", "wider", "none"]


class Match(Record, frozen=True):
    """A type of incident in other words; "" where those have none. ``when`` is what must hold of the incident."""

    type: ClaimType
    when: When | None
    acled_event: str
    acled_sub_event: str
    acled_disorder: str
    acled_fits: Fits
    plover: str
    plover_mode: str
    cameo: str
    gtd_attack: str


@cache
def matches() -> tuple[Match, ...]:
    """All rows of the table, those of one type in the order in which they are tried."""
    text = (files("tocsin.exchange") / "crosswalk.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Match(**{**row, "when": row["when"] or None})  # type: ignore[arg-type]
        for row in csv.DictReader(lines, delimiter="\t")
    )


def match(incident: Incident) -> Match:
    """The row of an incident."""
    return next(m for m in matches() if m.type == incident.type and _holds(m.when, incident))


def _holds(when: When | None, incident: Incident) -> bool:
    hit = [v for v in incident.victims if v.outcome in ("killed", "injured", "abducted", "missing")]
    if when == "civilians":
        return any(v.group == "civilians" for v in hit)
    if when == "security_forces":
        return any(v.group == "security_forces" for v in hit)
    if when == "hurt":
        return any(v.outcome in ("killed", "injured") and v.group != "security_forces" for v in hit)
    if when == "arrests":
        return any(v.outcome == "arrested" for v in incident.victims)
    return True
