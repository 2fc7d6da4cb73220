"""What every answer carries, and what is refused before it is looked at.

A page of another site can make a browser ask here, and by a name of its own that leads to this machine read the answer:
hosts that are not ours are refused, and what changes anything is taken from our own pages alone (OWASP, Cross-Site
Request Forgery Prevention: a custom header, and the request's origin).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

MARK: Final = "x-tocsin"
_PORT: Final = re.compile(r":\d{1,5}$")
SAFE: Final = ("GET", "HEAD", "OPTIONS")
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}


_HEADERS: Final = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class OurHosts(ASGIMiddleware):
    """Answers to the names of this server alone, whatever the port."""

    scopes = (ScopeType.HTTP, ScopeType.WEBSOCKET)

    def __init__(self, hosts: Sequence[str]) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Refuses other hosts with 421, Misdirected Request (RFC 9110)."""
        host = _PORT.sub("", Headers.from_scope(scope).get("host", "")).lower()
        if host in self._hosts:
            await next_app(scope, receive, send)
            return
        await turn_away(send, 421, "This is not the host that you asked: name it with tocsin serve --name.")


async def turn_away(send: Send, status: int, message: str, *headers: tuple[bytes, bytes]) -> None:
    """Answers in one sentence what goes no farther than here."""
    body = msgspec.json.encode({"status": status, "message": message})
    told = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *headers]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def from_our_pages(connection: Any, _: BaseRouteHandler) -> None:
    """Raises PermissionDeniedException for a change that another site may have asked for."""
    if connection.scope.get("method") in SAFE:
        return
    if connection.headers.get("authorization"):
        return  # no browser sends it by itself
    origin = connection.headers.get("origin")
    if connection.headers.get(MARK) is None:
        raise PermissionDeniedException("Send the header X-Tocsin with what changes anything.")
    if origin is not None and origin.split("//", 1)[-1] != connection.headers.get("host"):
        raise PermissionDeniedException(f"Nothing is changed for pages of {origin}.")


class Marked(ASGIMiddleware):
    """Puts on each answer, errors too, the headers that all carry."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Adds them where an answer begins."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in _HEADERS if one[0] not in there)]
            await send(message)

        await next_app(scope, receive, marked)
