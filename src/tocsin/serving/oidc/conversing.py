"""Requests to the provider: bounded in time and size, and to the address named alone."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, TypeVar

import httpx
import msgspec

from tocsin import __version__
from tocsin.serving.oidc.troubles import ProviderTrouble

SECONDS: Final = 10.0  # for a whole answer
MOST_BYTES: Final = 1_000_000
_HEADERS: Final = {
    "User-Agent": f"tocsin/{__version__}",
    "Accept": "application/json",
    "Accept-Encoding": "identity",  # a compressed answer could be a bomb
}
_Answer = TypeVar("_Answer")


class Answered(msgspec.Struct, frozen=True):
    """The status of an answer, and its body."""

    status: int
    body: bytes

    def read(self, kind: type[_Answer]) -> _Answer:
        """The body, which is JSON of this kind. Raises ProviderTrouble."""
        try:
            return msgspec.json.decode(self.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise ProviderTrouble("The identity provider answers what cannot be read: tell an admin.") from None


async def asked(
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    auth: tuple[str, str] | None = None,
    bearer: str | None = None,
    seconds: float = SECONDS,
) -> Answered:
    """What the provider answers; a form is posted. Raises ProviderTrouble where no whole answer comes in time."""
    headers = {**_HEADERS, **({"Authorization": f"Bearer {bearer}"} if bearer else {})}
    asking: dict[str, Any] = {"headers": headers, "data": form, "auth": auth}
    try:
        async with (
            asyncio.timeout(seconds),
            httpx.AsyncClient(follow_redirects=False, timeout=seconds, verify=_trusted()) as client,
            client.stream("GET" if form is None else "POST", url, **asking) as response,
        ):
            return Answered(response.status_code, await _body(response))
    except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError):
        raise ProviderTrouble(
            "The identity provider does not answer: try again in a while, or tell an admin."
        ) from None


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are taken: the environment is heeded, since it names a company's own authority."""
    return httpx.create_ssl_context(trust_env=True)


async def _body(response: httpx.Response) -> bytes:
    pieces, size = [], 0
    async for piece in response.aiter_raw():
        size += len(piece)
        if size > MOST_BYTES:
            raise ProviderTrouble("The identity provider answers too much: tell an admin.")
        pieces.append(piece)
    return b"".join(pieces)
