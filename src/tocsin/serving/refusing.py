"""Errors as answers: one sentence that says what to do, and the status that fits."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Final

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException

from tocsin.ledger import LedgerError
from tocsin.ledger.placing import PlaceError
from tocsin.records import Record
from tocsin.serving.access import AccessError
from tocsin.serving.guarding import HEADERS

_LOG: Final = logging.getLogger("tocsin.serving")


class Refused(ValueError):  # noqa: N818  a refusal of what was asked, not a defect
    """What was asked cannot be understood; the message says how to ask."""


class Missing(LookupError):  # noqa: N818
    """What was asked for is not there."""


class Trouble(Record, frozen=True):
    """Why there is no answer, in one sentence."""

    status: int
    message: str


def _as_trouble(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response[Trouble]:
    # An address that leads nowhere is refused before any middleware: its headers are put on here.
    told = Trouble(status=status, message=message)
    return Response(told, status_code=status, media_type=MediaType.JSON, headers={**HEADERS, **(headers or {})})


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
    return _as_trouble(error.status_code, error.detail, error.headers)


def too_deep(request: Request[Any, Any, Any], error: RecursionError) -> Response[Trouble]:
    """400 for what was sent nested without end."""
    return (
        _as_trouble(400, "What was sent is nested too deeply.") if request.method != "GET" else broken(request, error)
    )


def broken(request: Request[Any, Any, Any], error: Exception) -> Response[Trouble]:
    """500: a defect of ours, of which the log tells and the answer does not."""
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return _as_trouble(500, "This is a defect of Tocsin's: what happened is in the desk's log.")


HANDLERS = {
    Exception: broken,
    RecursionError: too_deep,
    AccessError: refused,
    Refused: refused,
    PlaceError: refused,
    LedgerError: refused,
    Missing: missing,
    ValidationException: unfit,
    HTTPException: other,
}
