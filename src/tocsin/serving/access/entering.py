"""Who a request is of, before anything of it is looked at; without an account nothing is told."""

from __future__ import annotations

from base64 import b64decode
from typing import Any, Final, cast

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Send
from litestar.types import Scope as AsgiScope

from tocsin.ledger.people.accounts import at_work
from tocsin.serving.access.grants import Grant, Need
from tocsin.serving.access.store import TOKEN_SIGN, Access

COOKIE: Final = "tocsin"
GRANT: Final = "tocsin_grant"
_SAFE: Final = ("GET", "HEAD", "OPTIONS")


class Entering(ASGIMiddleware):
    """Finds out whose request it is, and has the ledger know."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, access: Access) -> None:
        self._access = access

    async def handle(self, scope: AsgiScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Puts the grant on the request; where there is none the account at work is nobody."""
        grant = self._grant(scope)
        scope["state"][GRANT] = grant
        with at_work(grant.account if grant else "nobody"):
            await next_app(scope, receive, send)

    def _grant(self, scope: AsgiScope) -> Grant | None:
        headers = Headers.from_scope(scope)
        kind, _, token = headers.get("authorization", "").partition(" ")
        if kind.lower() == "basic":  # readers of feeds know no other way
            token = _password(token)
        if kind:
            return self._access.by_token(token.strip()) if token.strip().startswith(TOKEN_SIGN) else None
        opens = cookies(headers.get("cookie", "")).get(COOKIE)
        return self._access.by_session(opens) if opens else None


def _password(told: str) -> str:
    """The password of what Basic authentication (RFC 7617) sends; empty where it is none."""
    try:
        return b64decode(told, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def cookies(header: str) -> dict[str, str]:
    """Cookies by name."""
    return {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in header.split(";"))}


def grant_of(connection: Any) -> Grant:
    """Whose request it is. Raises NotAuthorizedException where it is nobody's."""
    grant = cast("Grant | None", connection.scope["state"].get(GRANT))
    if grant is None:
        raise NotAuthorizedException("Sign in first, or send a token: Authorization: Bearer tocsin_...")
    return grant


def allowed(connection: Any, handler: BaseRouteHandler) -> None:
    """Raises where a request may not do what it asks for: what a handler needs stands in its ``needs``, else reading
    for questions and deciding for changes."""
    if handler.opt.get("open"):
        return
    grant = grant_of(connection)
    need: Need = handler.opt.get("needs") or ("read" if connection.scope.get("method") in _SAFE else "decide")
    if not grant.may(need):
        raise PermissionDeniedException(f"{grant.account} may not do this here: an admin can give the role.")
