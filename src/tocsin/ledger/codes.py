"""Words of short lists in the order of the numbers that the ledger keeps for them: only ever added to at the end."""

from __future__ import annotations

from typing import Final

from tocsin.ledger.answers import Facet
from tocsin.records import (
    Captivity,
    ClaimType,
    DatePrecision,
    Group,
    IncidentStatus,
    Outcome,
    PerpetratorStatus,
)

TYPES: Final[tuple[ClaimType, ...]] = (
    "abduction",
    "release",
    "killing_of_hostage",
    "arrest_detention",
    "armed_clash",
    "attack",
    "bombing",
    "arson_destruction",
    "protest",
    "riot",
    "blockade_disruption",
    "coup",
    "other",
)
STATUSES: Final[tuple[IncidentStatus, ...]] = ("reported", "confirmed", "disputed", "refuted")
CAPTIVITY: Final[tuple[Captivity, ...]] = ("held", "partly_ended", "ended", "unknown")
OUTCOMES: Final[tuple[Outcome, ...]] = (
    "abducted",
    "killed",
    "injured",
    "released",
    "escaped",
    "rescued",
    "missing",
    "arrested",
    "displaced",
)
GROUPS: Final[tuple[Group, ...]] = ("civilians", "security_forces", "attackers")
PRECISIONS: Final[tuple[DatePrecision, ...]] = ("day", "week", "month", "year")
CERTAINTIES: Final[tuple[PerpetratorStatus, ...]] = ("claimed", "attributed", "suspected", "unknown")
FACETS: Final[tuple[Facet, ...]] = ("country", "type", "status", "actor", "month")
