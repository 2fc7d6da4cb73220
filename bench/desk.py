"""How quickly the desk answers, over a real server and in a real browser.

    python bench/desk.py LEDGER [--seconds 20] [--clients 4] [--browser]

Starts ``tocsin serve`` over a ledger (bench/scale.py makes large ones), asks it a mix of questions as the pages do, all
different, from several clients at once, and prints for each kind of question the median and the 95th percentile in
milliseconds, and how many requests a second were answered. ``--browser`` also opens the situation in Chromium: the time
until its map is drawn, tasks over 50 ms while it is moved, and the bytes of a first load.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx

SEED = 7
_TYPES = ("abduction", "release", "attack", "bombing", "armed_clash", "protest", "arson_destruction")
_LINE = "{:<24} {:>7} {:>8} {:>8} {:>8}"


class Served(NamedTuple):
    """Where a desk is, and the cookie that opens it."""

    base: str
    session: str

    def client(self) -> httpx.Client:
        """A client that is signed in."""
        return httpx.Client(base_url=self.base, timeout=600, cookies={"tocsin": self.session})


@contextlib.contextmanager
def served(ledger: Path) -> Iterator[Served]:
    """A desk over a ledger, in a process of its own."""
    command = [sys.executable, "-m", "tocsin.cli", "--ledger", str(ledger), "serve", "--port", "0"]
    command += ["--rate", "1000000"]  # it is the desk that is measured
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = ""
        while "/enter/" not in said:
            if not (said := process.stderr.readline()):
                raise SystemExit("The desk did not start.")
        link = next(word for word in said.split() if word.startswith("http"))
        base = link.partition("/enter/")[0]
        while True:
            with contextlib.suppress(httpx.ConnectError):
                session = httpx.get(link, timeout=60).cookies["tocsin"]
                break
            time.sleep(0.1)
        try:
            yield Served(base, session)
        finally:
            process.terminate()


class Asking:
    """Questions of each kind, no two alike."""

    def __init__(self, desk: Served) -> None:
        with desk.client() as client:
            facets = client.get("/api/incidents/facets").json()
            rows = client.get("/api/incidents", params={"limit": 500}).json()["incidents"]
        self.incidents = [row["incident"]["id"] for row in rows]
        self.countries = [code for code, _ in facets["country"] if code]
        self.actors = [name for name, _ in facets["actor"] if name][:40]
        self.months = [month for month, _ in facets["month"] if month]
        self.total = facets["total"]

    def kinds(self) -> dict[str, Callable[[random.Random], tuple[str, dict[str, Any]]]]:
        """Kinds of questions by name."""
        return {
            "list": lambda r: ("/api/incidents", self._filters(r)),
            "facets": lambda r: ("/api/incidents/facets", self._filters(r)),
            "incident": lambda r: (f"/api/incidents/{r.choice(self.incidents)}", {}),
            "situation": lambda r: ("/api/situation", {**self._filters(r), **self._part(r)}),
            "situation, as of": lambda r: ("/api/situation", {"as_of": self._day(r), **self._part(r)}),
            "tally": lambda r: (
                "/api/tally",
                {"outcome": r.choice(["abducted", "killed", "freed"]), "country": r.choice(self.countries)}
                | {"since": f"{r.choice(self.months)[:4]}-01-01", "by": "month"},
            ),
            "cases": lambda r: ("/api/cases", {"held": "true", "country": r.choice(self.countries), "limit": 12}),
        }

    def _filters(self, chance: random.Random) -> dict[str, Any]:
        made: dict[str, Any] = {"country": chance.choice(self.countries)}
        if chance.random() < 0.4:
            made["type"] = chance.choice(_TYPES)
        if chance.random() < 0.3:
            made["since"] = f"{chance.choice(self.months)}-01"
        return made

    def _part(self, chance: random.Random) -> dict[str, Any]:
        zoom = chance.uniform(1, 7)
        wide = 360 / 2**zoom * 2
        lon, lat = chance.uniform(-150, 150), chance.uniform(-40, 50)
        return {
            "zoom": round(zoom, 2),
            "bbox": f"{lon - wide / 2:.3f},{lat - wide / 3:.3f},{lon + wide / 2:.3f},{lat + wide / 3:.3f}",
        }

    def _day(self, chance: random.Random) -> str:
        return f"{chance.choice(self.months)}-{chance.randint(1, 28):02d}"


def one_by_one(desk: Served, asking: Asking, times: int) -> dict[str, list[float]]:
    """Milliseconds of each kind of question, one at a time."""
    chance = random.Random(SEED)
    took: dict[str, list[float]] = defaultdict(list)
    with desk.client() as client:
        for name, make in asking.kinds().items():
            for _ in range(times):
                path, params = make(chance)
                begun = time.perf_counter()
                client.get(path, params=params).raise_for_status()
                took[name].append((time.perf_counter() - begun) * 1000)
    return took


def mixed(desk: Served, asking: Asking, seconds: float, clients: int) -> tuple[float, int]:
    """Requests a second of a mix, from several clients at once, and how many failed."""
    done, failed = [0] * clients, [0] * clients
    until = time.perf_counter() + seconds

    def run(n: int) -> None:
        chance = random.Random(SEED + n)
        kinds = list(asking.kinds().values())
        with desk.client() as client:
            while time.perf_counter() < until:
                path, params = chance.choice(kinds)(chance)
                answer = client.get(path, params=params)
                done[n] += 1
                failed[n] += answer.status_code != httpx.codes.OK

    threads = [threading.Thread(target=run, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds, sum(failed)


_WATCH = """
window.long = []; new PerformanceObserver(l => l.getEntries().forEach(e => window.long.push(e.duration)))
  .observe({type: 'longtask', buffered: true});
"""
_DRAWN = "() => window.ground?.map.loaded() && window.ground.map.querySourceFeatures('clusters').length > 0"
_ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


def browsed(desk: Served) -> None:
    """Prints what a browser sees of the situation."""
    import shutil

    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.context.add_cookies([{"name": "tocsin", "value": desk.session, "url": desk.base}])
        page.add_init_script(_WATCH)
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        received: list[float] = []
        network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        begun = time.perf_counter()
        page.goto(desk.base + "/")
        page.wait_for_function(_DRAWN, timeout=120_000)
        print(f"situation drawn after {time.perf_counter() - begun:.2f} s, {sum(received) / 1000:.0f} kB received")
        page.wait_for_timeout(3000)
        page.evaluate("window.long.length = 0")
        for step in range(12):
            to = {"center": [step * 3 - 5, 10 + step % 4], "zoom": 3 + step % 3, "duration": 400}
            page.evaluate("to => void window.ground.map.easeTo(to)", to)
            page.wait_for_timeout(700)
        tasks = page.evaluate("window.long")
        print(f"while moved: {len(tasks)} tasks over 50 ms, the longest {max(tasks, default=0):.0f} ms")
        browser.close()


def main() -> int:
    """Asks and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--times", type=int, default=60, help="questions of each kind")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--browser", action="store_true")
    args = parser.parse_args()
    with served(args.ledger) as desk:
        begun = time.perf_counter()
        with desk.client() as client:
            client.get("/api/situation").raise_for_status()
        asking = Asking(desk)
        print(f"{asking.total:,} incidents; the map's columns ready after {time.perf_counter() - begun:.1f} s")
        print(_LINE.format("ms", "asked", "median", "p95", "most"))
        for name, took in one_by_one(desk, asking, args.times).items():
            cut = statistics.quantiles(took, n=20)
            print(_LINE.format(name, len(took), *(f"{ms:.0f}" for ms in (statistics.median(took), cut[-1], max(took)))))
        rate, failed = mixed(desk, asking, args.seconds, args.clients)
        print(f"mixed, {args.clients} clients: {rate:.0f} requests/s, {failed} failed")
        if args.browser:
            browsed(desk)
    return 0


if __name__ == "__main__":
    sys.exit(main())
