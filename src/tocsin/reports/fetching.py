"""One page from the web: bounded in time, size and redirects, and only from public hosts."""

from __future__ import annotations

import time
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tocsin import __version__
from tocsin.records import Record
from tocsin.reports.addresses import web_address
from tocsin.reports.hosts import checked_address
from tocsin.reports.intake import MAX_FETCH_BYTES, UnreadableError, too_large

if TYPE_CHECKING:
    import httpx

_MAX_REDIRECTS = 5
_SECONDS_A_STEP = 10.0
_SECONDS_IN_ALL = 60.0
_REDIRECTS = {301, 302, 303, 307, 308}
_WANTED = {
    "Accept": "text/html, application/pdf, application/json, text/plain, */*;q=0.5",
    "Accept-Encoding": "gzip",
}
_ANY_WRAPPER = 47  # zlib: gzip or zlib header, whichever is there


class Page(Record, frozen=True):
    """What an address gave in the end: ``url`` after redirects, the unpacked ``data``."""

    url: str
    data: bytes
    content_type: str = ""


def fetch(url: str, *, allow_private: bool = False) -> Page:
    """The page at ``url``, at most :data:`MAX_FETCH_BYTES` long, after at most five redirects.

    Every address on the way is checked, and connected to as checked; proxies of the environment are not
    used, since they would look names up for themselves. Raises :class:`UnreadableError`.
    """
    import httpx

    deadline = time.monotonic() + _SECONDS_IN_ALL
    with httpx.Client(timeout=_SECONDS_A_STEP, trust_env=False, follow_redirects=False) as client:
        try:
            return _follow(client, url, allow_private, deadline)
        except httpx.TimeoutException:
            raise _too_slow() from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            message = f"The page could not be fetched ({type(error).__name__}); check the address and try again."
            raise UnreadableError("fetch_failed", message) from None


def _follow(client: httpx.Client, url: str, allow_private: bool, deadline: float) -> Page:
    for _ in range(_MAX_REDIRECTS + 1):
        answer = _get(client, url, allow_private, deadline)
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise UnreadableError("too_many_redirects", "The address redirects more than five times; give the page's own.")


def _get(client: httpx.Client, url: str, allow_private: bool, deadline: float) -> Page | str:
    """The page, or the address that the server redirects to."""
    request = safe_request(client, url, _WANTED, allow_private=allow_private)
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return response.headers["location"]
        if response.status_code != 200:
            message = f"The server answered {response.status_code}; check the address or try again later."
            raise UnreadableError("http_error", message)
        data = _unpacked(_body(response, deadline), response.headers.get("content-encoding", ""))
        return Page(url=url, data=data, content_type=response.headers.get("content-type", ""))
    finally:
        response.close()


def safe_request(
    client: httpx.Client | httpx.AsyncClient,
    url: str,
    headers: Mapping[str, str],
    *,
    allow_private: bool,
    body: bytes | None = None,
) -> httpx.Request:
    """A request for ``url``, with a ``body`` one that posts it, that goes to an address of its host that was checked,
    and to no other.

    Send it with a client that follows no redirects by itself, and ask for each of them so. One that keeps connections
    must be for one host: it takes hosts at one address for one another, whosever certificate was checked. Raises
    :class:`UnreadableError` where the address is none of the web, or not public and ``allow_private`` not set.
    """
    import httpx

    if web_address(url) is None:
        raise UnreadableError("bad_address", "It is not an http or https address; correct it.")
    target = httpx.URL(url)
    port = target.port or (443 if target.scheme == "https" else 80)
    host = target.raw_host.decode("ascii")
    address = checked_address(host, port, allow_private)
    always = {"Host": target.netloc.decode("ascii"), "User-Agent": f"tocsin/{__version__}"}
    # The certificate is checked for the name although the connection is to its address.
    named = {"sni_hostname": host}
    return client.build_request(
        "GET" if body is None else "POST",
        target.copy_with(host=address, userinfo=b""),
        headers={**headers, **always},
        content=body,
        extensions=named,
    )


def _body(response: httpx.Response, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > MAX_FETCH_BYTES:
            raise too_large(MAX_FETCH_BYTES)
        if time.monotonic() > deadline:
            raise _too_slow()
        pieces.append(piece)
    return b"".join(pieces)


def _unpacked(data: bytes, encoding: str) -> bytes:
    if encoding.strip().lower() in {"", "identity"}:
        return data
    try:
        unpacked = zlib.decompressobj(_ANY_WRAPPER).decompress(data, MAX_FETCH_BYTES + 1)
    except zlib.error:
        message = "The server sent a damaged or unknown compression; save the page and give the file."
        raise UnreadableError("fetch_failed", message) from None
    if len(unpacked) > MAX_FETCH_BYTES:
        raise too_large(MAX_FETCH_BYTES)
    return unpacked


def _too_slow() -> UnreadableError:
    return UnreadableError("timed_out", "The server took too long to answer; try again later or save the page.")
