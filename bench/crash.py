"""Kills an ingest at random moments and feeds the same reports again: the ledger must come out equal.

    python bench/crash.py [--kills 100] [--reports FILE.jsonl] [--limit N] [--seed 1]

Each trial begins a new ledger, starts ``tocsin ingest`` in a process of its own, kills it (SIGKILL) at a moment
drawn evenly over the time an undisturbed run takes, ingests again to the end and compares the ledger's digest
with that of the undisturbed run. By default the reports are those of the labelled set, read in place.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tocsin.ledger import Store

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "gold" / "dev" / "reports.jsonl"


def main() -> int:
    """Runs the trials; 1 where a ledger came out different, 2 where there are no reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--reports", type=Path, default=DEFAULT)
    parser.add_argument("--limit", type=int, help="only the first N reports")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.reports.exists():
        print(f"No reports at {args.reports}: nothing was measured.")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        return trials(Path(scratch), args.reports, args.kills, args.limit, random.Random(args.seed))


def trials(folder: Path, reports: Path, kills: int, limit: int | None, chance: random.Random) -> int:
    """Runs all trials and prints how many ended equal."""
    lines = reports.read_text(encoding="utf-8").splitlines()[:limit]
    batch = folder / "reports.jsonl"
    batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
    began = time.perf_counter()
    start(folder / "whole.db", batch).wait()
    whole = time.perf_counter() - began
    expected, equal = digest(folder / "whole.db"), 0
    print(f"{len(lines)} reports, undisturbed in {whole:.1f} s")
    for trial in range(kills):
        ledger = folder / f"{trial}.db"
        interrupted(start(ledger, batch), chance.uniform(0.05, 0.98) * whole)
        start(ledger, batch).wait()
        equal += digest(ledger) == expected
        for leftover in folder.glob(f"{trial}.db*"):
            leftover.unlink()
    print(f"{kills} kills, {equal} equal")
    return 0 if equal == kills else 1


def start(ledger: Path, batch: Path) -> subprocess.Popen[bytes]:
    """An ingest in a process group of its own, so that its readers die with it."""
    command = [sys.executable, "-m", "tocsin.cli", "--ledger", str(ledger), "ingest", str(batch)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def interrupted(process: subprocess.Popen[bytes], after: float) -> None:
    """Kills the process and its children after some seconds."""
    time.sleep(after)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def digest(ledger: Path) -> str:
    """The digest that equal ledgers share."""
    store = Store.open(ledger)
    try:
        return store.digest()
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
