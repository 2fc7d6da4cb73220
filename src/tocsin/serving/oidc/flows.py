"""Sign-ins that have begun: each is of one browser, ends within minutes, and is taken up once (RFC 9700, 2.1)."""

from __future__ import annotations

import re
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from tocsin.records import Record

SECONDS: Final = 600.0
MOST: Final = 10_000  # that wait at once
_LOCAL: Final = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,2000}")


class Flow(Record, frozen=True):
    """A sign-in: ``nonce`` comes back in the token, ``verifier`` proves that it is us who began, ``next`` is where it
    leads, ``back`` the address that the provider sends the browser to."""

    nonce: str
    verifier: str
    next: str
    back: str
    browser: str
    until: float

    @property
    def challenge(self) -> str:
        """The verifier as it is shown beforehand (RFC 7636, S256)."""
        return urlsafe_b64encode(sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


class Flows:
    """Those that wait, by their state; the oldest make room."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: OrderedDict[str, Flow] = OrderedDict()

    def begin(self, leads_to: str, back: str) -> tuple[str, str, Flow]:
        """A new one: its state, and the secret that its browser keeps."""
        state, browser = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        flow = Flow(
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(64),
            next=local(leads_to),
            back=back,
            browser=browser,
            until=self._clock() + SECONDS,
        )
        with self._lock:
            self._waiting[state] = flow
            while len(self._waiting) > MOST or next(iter(self._waiting.values())).until < self._clock():
                self._waiting.popitem(last=False)
        return state, browser, flow

    def take(self, state: str, browser: str) -> Flow | None:
        """The one of a state, which is over then; None where there is none, or another browser began it."""
        with self._lock:
            flow = self._waiting.pop(state, None)
        if flow is None or flow.until < self._clock():
            return None
        return flow if compare_digest(flow.browser.encode(), browser.encode()) else None


def local(address: str) -> str:
    """A path of the desk's own; the first page for whatever would lead elsewhere (``//host``, ``/\\host``)."""
    return address if _LOCAL.fullmatch(address) else "/"
