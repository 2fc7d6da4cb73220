"""Kills an ingest at random moments and compares what the next one makes of it with an undisturbed run.

    python bench/crash.py [--kills 100] [--reports FILE.jsonl] [--limit 60] [--seed 1]

Each trial starts ``ingest`` in a process of its own on a new ledger and ends it with SIGKILL. The process is a
fork of this one, which has the reader loaded, so that a trial takes the time of the ingest alone. The moments are
spread evenly over the time that an undisturbed run takes, one at random in each stretch. The ledger's file must
then be sound, and, when the same reports are fed again, equal to the undisturbed one. CI runs 10 kills.

With ``--read-once`` each report is read once, before the first trial, and all trials are given that reading: reading
is a pure function that writes nothing, so that all kills fall on what files, merges and writes.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from itertools import islice
from multiprocessing.context import ForkProcess
from pathlib import Path

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev" / "reports.jsonl"
_EARLIER = 0.8  # a run that ended before its kill is tried again with the kill this much sooner
_PATIENCE = 600.0


def main() -> int:
    """Runs the trials; 1 where a ledger came out different, 2 where there is nothing to ingest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--reports", type=Path, default=GOLD)
    parser.add_argument("--limit", type=int, help="only the first so many reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read-once", action="store_true", help="kill only what files and merges")
    args = parser.parse_args()
    if not args.reports.exists():
        print(f"No reports at {args.reports}: nothing was tried.")
        return 2
    equal = 0
    with tempfile.TemporaryDirectory() as scratch:
        source = _cut(args.reports, args.limit, Path(scratch))
        if args.read_once:
            _read_once(source)
        for number, same in enumerate(trials(source, args.kills, args.seed, Path(scratch)), 1):
            equal += same
            print(f"{number} kills, {equal} equal", flush=True)
    return 0 if equal == args.kills else 1


def trials(source: Path, kills: int, seed: int, scratch: Path) -> Iterator[bool]:
    """For each kill whether the ledger, fed again, equals the undisturbed one."""
    _warm()
    began = time.perf_counter()
    _started(scratch / "whole.db", source).join(_PATIENCE)
    takes = time.perf_counter() - began
    wanted = digest(scratch / "whole.db")
    chance = random.Random(seed)
    stretches = chance.sample(range(kills), kills)
    for stretch in stretches:
        ledger = scratch / f"killed-{stretch}.db"
        _kill(ledger, source, takes * (stretch + chance.random()) / kills)
        sound = _sound(ledger)
        again = _started(ledger, source)
        again.join(_PATIENCE)
        yield sound and again.exitcode == 0 and digest(ledger) == wanted
        _remove(ledger)


def digest(ledger: Path) -> str:
    """What two equal ledgers share."""
    from tocsin.ledger import Store

    with closing(Store.open(ledger)) as store:
        return store.digest()


def _warm() -> None:
    """Loads what an ingest loads, so that forks have it."""
    from tocsin.api import read

    read("Gunmen took two nurses near the bridge of Tarkanda on Monday.", "2025-05-14")


def _read_once(source: Path) -> None:
    """Has the reader remember: trials are forks of this process."""
    import tocsin.reading
    from tocsin.reports import receive

    reader = tocsin.reading.read_report
    tocsin.reading.read_report = cache(reader)
    for received in receive([source]):
        if received.report is not None:
            tocsin.reading.read_report(received.report)


def _ingest(ledger: Path, source: Path) -> None:
    from tocsin.api import Ledger

    with Ledger(ledger) as opened:
        opened.ingest(source)


def _started(ledger: Path, source: Path) -> ForkProcess:
    process = ForkProcess(target=_ingest, args=(ledger, source))
    process.start()
    return process


def _kill(ledger: Path, source: Path, after: float) -> None:
    """Kills an ingest after so many seconds of work; tries again, sooner, where it was done by then."""
    while True:
        process = _started(ledger, source)
        process.join(after)
        if process.exitcode is None:
            process.kill()
            process.join()
            return
        _remove(ledger)
        after *= _EARLIER


def _sound(ledger: Path) -> bool:
    """Whether the file passes SQLite's own checks, as far as it was made at all."""
    if not ledger.exists():
        return True
    with closing(sqlite3.connect(ledger)) as db:
        whole = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not db.execute("PRAGMA foreign_key_check").fetchall()


def _remove(ledger: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{ledger}{suffix}").unlink(missing_ok=True)


def _cut(file: Path, reports: int | None, scratch: Path) -> Path:
    """The first reports of a file as a file of their own."""
    if reports is None:
        return file
    with file.open(encoding="utf-8") as lines:
        head = "".join(islice(lines, reports))
    cut = scratch / "reports.jsonl"
    cut.write_text(head, encoding="utf-8")
    return cut


if __name__ == "__main__":
    sys.exit(main())
