"""A stand-in for an OpenAI-compatible server, that answers as it is told and misbehaves on demand."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = (
    "Gunmen on motorcycles kidnapped four Chinese engineers and killed a guard near Ayorou in western Niger on "
    "Monday, the Interior Ministry told AFP. No group has claimed responsibility.\n\n"
    "The United Kingdom has told its citizens to leave Niger. It brings to seven the number of Chinese nationals "
    "kidnapped in Niger this year."
)
FIRST = STORY.split(". ", maxsplit=1)[0] + "."


def claim(**more):
    return {
        "quotes": [FIRST],
        "type": "abduction",
        "role": "main",
        "modality": "confirmed",
        "date": {"quote": "on Monday", "start": "2025-05-12", "end": "2025-05-12", "precision": "day"},
        "place": {"quote": "near Ayorou in western Niger", "name": "Ayorou", "country": "Niger", "precision": "near"},
        "counts": [
            {"quote": "four Chinese engineers", "number": 4, "outcome": "abducted", "modifier": "exact",
             "nationality": "Chinese", "role": "engineers", "group": "civilians", "standing": "current",
             "part_of": None},
            {"quote": "a guard", "number": 1, "outcome": "killed", "modifier": "exact", "nationality": None,
             "role": "guard", "group": "civilians", "standing": "current", "part_of": None},
        ],
        "perpetrators": [{"quote": "Gunmen", "status": "unknown"}],
        "speaker": {"quote": "the Interior Ministry", "via": "AFP"},
        **more,
    }  # fmt: skip


def answer(*claims, **more):
    empty = {"tallies": [], "advisories": [], "actor_facts": [], "disruptions": []}
    return {"claims": list(claims), **empty, **more}


def completion(content, **more):
    text = content if isinstance(content, str) else json.dumps(content)
    usage = {"prompt_tokens": 1000, "completion_tokens": 200}
    return {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage, **more}


class Say:
    """One reply of the stand-in: what it sends, or how it misbehaves."""

    def __init__(self, body=None, status=200, headers=None, delay=0.0, reset=False, kind="application/json"):
        self.body, self.status, self.headers = body, status, headers or {}
        self.delay, self.reset, self.kind = delay, reset, kind

    def data(self):
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class StandIn:
    """A server on a free port. ``script`` gives the reply to each request; it repeats its last."""

    def __init__(self, *script, choose=None):
        self.script, self.choose = list(script), choose
        self.asked, self.headers, self.paths, self.times = [], [], [], []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                stand_in.serve(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def serve(self, handler):
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        with self.lock:
            self.asked.append(body)
            self.headers.append(dict(handler.headers))
            self.paths.append(handler.path)
            self.times.append(time.monotonic())
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            if self.choose is not None:
                said = self.choose(body)
            else:
                said = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        try:
            self.reply(handler, said)
        finally:
            with self.lock:
                self.at_once -= 1

    def reply(self, handler, said):
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
            handler.send_header("Content-Type", said.kind)
            handler.send_header("Content-Length", said.headers.get("Content-Length", str(len(data))))
            for name, value in said.headers.items():
                if name != "Content-Length":
                    handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)
        except OSError:
            pass
