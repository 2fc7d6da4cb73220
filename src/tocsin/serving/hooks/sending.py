"""One try of sending: to the very address that was checked, in bounded time, following no redirect."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Final

import httpx

from tocsin.records import Record
from tocsin.reports.fetching import safe_request
from tocsin.reports.intake import UnreadableError
from tocsin.serving.hooks import signing
from tocsin.serving.hooks.addresses import is_named, trouble_of
from tocsin.serving.hooks.settings import Settings

GONE: Final = 410
_BUSY: Final = (429, 503)
_MOST_READ: Final = 4096  # bytes of an answer
_MOST_TOLD: Final = 300  # characters of it
_SHORTEST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 24 * 3600.0
_JSON: Final = {"Content-Type": "application/json"}


class Outcome(Record, frozen=True):
    """What came of a try: the status of the answer and its beginning, and why it does not count as heard, None where
    it does. ``retry_after`` are the seconds that the receiver asks to be left alone, between one and a day."""

    status: int | None = None
    trouble: str | None = None
    answer: str = ""
    retry_after: float | None = None


class Sender:
    """Sends to all receivers. Connections are not kept: one checked for a host must not serve another at its
    address."""

    def __init__(self, settings: Settings, at_once: int) -> None:
        self._settings = settings
        # Looking a name up cannot be broken off: those that hang hold none of the desk's own threads.
        self._lookups = ThreadPoolExecutor(at_once, thread_name_prefix="webhook")
        self._client = httpx.AsyncClient(
            timeout=settings.timeout,
            trust_env=False,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=at_once, max_keepalive_connections=0),
        )

    async def close(self) -> None:
        """Lets go of all connections."""
        await self._client.aclose()
        self._lookups.shutdown(wait=False, cancel_futures=True)

    async def send(self, url: str, secret: str, ident: str, body: bytes) -> Outcome:
        """Tries once."""
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await self._post(url, signing.headers(secret, ident, int(time.time()), body), body)
        except (TimeoutError, httpx.TimeoutException):
            return Outcome(trouble=f"It did not answer within {self._settings.timeout:g} seconds.")
        except UnreadableError as error:
            return Outcome(trouble=trouble_of(error, url))
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            return Outcome(trouble=f"It could not be reached ({type(error).__name__}: {str(error)[:_MOST_TOLD]}).")

    async def _post(self, url: str, headers: dict[str, str], body: bytes) -> Outcome:
        private = is_named(url, self._settings.hosts)
        made = partial(safe_request, self._client, url, {**headers, **_JSON}, allow_private=private, body=body)
        request = await asyncio.get_running_loop().run_in_executor(self._lookups, made)
        response = await self._client.send(request, stream=True)
        try:
            return _outcome(response, await _beginning(response))
        finally:
            await response.aclose()


async def _beginning(response: httpx.Response) -> bytes:
    read = b""
    async for piece in response.aiter_raw():
        read += piece
        if len(read) >= _MOST_READ:
            break
    return read[:_MOST_READ]


def _outcome(response: httpx.Response, read: bytes) -> Outcome:
    status = response.status_code
    trouble = None if response.is_success else f"It answered {status}."
    if response.is_redirect:
        trouble = f"It answered {status}, a redirect, which is not followed: give the address that it leads to."
    return Outcome(
        status=status,
        trouble=trouble,
        answer=read.decode(errors="replace")[:_MOST_TOLD],
        retry_after=_retry_after(response.headers.get("retry-after", "")) if status in _BUSY else None,
    )


def _retry_after(told: str) -> float | None:
    """Seconds of Retry-After, which has them or a date (RFC 9110, 10.2.3); None where it has neither."""
    try:
        wait = float(int(told)) if told.strip().isdecimal() else parsedate_to_datetime(told).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
    return min(max(wait, _SHORTEST_WAIT), _LONGEST_WAIT)
