"""Errors as answers: one sentence that says what to do, and the status that fits."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException

from tocsin.ledger import LedgerError
from tocsin.ledger.placing import PlaceError
from tocsin.records import Record
from tocsin.serving.access import AccessError
from tocsin.serving.guarding import HEADERS


class Refused(ValueError):  # noqa: N818  a refusal of what was asked, not a defect
    """What was asked cannot be understood; the message says how to ask."""


class Missing(LookupError):  # noqa: N818
    """What was asked for is not there."""


class Trouble(Record, frozen=True):
    """Why there is no answer, in one sentence."""

    status: int
    message: str


def _as_trouble(status: int, message: str) -> Response[Trouble]:
    # An address that leads nowhere is refused before any middleware: its headers are put on here.
    return Response(
        Trouble(status=status, message=message), status_code=status, media_type=MediaType.JSON, headers=HEADERS
    )


def refused(_: Request[Any, Any, Any], error: Exception) -> Response[Trouble]:
    """400: what was asked cannot be."""
    return _as_trouble(400, str(error))


def missing(_: Request[Any, Any, Any], error: Exception) -> Response[Trouble]:
    """404."""
    return _as_trouble(404, str(error.args[0] if error.args else error))


def unfit(_: Request[Any, Any, Any], error: ValidationException) -> Response[Trouble]:
    """400, with the parameters that do not fit."""
    told = [
        f"{one.get('key', '')}: {one.get('message', '')}".strip(": ") if isinstance(one, dict) else str(one)
        for one in (error.extra if isinstance(error.extra, list) else [])
    ]
    return _as_trouble(400, "; ".join(told) or error.detail)


def other(_: Request[Any, Any, Any], error: HTTPException) -> Response[Trouble]:
    """What the framework refuses: no such address, a method that it does not take."""
    return _as_trouble(error.status_code, error.detail)


HANDLERS = {
    AccessError: refused,
    Refused: refused,
    PlaceError: refused,
    LedgerError: refused,
    Missing: missing,
    ValidationException: unfit,
    HTTPException: other,
}
