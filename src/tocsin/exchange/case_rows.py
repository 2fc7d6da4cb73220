"""Cases of people held as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.case_answers import CaseView

NUMBERS = ("taken", "released", "escaped", "rescued", "killed", "died", "unexplained", "held")
"""What became of people, as a balance has it."""
COLUMNS = (
    "id",
    "status",
    "since",
    "since_precision",
    "ended",
    "days_low",
    "days_high",
    "place",
    "country",
    "admin1",
    *(f"{name}_{end}" for name in NUMBERS for end in ("best", "low", "high")),
    "nationalities",
    "perpetrators",
    "contradictions",
    "ended_by",
)


def as_csv(cases: Iterable[CaseView]) -> str:
    """One row a case, every number with its range."""
    return csv_text(COLUMNS, (_row(one) for one in cases))


def _row(case: CaseView) -> list[object]:
    incident, account, place = case.incident, case.account, case.incident.place
    spreads = [getattr(account.balance, name) for name in NUMBERS]
    return [
        case.id,
        account.status,
        *([account.since.start, account.since.precision] if account.since else [None] * 2),
        account.ended,
        *([case.days.low, case.days.high] if case.days else [None] * 2),
        *([place.name, place.country, place.admin1] if place else [None] * 3),
        *(value for s in spreads for value in (s.best, s.low, s.high)),
        "; ".join(sorted({v.told_nationality for v in incident.victims if v.told_nationality})),
        "; ".join(f"{p.text} ({p.status})" for p in incident.perpetrators),
        " ".join(account.contradictions),
        "; ".join(case.ends),
    ]
