"""One request and its answer: bounded in time and size, to the endpoint named and nowhere else."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tocsin import __version__
from tocsin.llm.endpoint import Endpoint
from tocsin.records import Record

if TYPE_CHECKING:
    import httpx

MAX_ANSWER_BYTES = 2 * 1024 * 1024
_SECONDS_TO_CONNECT = 10.0


class TransportError(Exception):
    """No whole answer came; ``kind`` says in a word why: timeout, connection, too_large."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


class Reply(Record, frozen=True):
    """What the server answered; ``body`` is the JSON of it, None where it is none."""

    status: int
    body: Any
    retry_after: str | None = None


class Sender:
    """Sends messages to an endpoint, from several threads."""

    def __init__(self, endpoint: Endpoint, connections: int) -> None:
        import httpx

        key = endpoint.key.reveal()
        self._endpoint = endpoint
        # No redirects and no proxies, netrc or keys of the environment: what is sent goes where the user said.
        self._client = httpx.Client(
            follow_redirects=False,
            trust_env=False,
            limits=httpx.Limits(max_connections=connections),
            headers={
                "User-Agent": f"tocsin/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # a compressed answer could be a bomb
                **({"Authorization": f"Bearer {key}"} if key else {}),
            },
        )

    def send(self, content: Mapping[str, Any], deadline: float) -> Reply:
        """The reply to a request; raises :class:`TransportError`. ``deadline`` is of the monotonic clock."""
        import httpx

        left = deadline - time.monotonic()
        if left <= 0:
            raise TransportError("timeout")
        limits = httpx.Timeout(left, connect=min(left, _SECONDS_TO_CONNECT))
        try:
            with self._client.stream("POST", self._endpoint.completions, json=content, timeout=limits) as response:
                body = _body(response, deadline)
                return Reply(
                    status=response.status_code, body=_json(body), retry_after=response.headers.get("retry-after")
                )
        except httpx.TimeoutException:
            raise TransportError("timeout") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise TransportError("connection", type(error).__name__) from None

    def close(self) -> None:
        """Ends all connections, those with a request on its way too."""
        self._client.close()


def _body(response: httpx.Response, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > MAX_ANSWER_BYTES:
            raise TransportError("too_large")
        if time.monotonic() > deadline:
            raise TransportError("timeout")
        pieces.append(piece)
    return b"".join(pieces)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
