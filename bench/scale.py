"""What a ledger costs as it grows: ``python bench/scale.py FOLDER [--worlds 1 10 100] [--occurrences 10000]``.

Files one invented world (:mod:`invented`) through the product, writes ledgers of several worlds, and measures in each
how fast further claims are filed (reports of a second world of the same weeks), how long questions take (median and
95th percentile), how long opening takes, and how large the file is. Times are of one process; filing is told in
seconds of processor time too, since other work on the machine stretches the clock. What FOLDER holds is used again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from invented.ledgers import file_world, grow, world
from invented.stock import COUNTRIES, NATIONS, skewed
from tocsin.ledger import Store
from tocsin.ledger.answers import IncidentQuery, ReconcileQuery, TallyQuery
from tocsin.ledger.case_answers import CaseQuery
from tocsin.ledger.profile import ProfileQuery
from tocsin.records import Period

HALF_MEGABYTES = 1024


def percentiles(ask: Callable[[], Any], times: int, most_seconds: float = 20.0) -> str:
    """Median and 95th percentile, in milliseconds of the clock, of asking; fewer times where it takes long."""
    taken: list[float] = []
    while len(taken) < times and sum(taken) < most_seconds:
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"p50 {statistics.median(taken) * 1e3:8.1f} ms  p95 {p95 * 1e3:8.1f} ms  ({len(taken)} asked)"


def questions(store: Store, chance: random.Random) -> dict[str, Callable[[], Any]]:
    """A question of each kind, drawn anew each time it is asked, as desks ask: a country, a nationality, a period."""

    def country() -> str:
        return skewed(chance, COUNTRIES)

    def period(days: int = 90) -> Period:
        end = dt.date(2025, 10, 20) - dt.timedelta(days=chance.randrange(30))
        return Period(start=end - dt.timedelta(days=days), end=end)

    ids = [i.id for i in store.incidents(IncidentQuery(limit=300))]
    then = dt.datetime(2025, 10, 1, tzinfo=dt.UTC)
    return {
        "list, a country's latest 50": lambda: store.incidents(IncidentQuery(country=country(), limit=50)),
        "list, the latest 50": lambda: store.incidents(IncidentQuery(limit=50)),
        "list, an actor's latest 50": lambda: store.incidents(IncidentQuery(actor="jnim", limit=50)),
        "list as of, a country's latest 50": lambda: store.incidents(
            IncidentQuery(country=country(), limit=50, as_of=then)
        ),
        "incident": lambda: store.incident(chance.choice(ids)),
        "tally, a nationality taken in a country": lambda: store.tally(
            TallyQuery(outcome="abducted", nationality=chance.choice(NATIONS), country=country(), period=period())
        ),
        "tally, killed in a country in three months": lambda: store.tally(
            TallyQuery(outcome="killed", country=country(), period=period())
        ),
        "search": lambda: store.search(f"bombing {country()}", 20),
        "cases, a nationality held": lambda: store.cases(CaseQuery(held=True, nationality=chance.choice(NATIONS))),
        "actor": lambda: store.actor(ProfileQuery(actor="jnim", since=period().start)),
        "advisories, a country": lambda: store.advisories(country()),
        "reconcile, a country": lambda: store.reconcile(ReconcileQuery(country=country(), period=period())),
    }


def filing(path: Path, reports: Sequence[Any], at_once: int) -> str:
    """Files reports into a copy of a ledger, so many in one transaction."""
    copy = path.with_name("more.db")
    shutil.copy(path, copy)
    store = Store.open(copy)
    began, worked = time.perf_counter(), time.process_time()
    claims = 0
    for n in range(0, len(reports), at_once):
        with store.batch() as batch:
            for received, reading in reports[n : n + at_once]:
                batch.file(received, reading)
                claims += len(reading.claims)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    store.close()
    copy.unlink()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // HALF_MEGABYTES
    return (
        f"{claims} claims: {claims / took:.0f} a second, {claims / worked:.0f} a second of processor time; {memory} MiB"
    )


def main() -> int:
    """Measures; prints a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worlds", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--occurrences", type=int, default=10_000, help="of one world of 45 days")
    parser.add_argument("--more", type=int, default=200, help="reports to file into each")
    parser.add_argument("--at-once", type=int, default=100, help="reports in one transaction")
    parser.add_argument("--times", type=int, default=100, help="how often to ask each question")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    base = args.folder / "world.db"
    if not base.exists():
        began = time.process_time()
        file_world(base, world(1, args.occurrences))
        print(f"one world filed in {time.process_time() - began:.0f} s of processor time", flush=True)
    more = [
        (r, reading)
        for r, reading in (_renamed(one) for one in world(2, args.occurrences))
        if r.report is not None and (r.report.published or "") >= "2025-09-20"
    ][: args.more]
    for worlds in args.worlds:
        measure(args.folder, base, worlds, more, args)
    return 0


def _renamed(filed: Any) -> Any:
    """A report of another world under ids of its own."""
    import msgspec

    received, reading = filed
    ident = "n" + received.id[1:]
    report = msgspec.structs.replace(received.report, id=ident)
    claims = tuple(msgspec.structs.replace(c, id="n" + c.id[1:]) for c in reading.claims)
    return (
        msgspec.structs.replace(received, id=ident, report=report),
        msgspec.structs.replace(reading, report=report, claims=claims),
    )


def measure(folder: Path, base: Path, worlds: int, more: Sequence[Any], args: argparse.Namespace) -> None:
    """One ledger's figures."""
    path = folder / f"worlds-{worlds}.db"
    if not path.exists():
        began = time.process_time()
        grow(base, path, worlds)
        print(f"{worlds} worlds written in {time.process_time() - began:.0f} s of processor time", flush=True)
    began = time.perf_counter()
    store = Store.open(path)
    print(f"== {worlds} worlds, {path.stat().st_size / 1e9:.3f} GB, opened in {time.perf_counter() - began:.3f} s")
    print("  ", store.counts())
    for name, ask in questions(store, random.Random(3)).items():
        print(f"   {name:44} {percentiles(ask, args.times)}", flush=True)
    store.close()
    print("   filing", filing(path, more, args.at_once), flush=True)


if __name__ == "__main__":
    sys.exit(main())
