"""Which hosts may be fetched from: a link in a hostile report must not reach the machines around us."""

from __future__ import annotations

import ipaddress
import os
import socket

from tocsin.reports.intake import UnreadableError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

ALLOW_PRIVATE = "TOCSIN_ALLOW_PRIVATE_HOSTS"
# RFC 6052: these carry an IPv4 address in their last 32 bits.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def private_allowed(given: bool) -> bool:
    """Whether hosts on private networks may be fetched from: asked for, or set in the environment."""
    return given or os.environ.get(ALLOW_PRIVATE) == "1"


def checked_address(host: str, port: int, allow_private: bool) -> str:
    """The address to connect to for ``host``; raises :class:`UnreadableError` where one of its is not public.

    Connect to this very address: a second look-up could give another one.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        message = f"The host {host[:100]} is not known; check the address and the connection."
        raise UnreadableError("unknown_host", message) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise UnreadableError("unknown_host", f"The host {host[:100]} has no address; check it.")
    if not allow_private and not all(is_public(address) for address in addresses):
        message = f"The host {host[:100]} is on a private network; set {ALLOW_PRIVATE}=1 if you trust it."
        raise UnreadableError("private_host", message)
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether ``address`` is globally routable, also where it wraps an IPv4 address."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    return all(_global(part) for part in (ip, *_wrapped(ip)))


def _global(ip: Address) -> bool:
    return (ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)) or _is_wrapper(ip)


def _is_wrapper(ip: Address) -> bool:
    """Whether the address stands for the one it wraps, which is judged instead."""
    return ip.version == 6 and (ip.ipv4_mapped is not None or ip in _NAT64)


def _wrapped(ip: Address) -> tuple[Address, ...]:
    if ip.version == 4:
        return ()
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(part for part in inner if part is not None)
