"""Decisions of analysts: made, taken back, listed, and what the machine would have settled.

A decision says what was seen of each incident when it was made (its ``version``); where somebody changed one of them in
the meantime it is refused with 409, so that two analysts never overwrite one another unseen.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Router, delete, get, post
from litestar.exceptions import HTTPException
from litestar.params import Body, PathParameter, QueryParameter

from tocsin.api import Ledger
from tocsin.ledger.answers import Decided, Doubt
from tocsin.records import Decision, Record
from tocsin.serving import asking
from tocsin.serving.access.entering import grant_of
from tocsin.serving.accounts import TheAccess
from tocsin.serving.asking import Asked, AsOf, Limit, TheLedger
from tocsin.serving.versions import version_of

_WORDS = Annotated[str, msgspec.Meta(max_length=2000)]
_IDENT = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
_SEVERAL = Annotated[list[_IDENT], msgspec.Meta(min_length=1, max_length=200)]


class _Made(Record, frozen=True, tag_field="kind", forbid_unknown_fields=True, kw_only=True):
    because: _WORDS = ""
    seen: dict[str, str] = msgspec.field(default_factory=dict)


class Merge(_Made, frozen=True, tag="merge"):
    """Incidents, or incidents and claims, are one occurrence."""

    incidents: _SEVERAL


class Split(_Made, frozen=True, tag="split"):
    """Claims of an incident are of another, or two incidents are two."""

    incident: _IDENT
    parts: _SEVERAL


class Correct(_Made, frozen=True, tag="correct"):
    """A field of an incident has a value; ``because`` is needed."""

    incident: _IDENT
    field: _IDENT
    value: _WORDS


class Reject(_Made, frozen=True, tag="reject"):
    """Incidents, or claims, tell of nothing that happened."""

    incidents: _SEVERAL


class Confirm(_Made, frozen=True, tag="confirm"):
    """An incident happened, whoever doubts it."""

    incident: _IDENT


Judgement = Merge | Split | Correct | Reject | Confirm


@post("/", summary="Decide", sync_to_thread=True)
def decide(
    ledger: TheLedger,
    access: TheAccess,
    request: Request[Any, Any, Any],
    data: Annotated[Judgement, Body(description="What is decided, and why.")],
) -> Decided:
    """It holds whatever is read later, until it is taken back."""
    _unchanged(ledger, data)
    by = grant_of(request).account
    made = _made(ledger, data, by)
    access.note(by, "decided", f"{made.decision.kind} {made.decision.id}")
    return made


def _made(ledger: Ledger, data: Judgement, by: str) -> Decided:
    match data:
        case Merge():
            return ledger.merge(*data.incidents, by=by, because=data.because)
        case Split():
            return ledger.split(data.incident, *data.parts, by=by, because=data.because)
        case Correct():
            return ledger.correct(data.incident, data.field, data.value, by=by, because=data.because)
        case Reject():
            return ledger.reject(*data.incidents, by=by, because=data.because)
        case Confirm():
            return ledger.confirm(data.incident, by=by, because=data.because)


def _unchanged(ledger: Ledger, asked: _Made) -> None:
    for ident, version in asked.seen.items():
        view = ledger.incident(ident)
        if view is None or version_of(view) != version:
            raise HTTPException(
                status_code=409,
                detail=f"{ident} has changed since you looked at it: look again, then decide.",
            )


@delete("/{number:int}", summary="Take a decision back", status_code=200, sync_to_thread=True)
def undo(
    ledger: TheLedger,
    access: TheAccess,
    request: Request[Any, Any, Any],
    number: Annotated[int, PathParameter(description="The decision's number.", ge=1, le=2**53)],
    because: Annotated[str, QueryParameter(max_length=2000)] = "",
) -> Decided:
    """The incidents are again what they would be without it, under the ids that they had."""
    by = grant_of(request).account
    made = ledger.undo(number, by=by, because=because)
    access.note(by, "took back", f"{made.decision.kind} {made.decision.id}")
    return made


@get("/", summary="All decisions, in the order made", sync_to_thread=True)
def decisions(ledger: TheLedger, as_of: AsOf = None) -> list[Decision]:
    """Those taken back are marked so."""
    return ledger.decisions(as_of=asking.moment(as_of))


@get("/doubts", summary="What the machine is least sure of", opt={"costs": 60}, sync_to_thread=True)
def doubts(ledger: TheLedger, asked: Asked, limit: Limit = 50) -> list[Doubt]:
    """Most worth settling first, each with what would settle it."""
    return ledger.store.doubts(msgspec.structs.replace(asked, limit=limit), None)


routes = Router(path="/api/decisions", route_handlers=[decide, undo, decisions, doubts], tags=["decisions"])
