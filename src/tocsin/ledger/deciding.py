"""Analysts' decisions: append-only, checked before they are kept, taken back without being deleted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from typing import get_args

from sqlalchemy import Connection, insert, select, update

from tocsin.ledger import schema as t
from tocsin.ledger.opening import LedgerError
from tocsin.names import country_name
from tocsin.records import ClaimType, DecisionKind, Outcome

_FEWEST = {"merge": 2, "split": 2}


def record(
    connection: Connection,
    kind: DecisionKind,
    claims: Sequence[str],
    field: str | None,
    value: str | None,
    by: tuple[str, str],
    at: dt.datetime,
) -> int:
    """Keeps a decision; ``by`` is the analyst and the reason. Gives its number. Raises LedgerError."""
    if kind not in get_args(DecisionKind):
        raise LedgerError(f"There is no decision {kind}: use one of {', '.join(get_args(DecisionKind))}.")
    _check_claims(connection, kind, claims)
    if kind == "correct":
        _check_value(field or "", value)
    analyst, reason = by
    done = connection.execute(
        insert(t.decision).values(
            kind=kind,
            claims=json.dumps(list(claims)),
            field=field,
            value=value,
            analyst=analyst,
            reason=reason,
            made_at=at.isoformat(),
        )
    )
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def revoke(connection: Connection, decision: int, at: dt.datetime) -> list[str]:
    """Takes a decision back; gives the claims it was about. Raises LedgerError."""
    row = connection.execute(select(t.decision).where(t.decision.c.id == decision)).first()
    if row is None:
        raise LedgerError(f"There is no decision {decision}.")
    if row.revoked_at is not None:
        raise LedgerError(f"Decision {decision} was taken back already.")
    connection.execute(update(t.decision).where(t.decision.c.id == decision).values(revoked_at=at.isoformat()))
    return list(json.loads(row.claims))


def _check_claims(connection: Connection, kind: str, claims: Sequence[str]) -> None:
    fewest = _FEWEST.get(kind, 1)
    if len(set(claims)) < fewest:
        raise LedgerError(
            f"To {kind} takes at least {fewest} claim{'s' if fewest > 1 else ''}: name them by their ids."
        )
    held = set(connection.scalars(select(t.claim.c.id).where(t.claim.c.id.in_(list(claims)))))
    missing = sorted(set(claims) - held)
    if missing:
        raise LedgerError(f"There is no claim {missing[0]}: tocsin show INCIDENT lists those of an incident.")


def _check_value(field: str, value: str | None) -> None:
    """A value that merging could not lay over an incident must not get into the ledger."""
    outcome = field.removeprefix("victims.")
    checks: dict[str, Callable[[str], bool]] = {
        "type": lambda v: v in get_args(ClaimType),
        "date": _is_date,
        "country": lambda v: len(v) == 2 and v.isupper() and country_name(v) != v,
        "place": lambda v: bool(v.strip()),
    }
    fine = checks.get(field)
    if outcome != field and outcome in get_args(Outcome):
        fine = str.isdecimal
    if fine is None:
        raise LedgerError(f"There is no field {field!r} to correct: use type, date, country, place or victims.OUTCOME.")
    if value is None or not fine(value):
        raise LedgerError(f"{value!r} is no value of {field}: give a type, a day or START..END, a code or a number.")


def _is_date(value: str) -> bool:
    start, _, end = value.partition("..")
    try:
        return dt.date.fromisoformat(start) <= dt.date.fromisoformat(end or start)
    except ValueError:
        return False
