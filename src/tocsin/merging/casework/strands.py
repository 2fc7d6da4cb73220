"""Incidents with their claims, as casework takes them, and what analysts corrected in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tocsin.merging.casework.sayings import FREED, TAKEN, Saying
from tocsin.records import FiledClaim, Incident, Outcome, Spread, Victims


@dataclass(frozen=True, slots=True)
class Strand:
    """An incident of a case with the claims that tell of it."""

    incident: Incident
    claims: Sequence[FiledClaim]


DEAD: Final[frozenset[Outcome]] = frozenset({"killed"})


def corrected_taken(incident: Incident) -> Spread | None:
    """The number taken where an analyst set it."""
    if not _set(incident, TAKEN):
        return None
    number = total(incident.victims, TAKEN)
    return None if number is None else Spread(best=number, low=number, high=number)


def with_corrections(strand: Strand, told: Sequence[Saying]) -> list[Saying]:
    """What is told of people gone, an analyst's number in the place of the claims' own."""
    found = list(told)
    for outcomes in (FREED, DEAD):
        number = total(strand.incident.victims, outcomes)
        mine = [s for s in found if s.fate in outcomes or (outcomes is DEAD and s.fate == "died")]
        if not _set(strand.incident, outcomes) or number is None or not mine:
            continue
        kept = mine[0]
        found = [s for s in found if s not in mine]
        found.append(replace(kept, numbers=(number,), low=number, high=number, sure=True, rival=False))
    return found


def _set(incident: Incident, outcomes: frozenset[Outcome]) -> bool:
    fields = [field.split(".") for field in incident.corrected if field.startswith("victims.")]
    return any(field[1] in outcomes for field in fields)


def total(lines: Sequence[Victims], outcomes: frozenset[Outcome]) -> int | None:
    """People of these outcomes; None where no line gives a number.

    Parts of a line that is counted are left out; the two freed of five taken are not, being all that were freed.
    """
    counted = {n for n, v in enumerate(lines) if v.outcome in outcomes and v.best is not None}
    numbers = [lines[n].best or 0 for n in counted if lines[n].part_of not in counted]
    return sum(numbers) if numbers else None
