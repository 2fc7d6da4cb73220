"""Whose an address is: one in the IPv4 internet is somebody's, in the IPv6 internet somebody has 2^64 (RFC 6177)."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import Final

_OF_ONE: Final = 64  # bits


@lru_cache(maxsize=4096)
def household(address: str) -> str:
    """What all addresses of somebody have in common; the text itself where it is no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, _OF_ONE), strict=False))
