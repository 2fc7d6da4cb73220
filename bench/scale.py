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
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import msgspec

from invented.ledgers import file_world, grow, world
from invented.occurrences import TYPES
from invented.stock import ACTORS, COUNTRIES, NATIONS, skewed
from tocsin.ledger import Store
from tocsin.ledger.answers import IncidentQuery, ReconcileQuery, TallyQuery
from tocsin.ledger.case_answers import CaseQuery
from tocsin.ledger.codes import FACETS
from tocsin.ledger.profile import ProfileQuery
from tocsin.records import Period

HALF_MEGABYTES = 1024


def percentiles(ask: Callable[[], Any], times: int, most_seconds: float = 20.0) -> str:
    """Median and 95th percentile of asking, in milliseconds of the clock and, in brackets, of the processor; fewer
    where it takes long."""
    taken: list[float] = []
    worked: list[float] = []
    while len(taken) < times and sum(taken) < most_seconds:
        began, before = time.perf_counter(), time.process_time()
        ask()
        worked.append(time.process_time() - before)
        taken.append(time.perf_counter() - began)
    told = (f"{name} {of(taken) * 1e3:7.1f} ({of(worked) * 1e3:.1f}) ms" for name, of in _SHARES)
    return f"{'  '.join(told)}  ({len(taken)} asked)"


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


_SHARES: Final[tuple[tuple[str, Callable[[Sequence[float]], float]], ...]] = (
    ("p50", statistics.median),
    ("p95", _p95),
)


def questions(store: Store, path: Path, chance: random.Random) -> dict[str, Callable[[], Any]]:
    """A question of each kind, drawn anew each time it is asked, as desks ask: a country, a nationality, a period.

    Periods hold a fortieth of the ledger, as 90 days do of ten years; half of them are the last, half any. Moments are
    any of the ledger's. A tally gives all its numbers, and the words of the 50 incidents that a screen shows; a
    profile gives all its numbers and the ids of as many.
    """
    first, last = _span(path)
    days = max(30, (last - first).days // 40)
    deep = _deep(store)

    def country() -> str:
        return skewed(chance, COUNTRIES, 1.2)

    def period() -> Period:
        back = chance.randrange(30) if chance.random() < 0.5 else chance.randrange((last - first).days)
        return Period(start=last - dt.timedelta(days=back + days), end=last - dt.timedelta(days=back))

    def then() -> dt.datetime:
        day = first + dt.timedelta(days=chance.randrange(1, (last - first).days + 1))
        return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)

    def lists(**more: Any) -> Callable[[], Any]:
        return lambda: store.page(IncidentQuery(limit=50, **{name: value() for name, value in more.items()}))

    def facets(**more: Any) -> Callable[[], Any]:
        return lambda: store.facets(
            IncidentQuery(**{name: value() for name, value in more.items()}), (chance.choice(FACETS),)
        )

    def tally(outcome: Any, **more: Any) -> Callable[[], Any]:
        return lambda: store.tally(
            TallyQuery(outcome=outcome, shown=50, period=period(), **{name: value() for name, value in more.items()})
        )

    ids = [i.id for i in store.incidents(IncidentQuery(limit=300))] + [i for i, _ in deep]
    words = ("bombing", "jnim", "abducted", "released", "riot", "2 arrested")
    return {
        "list, the latest 50": lists(),
        "list, 50 from anywhere": lists(after=lambda: chance.choice(deep)[1]),
        "list, a country's": lists(country=country),
        "list, a country's, from anywhere": lists(country=country, after=lambda: chance.choice(deep)[1]),
        "list, a country's of a type": lists(country=country, type=lambda: chance.choice(TYPES)),
        "list, an actor's": lists(actor=lambda: skewed(chance, ACTORS)),
        "list, an actor's in a country": lists(actor=lambda: skewed(chance, ACTORS), country=country),
        "list, a nationality's": lists(nationality=lambda: chance.choice(NATIONS)),
        "list, with words": lists(text=lambda: chance.choice(words)),
        "list as of, 50": lists(as_of=then),
        "list as of, a country's": lists(as_of=then, country=country),
        "list as of, an actor's": lists(as_of=then, actor=lambda: skewed(chance, ACTORS)),
        "facet, of all": facets(),
        "facet, a country's": facets(country=country),
        "facet, a type's": facets(type=lambda: chance.choice(TYPES)),
        "facet, an actor's": facets(actor=lambda: skewed(chance, ACTORS)),
        "facet as of": facets(as_of=then),
        "incident": lambda: store.incident(chance.choice(ids)),
        "incident as of": lambda: store.incident(chance.choice(ids), last_moment(last)),
        "tally, a nationality taken in a country": tally(
            "abducted", nationality=lambda: chance.choice(NATIONS), country=country
        ),
        "tally, a nationality taken anywhere": tally("abducted", nationality=lambda: chance.choice(NATIONS)),
        "tally, killed in a country": tally("killed", country=country),
        "tally, killed in a country by month": tally("killed", country=country, by=lambda: "month"),
        "tally as of, killed in a country": tally("killed", country=country, as_of=then),
        "search": lambda: store.search(f"{chance.choice(words)} {country()}", 20),
        "cases, a nationality held": lambda: store.cases(
            CaseQuery(held=True, nationality=chance.choice(NATIONS), limit=50)
        ),
        "actor": lambda: store.actor(ProfileQuery(actor=skewed(chance, ACTORS), since=period().start, shown=50)),
        "advisories, a country": lambda: store.advisories(country()),
        "reconcile, a country": lambda: store.reconcile(ReconcileQuery(country=country(), period=period())),
        "counts": store.counts,
    }


def last_moment(day: dt.date) -> dt.datetime:
    """The end of a day."""
    return dt.datetime(day.year, day.month, day.day, 23, 59, tzinfo=dt.UTC)


def _span(path: Path) -> tuple[dt.date, dt.date]:
    """The first and last day of a ledger's incidents."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT min(start), max(start) FROM incident WHERE known_to IS NULL").fetchone()
    return dt.date.fromordinal(found[0]), dt.date.fromordinal(found[1])


def _deep(store: Store) -> list[tuple[str, str]]:
    """Ids of incidents from all over the order, and where the page ends that they end."""
    found, query = [], IncidentQuery(limit=1)
    first, last = _span(store.path)
    for n in range(100):
        day = last - (last - first) * n / 100
        page = store.page(msgspec.structs.replace(query, until=day))
        found += [(one.id, page.end) for one in page.incidents if page.end]
    return found


def sizes(path: Path) -> None:
    """The file by tables and indexes, in bytes a report."""
    with closing(sqlite3.connect(path)) as db:
        reports = db.execute("SELECT count(*) FROM report").fetchone()[0]
        rows = db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
    total = sum(size for _, size in rows)
    print(f"   {total / reports:.0f} bytes a report: " + ", ".join(f"{n} {s / reports:.0f}" for n, s in rows[:24]))


def filing(path: Path, reports: Sequence[Any], at_once: int) -> str:
    """Files reports into a copy of a ledger, so many in one transaction.

    The memory is the most that the process had until then: that of filing where it asked and wrote nothing before.
    """
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
    parser.add_argument("--more", type=int, default=200, help="reports to file into each; 0 for none")
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
    if more:
        filing(base, more[: args.at_once], args.at_once)  # what a process works out once is not of one more claim
    for worlds in args.worlds:
        measure(args.folder, base, worlds, more, args)
    return 0


def _renamed(filed: Any) -> Any:
    """A report of another world under ids of its own."""
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
        grow(base, path, worlds, lambda done, of: print(f"\r{done} of {of}", end="", file=sys.stderr))
        print(f"{worlds} worlds written in {time.process_time() - began:.0f} s of processor time", flush=True)
    began = time.perf_counter()
    store = Store.open(path)
    print(f"== {worlds} worlds, {path.stat().st_size / 1e9:.3f} GB, opened in {time.perf_counter() - began:.3f} s")
    print("  ", store.counts())
    if args.more:
        print("   filing", filing(path, more, args.at_once), flush=True)
    sizes(path)
    for name, ask in questions(store, path, random.Random(3)).items():
        print(f"   {name:44} {percentiles(ask, args.times)}", flush=True)
    store.close()


if __name__ == "__main__":
    sys.exit(main())
