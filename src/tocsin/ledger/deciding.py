"""Analysts' decisions: append-only, checked before they are kept, taken back without being deleted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import NamedTuple, get_args

from sqlalchemy import Connection, insert, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity import chain
from tocsin.ledger.opening import LedgerError
from tocsin.merging import FieldError, check_correction
from tocsin.records import DecisionKind

_FEWEST = {"merge": 2, "split": 2}
_LONGEST = 10_000


class Judgement(NamedTuple):
    """What is to be decided, before it has a number: see :class:`tocsin.records.Decision`."""

    kind: DecisionKind
    claims: tuple[str, ...]
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    named: tuple[str, ...] = ()


def record(connection: Connection, said: Judgement, analyst: str, reason: str, at: dt.datetime) -> int:
    """Keeps a decision; gives its number. Raises LedgerError."""
    if said.kind not in get_args(DecisionKind):
        raise LedgerError(f"There is no decision {said.kind}: use one of {', '.join(get_args(DecisionKind))}.")
    claims, others = _sides(said)
    rows = _rows(connection, said.kind, (*claims, *others))
    if said.kind == "correct":
        check_value(said.field or "", said.value or "")
    if max(len(analyst), len(reason)) > _LONGEST:
        raise LedgerError(f"A name or a reason is too long: write at most {_LONGEST:,} letters.")
    done = connection.execute(
        insert(t.decision).values(
            kind=said.kind,
            claims=json.dumps(claims),
            others=json.dumps(others),
            named=json.dumps(said.named),
            field=said.field,
            value=said.value,
            analyst=analyst,
            reason=reason,
            made_at=at.isoformat(),
        )
    )
    assert done.inserted_primary_key is not None
    number = int(done.inserted_primary_key[0])
    connection.execute(
        insert(t.decision_claim),
        [
            {
                "decision": number,
                "position": position,
                "other": int(position >= len(claims)),
                "row": rows[claim][0],
                "report": rows[claim][1],
                "claim": claim,
            }
            for position, claim in enumerate((*claims, *others))
        ],
    )
    chain.enter(connection, [("decision", number)], at)
    return number


def revoke(connection: Connection, decision: int, analyst: str, reason: str, at: dt.datetime) -> None:
    """Takes a decision back. Raises LedgerError."""
    row = connection.execute(select(t.decision.c.id).where(t.decision.c.id == decision)).first()
    if row is None:
        raise LedgerError(f"There is no decision {decision}: tocsin log lists them.")
    back = connection.execute(select(t.revocation).where(t.revocation.c.decision == decision)).first()
    if back is not None:
        raise LedgerError(f"Decision {decision} was taken back already, by {back.analyst} on {back.made_at[:10]}.")
    connection.execute(
        insert(t.revocation).values(decision=decision, analyst=analyst, reason=reason, made_at=at.isoformat())
    )
    chain.enter(connection, [("revocation", decision)], at)


def check_value(field: str, value: str) -> None:
    """A value that merging could not lay over an incident must not get into the ledger. Raises LedgerError."""
    try:
        check_correction(field, value)
    except FieldError as error:
        raise LedgerError(str(error)) from None
    except ValueError as error:
        advice = str(error)
        raise LedgerError(f"{value!r} is no value of {field}: {advice[0].lower()}{advice[1:]}") from None


def _sides(said: Judgement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    claims = tuple(dict.fromkeys(said.claims))
    if said.kind != "split":
        return claims, ()
    others = tuple(dict.fromkeys(said.others))
    if not others:
        return claims[:1], claims[1:]
    if set(claims) & set(others):
        raise LedgerError(f"Claim {min(set(claims) & set(others))} cannot be apart from itself: name it on one side.")
    return claims, others


def _rows(connection: Connection, kind: str, claims: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The row and the report of each live claim. Raises LedgerError."""
    fewest = _FEWEST.get(kind, 1)
    if len(claims) < fewest:
        raise LedgerError(
            f"To {kind} takes at least {fewest} claim{'s' if fewest > 1 else ''}: name them by their ids."
        )
    found: dict[str, tuple[int, str]] = {}
    for claim in claims:
        live = (t.claim.c.id == claim) & t.claim.c.superseded_at.is_(None)
        row = connection.execute(select(t.claim.c.key, t.claim.c.report).where(live)).first()
        if row is None:
            raise LedgerError(f"There is no claim {claim}: tocsin show INCIDENT numbers those of an incident.")
        found[claim] = row.key, row.report
    return found
