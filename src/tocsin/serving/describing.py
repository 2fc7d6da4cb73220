"""The description of all that can be asked and decided, as OpenAPI 3.1, where the framework's own says less or else."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from litestar import Litestar, MediaType, Request, Response, get

from tocsin.serving.refusing import Trouble

_TROUBLE: Final = "#/components/schemas/Trouble"
_SAME: Final = {"description": "What was asked has not changed since the ETag that If-None-Match names."}
_WAYS_IN: Final = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token from the page of accounts."},
    "session": {"type": "apiKey", "in": "cookie", "name": "tocsin", "description": "What signing in sets."},
}


def described(app: Litestar) -> dict[str, Any]:
    """What an application answers: each question, its answers, and that all troubles are told alike."""
    told: dict[str, Any] = _without_tuples(app.openapi_schema.to_schema())
    parts = told.setdefault("components", {})
    (_, trouble), *_ = msgspec.json.schema_components([Trouble])[1].items()
    parts.setdefault("schemas", {})["Trouble"] = trouble
    parts["securitySchemes"] = _WAYS_IN
    free = {
        (route.path_format, method.lower())
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        for method in handler.http_methods
        if handler.opt.get("open")
    }
    told["security"] = [{name: []} for name in _WAYS_IN]
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            _answers(method, operation["responses"])
            if (path, method) in free:
                operation["security"] = []
    return told


def _answers(method: str, responses: dict[str, Any]) -> None:
    """Has an operation tell troubles as they are answered, in place."""
    for status in [status for status in responses if status >= "4"]:
        del responses[status]
    for answer in responses.values():
        for kind, content in answer.get("content", {}).items():
            if kind.endswith("+json"):
                content["schema"] = {"type": "object"}  # it is sent as it was written, and no string
    responses["default"] = {
        "description": "Why there is no answer, in one sentence.",
        "content": {"application/json": {"schema": {"$ref": _TROUBLE}}},
    }
    if method == "get":
        responses["304"] = _SAME


def _without_tuples(part: Any) -> Any:
    """A schema whose tuples are arrays of any of their members' kinds: few programs know ``prefixItems``."""
    if isinstance(part, list | tuple):
        return [_without_tuples(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {name: _without_tuples(one) for name, one in part.items()}
    if members := made.pop("prefixItems", None):
        made |= {"items": {"anyOf": members}, "minItems": len(members), "maxItems": len(members)}
    return made


@get("/openapi.json", summary="This description", include_in_schema=False, opt={"open": True}, sync_to_thread=True)
def description(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """All that can be asked and decided, as OpenAPI 3.1."""
    return Response(described(request.app), media_type=MediaType.JSON)
