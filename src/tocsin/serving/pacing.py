"""How much may be asked: as much as anybody's pages need, and no more than leaves the desk to others.

Questions take what they cost from what flows to their account, all its sessions and tokens together; those of nobody
take it from what flows to their address.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any, Final

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from tocsin.serving.access.addresses import household
from tocsin.serving.access.buckets import Buckets
from tocsin.serving.access.entering import GRANT
from tocsin.serving.guarding import SAFE, turn_away

RATE: Final = 300  # a second
CHANGE: Final = 30  # what a change costs, where its handler does not say what it "costs"
_AT_ONCE: Final = 2  # seconds' worth that may be asked at once
_OF_NOBODY: Final = 5  # how many times less is for an address


class Paced(ASGIMiddleware):
    """Answers 429 (RFC 6585) to who asks more than ``rate`` cheap questions a second, or fewer that cost more."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, rate: float = RATE, clock: Callable[[], float] = time.monotonic) -> None:
        less = rate / _OF_NOBODY
        self._accounts = Buckets(rate, rate * _AT_ONCE, clock)
        self._addresses = Buckets(less, less * _AT_ONCE, clock)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Takes what a request costs, or tells when there will be as much."""
        left = self._left(scope)
        if not left:
            await next_app(scope, receive, send)
            return
        seconds = math.ceil(left)
        retry = (b"retry-after", str(seconds).encode())
        await turn_away(send, 429, f"More was asked at once than is answered: wait {seconds} s.", retry)

    def _left(self, scope: Any) -> float:
        opt, grant = scope["route_handler"].opt, scope["state"].get(GRANT)
        if grant is None and not opt.get("open"):
            cost = 1  # it is refused, whatever it asks
        else:
            cost = opt.get("costs", 1 if scope["method"] in SAFE else CHANGE)
        if grant is not None:
            return self._accounts.take(grant.account, cost)
        return self._addresses.take(household(scope["client"][0] if scope["client"] else ""), cost)
