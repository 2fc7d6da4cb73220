"""Answers that a browser has already are not sent again: RFC 9110, sections 8.8.3 and 13.1.2."""

from __future__ import annotations

from typing import Final

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.serving.versions import digest

_NOT_MODIFIED: Final = 304


class Unchanged(ASGIMiddleware):
    """Tags each whole answer to GET with a digest of it, and leaves out one that the asker has."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Holds the beginning of an answer back until its body is known."""
        if scope["type"] != ScopeType.HTTP or scope["method"] != "GET":
            await next_app(scope, receive, send)
            return
        asked = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
        begun: list[Message] = []

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if message["type"] != "http.response.body" or not begun:
                await send(message)
                return
            start = begun.pop()
            if not message.get("more_body") and start["type"] == "http.response.start" and start["status"] == 200:
                tag = f'"{digest(message["body"])}"'.encode()
                headers = [*start["headers"], (b"etag", tag)]
                if not any(name == b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-cache"))
                start["headers"] = headers
                if tag in (one.strip() for one in asked.split(b",")):
                    start["status"] = _NOT_MODIFIED
                    start["headers"] = [(n, v) for n, v in headers if n not in (b"content-length", b"content-type")]
                    message["body"] = b""
            await send(start)
            await send(message)

        await next_app(scope, receive, tagged)
