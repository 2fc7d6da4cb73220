"""Where webhooks may be sent: addresses of the web that are public, and hosts that whoever started the desk named."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

import httpx

from tocsin.reports.addresses import web_address
from tocsin.reports.hosts import checked_address
from tocsin.reports.intake import UnreadableError
from tocsin.serving.refusing import Refused

_HOST: Final = re.compile(r"[\w.:-]+")


def checked_url(given: str, hosts: Collection[str]) -> str:
    """An address that may be sent to now. Raises Refused."""
    url = web_address(given)
    try:
        parts = httpx.URL(url or "")
    except httpx.InvalidURL:
        url = None
    if url is None or not parts.host:
        raise Refused("Give the address of the receiver, as https://example.org/incidents.")
    if parts.userinfo:
        raise Refused("Leave name and password out of the address: the signature says who sends.")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        checked_address(host_of(url), port, allow_private=is_named(url, hosts))
    except UnreadableError as error:
        raise Refused(trouble_of(error, url)) from None
    return url


def host_of(url: str) -> str:
    """The host of an address, in one spelling, as it is connected to. Raises httpx.InvalidURL."""
    return httpx.URL(url).raw_host.decode("ascii").lower().rstrip(".")


def host_named(name: str) -> str:
    """A host that is given by its name or number, in the same spelling. Raises Refused where it is more, or none."""
    bare = name.strip().strip("[]")
    if not _HOST.fullmatch(bare):
        raise Refused(f"{name[:100]!r} is no host: give its name or number alone, without http:// or a port.")
    try:
        return host_of(f"http://[{bare}]/" if ":" in bare else f"http://{bare}/")
    except httpx.InvalidURL:
        raise Refused(f"{name[:100]!r} is no host: give its name or number.") from None


def is_named(url: str, hosts: Collection[str]) -> bool:
    """Whether an address is of a host that may be on a private network."""
    return host_of(url) in hosts


def trouble_of(error: UnreadableError, url: str) -> str:
    """Why a host cannot be sent to, in one sentence."""
    if error.code != "private_host":
        return error.message
    host = host_of(url)[:100]
    return f"The host {host} is on a private network: start the desk with --hook-host {host} if you trust it."
