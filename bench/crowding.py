"""Two processes write to a ledger, a third reads it, all at once: nothing is lost, no answer contradicts itself.

    python bench/crowding.py [--minutes 10]

Each writer files its own reports and decides on them; what it says was done must be there at the end. The reader asks
for incidents, a total and a search in turn, and each answer must hold what the one before held: nothing is taken back.
At the end ``tocsin ledger check`` must find nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from contextlib import closing
from multiprocessing.queues import Queue
from pathlib import Path

from crash_works import reports
from tocsin.ledger import LedgerError, Store
from tocsin.ledger.answers import TallyQuery
from tocsin.records import Reading
from tocsin.reports import Received

_MANY = 100_000


def main() -> int:
    """Runs it; 1 where something was lost or is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        filed, asked, wrong = crowd(Path(folder, "ledger.db"), args.minutes * 60)
    print(f"{filed:,} reports filed by two writers, {asked:,} answers to a reader")
    for said in wrong:
        print(said)
    return 1 if wrong else 0


def crowd(path: Path, seconds: float) -> tuple[int, int, list[str]]:
    """How many reports were filed, how many answers given, and what is wrong."""
    Store.open(path).close()
    context = multiprocessing.get_context("fork")
    said: Queue[tuple[str, object]] = context.Queue()
    until = time.monotonic() + seconds
    crowd_ = [context.Process(target=_write, args=(path, n, until, said)) for n in (1, 2)]
    crowd_.append(context.Process(target=_read, args=(path, until, said)))
    for process in crowd_:
        process.start()
    done: dict[str, list[object]] = {"filed": [], "asked": [], "wrong": [], "end": []}
    while len(done["end"]) < len(crowd_):
        kind, what = said.get(timeout=seconds + 600)
        done[kind].append(what)
    for process in crowd_:
        process.join()
    wrong = [str(one) for one in done["wrong"]]
    with closing(Store.open(path)) as store:
        there = {row.id for row in store.reports()}
        wrong += [defect.said for defect in store.check().defects]
    lost = {str(one) for one in done["filed"]} - there
    if lost:
        wrong.append(f"lost {len(lost)} reports, {min(lost)} among them")
    return len(done["filed"]), len(done["asked"]), wrong


def _write(path: Path, number: int, until: float, said: Queue[tuple[str, object]]) -> None:
    try:
        with closing(Store.open(path)) as store:
            for n, one in enumerate(
                reports(_MANY, seed=number) if until > time.monotonic() + 60 else reports(2_000, seed=number)
            ):
                if time.monotonic() > until:
                    break
                received, reading = _own(one, number, n)
                with store.batch() as batch:
                    batch.file(received, reading)
                said.put(("filed", received.id))
                if n % 5 == 0:
                    store.decide("confirm", (f"{received.id}.1",), analyst=f"writer {number}", reason=f"{n}")
    except LedgerError as error:
        said.put(("wrong", error))
    finally:
        said.put(("end", number))


def _own(one: tuple[Received, Reading], number: int, n: int) -> tuple[Received, Reading]:
    """A report under an id of this writer's own."""
    import msgspec

    received, reading = one
    assert received.report is not None
    ident = f"w{number}-{n}"
    report = msgspec.structs.replace(received.report, id=ident)
    claims = tuple(msgspec.structs.replace(c, id=f"{ident}.{k}") for k, c in enumerate(reading.claims, 1))
    again = msgspec.structs.replace(reading, report=report, claims=claims)
    return msgspec.structs.replace(received, id=ident, report=report), again


def _read(path: Path, until: float, said: Queue[tuple[str, object]]) -> None:
    before = 0
    try:
        with closing(Store.open(path)) as store:
            while time.monotonic() < until:
                claims = sum(len(i.claims) for i in store.incidents())
                if claims < before:
                    said.put(("wrong", f"{claims} claims in incidents where there were {before}"))
                before = claims
                store.tally(TallyQuery(outcome="abducted"))
                store.search("technicians", 5)
                said.put(("asked", claims))
    except LedgerError as error:
        said.put(("wrong", error))
    finally:
        said.put(("end", 0))


if __name__ == "__main__":
    sys.exit(main())
