"""How sure it is that an incident is told of at all, and not only read into a report.

Each report that tells of it is one chance that it was read right, with the confidence of its surest claim:

    certainty = 1 - product over its reports of (1 - greatest confidence of a claim)

Under ``LEAST`` it is a mention: kept, shown where asked for, put before a person as a doubt, and counted in no total
but as what may be. Confidence (merging/confidence.py) is another thing: whether what was told so happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Final

from tocsin.records import FiledClaim, Incident

# Of incidents read from labelled reports by readers that never saw them, about as many of those under it are of
# nothing as are of something: bench/certainty.py.
LEAST: Final = 0.7


def certainty_of(claims: Sequence[FiledClaim]) -> float:
    """The certainty, to three digits, that any of an incident's claims was read right."""
    surest: dict[str, float] = {}
    for filed in claims:
        surest[filed.report] = max(filed.claim.confidence, surest.get(filed.report, 0.0))
    # Sorted, so that the same claims give the same last digit in any order.
    return round(1.0 - prod(sorted(1.0 - sure for sure in surest.values())), 3)


def is_mention(incident: Incident) -> bool:
    """Whether too little says that there is such an incident; never where an analyst confirmed or corrected it."""
    return incident.certainty is not None and incident.certainty < LEAST
