"""A real desk on a real port, and a real Chromium in front of it."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import threading
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

import uvicorn

from tocsin.serving import Access, application
from tocsin.serving.pages import BUILT
from tocsin.serving.tiles import archives

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
AXE = Path(__file__).parents[2] / "desk" / "node_modules" / "axe-core" / "axe.min.js"
WHY_NOT = (
    "no Chromium on this machine"
    if CHROMIUM is None
    else "the desk's pages were not built"
    if not (BUILT / "index.html").is_file()
    else None
)
# A graphics card is nowhere needed: what draws the map here is SwiftShader.
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}


class Served(NamedTuple):
    """Where a desk is, and what opens it."""

    base: str
    session: str

    def open(self, path, body=None):
        """What the API answers to who is signed in; a body is sent as a decision is."""
        headers = {"Cookie": f"tocsin={self.session}", "X-Tocsin": "1", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.base}/api/{path}", data, headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


@contextlib.contextmanager
def served(path, tiles=(), **settings):
    """A desk over a ledger, with maps under its incidents, set up as its application takes it, and a session of its admin."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    access = Access.beside(path)
    if not access.accounts():
        access.add("ada", "admin", "ada's long secret")
    made = application(path, access, archives=archives(tiles), **settings)
    config = uvicorn.Config(made, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", access.session("ada"))
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(10)
        listener.close()


def gone(selector):
    """Says in a page that nothing of it is there any more."""
    return f"() => !document.querySelector({selector!r})"


def asked(desk, path):
    """What the API of a desk answers."""
    return desk.open(path)


def views(base):
    """An address of each view of a desk over the examples."""
    taken = next(r["incident"]["id"] for r in asked(base, "incidents?type=abduction")["incidents"])
    report = next(r["id"] for r in asked(base, "reports?limit=100")["reports"] if r["claims"])
    return {
        "situation": "/",
        "incidents": "/incidents",
        "incident": f"/incidents/{taken}",
        "reports": "/reports",
        "report": f"/report?id={urllib.request.quote(report, safe='')}",
        "tallies": "/tallies?nationality=PH&country=NE",
        "cases": "/cases",
        "case": f"/cases/{taken}",
        "actors": "/actors",
        "actor": "/actors/jnim",
        "advisories": "/advisories",
        "sources": "/sources",
        "doubts": "/doubts",
        "search": "/search?words=fuel",
        "accounts": "/accounts",
    }


class Watched:
    """A page and all that went wrong on it: errors, and requests to anywhere but the desk."""

    def __init__(self, page, base):
        self.page, self.base, self.wrong = page, base, []
        page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", self._asked)
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}") or dialog.dismiss())

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.wrong.append(f"asked {request.url}")

    def unheard(self, path):
        """Opens a view that is not told of changes: what is cut is no trouble."""
        self.page.route("**/api/events", lambda route: route.abort())
        page = self.go(path)
        self.wrong.clear()
        return page

    def insist(self, key, there):
        """Answers anew once what was refused as late is looked at again, a moment after the refusal."""
        for _ in range(10):
            self.page.keyboard.press(key)
            if self._soon(there):
                break
        self.wrong.clear()

    def _soon(self, there, seconds=2):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.page.evaluate(there):
                return True
            self.page.wait_for_timeout(50)
        return False

    def troubles(self):
        """What axe-core finds that would keep somebody out."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [
            (one["id"], [node["target"] for node in one["nodes"]][:3])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    def go(self, path):
        """Opens a view and waits until nothing of it is still asked for."""
        self.page.goto(self.base + path)
        self.page.wait_for_selector("main h1, main .note, main .trouble")
        self.page.wait_for_function(
            "() => ![...document.querySelectorAll('main .note')].some(n => n.textContent === '…')"
        )
        return self.page
