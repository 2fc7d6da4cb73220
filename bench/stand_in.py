"""A stand-in for an OpenAI-compatible server on this machine, that answers as it is told and misbehaves on demand."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

Body = dict[str, Any]


class Say(NamedTuple):
    """One reply: what is sent after ``delay`` seconds, or a reset of the connection instead."""

    body: object = None
    status: int = 200
    headers: Mapping[str, str] = {}
    delay: float = 0.0
    reset: bool = False
    kind: str = "application/json"

    def data(self) -> bytes:
        """The bytes of the body, JSON unless it is bytes already."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


def completion(content: object, asked: int = 1000, answered: int = 200) -> Body:
    """The body of a reply whose message is ``content``, as JSON unless it is a text."""
    text = content if isinstance(content, str) else json.dumps(content)
    usage = {"prompt_tokens": asked, "completion_tokens": answered}
    return {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage}


class StandIn:
    """A server on a free port, running inside a ``with``.

    ``choose`` gives the reply to the body of a request; without it ``script`` does, the last one over and over.
    It keeps what it was asked: ``asked`` bodies, ``headers``, ``paths``, ``times``, ``most_at_once``.
    """

    def __init__(self, *script: Say, choose: Callable[[Body], Say] | None = None) -> None:
        self._script = list(script)
        self.choose = choose
        self.asked: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.times: list[float] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answers one request."""
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        with self._lock:
            self.asked.append(body)
            self.headers.append(dict(handler.headers))
            self.paths.append(handler.path)
            self.times.append(time.monotonic())
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            said = self.choose(body) if self.choose else self._next()
        try:
            _reply(handler, said)
        finally:
            with self._lock:
                self._at_once -= 1

    def _next(self) -> Say:
        return self._script.pop(0) if len(self._script) > 1 else self._script[0]


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            stand_in.serve(self)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _reply(handler: BaseHTTPRequestHandler, said: Say) -> None:
    time.sleep(said.delay)
    handler.close_connection = True
    if said.reset:
        # Closing with nothing lingering sends a reset.
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        return
    data = said.data()
    try:
        handler.send_response(said.status)
        told = {"Content-Type": said.kind, "Content-Length": str(len(data)), "Connection": "close"}
        for name, value in {**told, **said.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)
    except OSError:  # the reader has gone away
        pass
