"""Kills a process at random moments of its work on a ledger, fills its disk, takes its right to write.

    python bench/crashes.py [--trials 1000] [--seed 1] [--works ingest,merge,decision,migration] [--reports N]

Each trial starts the work in a process of its own (a fork) on a copy of the ledger that it begins with, and ends it
with SIGKILL at a random moment of the time that it takes; every eleventh meets a full disk instead (a limit on the
size of files, at a random size), every seventeenth a folder in which it may write nothing. Then the ledger must be
sound by ``tocsin ledger check``; hold all that the process said was done; and, when the work is gone on with, be equal
to one that was never disturbed, with no decision made twice. CI runs 30.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from crash_works import Work, reports, works
from tocsin.ledger import LedgerError, Store

DUMP = Path(__file__).resolve().parents[1] / "tests" / "ledger" / "schemas" / "0002.sql"
_FULL_EVERY, _READ_ONLY_EVERY = 11, 17  # no multiples of the kinds of work: each meets both
_NOBODY = 65534
_SUFFIXES = ("", "-wal", "-shm")


class Trial(NamedTuple):
    """What came of one: the work, how it was disturbed, and what is wrong, None where nothing is."""

    work: str
    how: str
    wrong: str | None


class _Undisturbed(NamedTuple):
    begin: Path
    takes: float
    size: int
    digest: str
    decisions: list[tuple[object, ...]]


def main() -> int:
    """Runs the trials; 1 where anything was lost, doubled or broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--works", default="ingest,merge,decision,migration")
    parser.add_argument("--reports", type=int, default=12, help="reports that come, and that are held before")
    args = parser.parse_args()
    wrong: list[Trial] = []
    counts: Counter[str] = Counter()
    for n, trial in enumerate(trials(args.trials, args.seed, args.works.split(","), args.reports), 1):
        counts[f"{trial.work} {trial.how}"] += 1
        if trial.wrong:
            wrong.append(trial)
            print(f"{trial.work} {trial.how}: {trial.wrong}", flush=True)
        if n % 10 == 0 or n == args.trials:
            print(f"{n} trials, {n - len(wrong)} whole", flush=True)
    print(", ".join(f"{number} {what}" for what, number in sorted(counts.items())))
    return 1 if wrong else 0


def trials(number: int, seed: int, names: list[str], size: int) -> Iterator[Trial]:
    """As many trials, the kinds of work in turn."""
    chance = random.Random(seed)
    kinds = works(reports(size), reports(size, seed=2, start=size), DUMP)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        known = {name: _undisturbed(kinds[name], Path(folder)) for name in names}
        for n in range(number):
            name = names[n % len(names)]
            yield _trial(n, kinds[name], known[name], Path(folder, f"trial-{n}"), chance)


def _undisturbed(work: Work, folder: Path) -> _Undisturbed:
    begin, whole = folder / f"{work.name}-begin.db", folder / f"{work.name}-whole.db"
    work.begin(begin)
    _settle(begin)
    shutil.copy(begin, whole)
    began = time.perf_counter()
    child = _start(work, whole, None)
    os.waitpid(child.pid, 0)
    takes = time.perf_counter() - began
    _acknowledged(child.pipe)
    return _Undisturbed(begin, takes, begin.stat().st_size, *_state(whole))


def _trial(n: int, work: Work, known: _Undisturbed, folder: Path, chance: random.Random) -> Trial:
    folder.mkdir()
    ledger = folder / "ledger.db"
    shutil.copy(known.begin, ledger)
    how = "full" if n % _FULL_EVERY == 9 else "read-only" if n % _READ_ONLY_EVERY == 7 else "killed"
    try:
        if how == "killed":
            acknowledged = _killed(work, ledger, known, chance)
        else:
            disturb = "read-only" if how == "read-only" else int(known.size * (0.5 + chance.random()))
            acknowledged = _run(work, ledger, disturb)
        return Trial(work.name, how, _wrong(work, ledger, known, acknowledged))
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def _killed(work: Work, ledger: Path, known: _Undisturbed, chance: random.Random) -> set[str]:
    """Kills the work after so long; tries again, sooner, where it was done by then."""
    after = known.takes * chance.random()
    while True:
        child = _start(work, ledger, None)
        time.sleep(after)
        os.kill(child.pid, signal.SIGKILL)
        _, status = os.waitpid(child.pid, 0)
        said = _acknowledged(child.pipe)
        if os.WIFSIGNALED(status):
            return said
        for suffix in _SUFFIXES:
            Path(f"{ledger}{suffix}").unlink(missing_ok=True)
        shutil.copy(known.begin, ledger)
        after *= 0.7


def _run(work: Work, ledger: Path, disturb: int | str) -> set[str]:
    child = _start(work, ledger, disturb)
    os.waitpid(child.pid, 0)
    return _acknowledged(child.pipe)


class _Child(NamedTuple):
    pid: int
    pipe: int


def _start(work: Work, ledger: Path, disturb: int | str | None) -> _Child:
    """Begins the work in a process of its own; what it says is done comes through the pipe."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return _Child(pid, reader)
    os.close(reader)
    try:
        _disturb(ledger, disturb)
        with os.fdopen(writer, "w", buffering=1, encoding="utf-8") as said:
            work.go_on(ledger, lambda what: print(what, file=said))
    except (LedgerError, OSError):
        os._exit(3)
    finally:
        os._exit(0)


def _disturb(ledger: Path, disturb: int | str | None) -> None:
    """Sets a limit on the size of files, or takes the right to write anything in the ledger's folder."""
    if isinstance(disturb, int):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (disturb, disturb))
    elif disturb == "read-only":
        ledger.chmod(0o444)
        ledger.parent.chmod(0o555)
        if os.geteuid() == 0:
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)


def _acknowledged(pipe: int) -> set[str]:
    with os.fdopen(pipe, encoding="utf-8") as said:
        return {line.strip() for line in said if line.endswith("\n")}


def _wrong(work: Work, ledger: Path, known: _Undisturbed, acknowledged: set[str]) -> str | None:
    """What is lost, doubled or broken, in a sentence."""
    ledger.parent.chmod(0o755)
    ledger.chmod(0o644)
    try:
        with closing(Store.open(ledger)) as store:
            found = store.check()
        if found.defects:
            return found.defects[0].said
        lost = acknowledged - work.done(ledger)
        if lost:
            return f"lost {sorted(lost)[:3]}"
        work.go_on(ledger, lambda _: None)
        digest, decisions = _state(ledger)
    except LedgerError as error:
        return str(error)
    if decisions != known.decisions:
        return "other decisions than in the undisturbed ledger"
    return None if digest == known.digest else "not equal to the undisturbed ledger"


def _state(ledger: Path) -> tuple[str, list[tuple[object, ...]]]:
    with closing(Store.open(ledger)) as store:
        said: list[tuple[object, ...]] = [
            (d.kind, d.claims, d.others, d.value, d.reason, d.revoked_because) for d in store.decisions()
        ]
        return store.digest(), said


def _settle(path: Path) -> None:
    """Brings all into the one file."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    sys.exit(main())
