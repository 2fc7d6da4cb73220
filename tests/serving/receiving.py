"""A real HTTP server that is told by webhooks, answers as it is bidden, and keeps what came."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Heard(NamedTuple):
    """One request, and when it came."""

    at: float
    path: str
    headers: dict
    body: bytes

    @property
    def event(self):
        return json.loads(self.body)


class Receiver:
    """Answers 204, or in turn what stands in ``answers``: pairs of a status and headers, or something to be called."""

    def __init__(self, server):
        self.server = server
        self.heard = []
        self.answers = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}/hook"

    def events(self, *kinds):
        """What was told and heard, of some kinds or of all."""
        return [one.event for one in self.heard if not kinds or one.event["event"] in kinds]

    def wait(self, number, seconds=15.0):
        """Waits until so many requests came."""
        until(lambda: len(self.heard) >= number, seconds, lambda: [one.event["event"] for one in self.heard])
        return self.heard


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        receiver = self.server.receiver
        with self.server.lock:
            receiver.heard.append(
                Heard(time.monotonic(), self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            )
            answer = receiver.answers.pop(0) if receiver.answers else (204, {})
        if callable(answer):
            answer(self)
            return
        status, headers = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    do_GET = do_POST  # noqa: N815  the library's name

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # whoever sends may go before it is answered


@contextlib.contextmanager
def received(wrap=None):
    """A receiver at a free port of this machine; ``wrap`` puts TLS around its socket."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if wrap:
        server.socket = wrap(server.socket)
    server.lock = threading.Lock()
    server.receiver = Receiver(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def is_signed(heard, secret):
    """Checks a signature as the specification says it, apart from how it is made."""
    key = base64.b64decode(secret[len("whsec_") :])
    signed = b".".join([heard.headers["webhook-id"].encode(), heard.headers["webhook-timestamp"].encode(), heard.body])
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return wanted in heard.headers["webhook-signature"].split(" ")


def until(holds, seconds=15.0, told=lambda: ""):
    """Waits until something holds; fails with what is told where it does not come to."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"it did not come: {told()}"
        time.sleep(0.02)
