"""What a person's answers to doubts are worth, and what a decision costs.

    python bench/deciding.py [--gold ../shared/gold/dev] [--noise 0.25] [--seed 1] [--answers 100]

Files the claims of a gold set in a ledger, as if read without a fault or, with ``--noise``, with that share of the
values missed; then takes the doubts on which claims are one incident in the order of their worth, answers each by the
set's own incidents with a merge or a split, and prints B-cubed (Bagga and Baldwin 1998) as the answers grow. Beside it
how often a doubt was right to be raised, that is, how often the answer was not what the machine had made. At the end
all decisions are taken back in random order, and the ledger must equal the one before.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from labelled_claims import faulty, filed, rows
from merging import b_cubed
from tocsin.ledger import LedgerError, Store
from tocsin.ledger.answers import Doubt
from tocsin.ledger.desk import Desk
from tocsin.records import Claim, FiledClaim, Reading, Report
from tocsin.reports import Received

HERE = Path(__file__).resolve().parent.parent
TEN = 10
PLACED = ("nearly_merged", "barely_joined")


class Bench(Desk):
    """A ledger of the set's claims, and an analyst who knows the truth."""

    def __init__(self, store: Store, truth: dict[str, str]) -> None:
        self.store = store
        self._truth = truth
        self.seconds: list[float] = []
        self.wrong = 0
        self._asked: set[tuple[str, ...]] = set()

    def f1(self) -> float:
        home = {c.claim: i.id for i in self.store.incidents() for c in i.claims}
        return b_cubed({c: self._truth[c] for c in home}, home)[2]

    def answers(self) -> Iterator[int]:
        """Answers doubts, those most worth it first, asking anew for them after every ten."""
        given = 0
        while True:
            asked = (d for d in self.doubts() if d.kind in PLACED and self._new(d) and self._settled(d))
            before = given
            for given in range(before + 1, before + 1 + len(list(islice(asked, TEN)))):
                yield given
            if given == before:
                return

    def _new(self, doubt: Doubt) -> bool:
        key = (*doubt.incidents, *(doubt.claims if doubt.kind == "barely_joined" else ()))
        new = key not in self._asked
        self._asked.add(key)
        return new

    def _settled(self, doubt: Doubt) -> bool:
        started = time.perf_counter()
        try:
            if doubt.kind == "nearly_merged":
                one, other = (self._main(i) for i in doubt.incidents)
                self.wrong += one == other
                act = self.merge if one == other else self.split
                act(*doubt.incidents)
            else:
                (home,), (claim,) = doubt.incidents, doubt.claims
                belongs = self._truth[claim] == self._main(home, without=claim)
                self.wrong += not belongs
                (self.merge if belongs else self.split)(home, claim)
        except LedgerError:
            return False
        self.seconds.append(time.perf_counter() - started)
        return True

    def _main(self, incident: str, without: str | None = None) -> str:
        """The true incident of most of an incident's claims."""
        view = self.store.incident(incident)
        claims = [c.claim for c in view.incident.claims if c.claim != without] if view else []
        return Counter(self._truth[c] for c in claims).most_common(1)[0][0]


def put(store: Store, gold: Path, claims: Sequence[FiledClaim]) -> None:
    """Files the claims as readings of their reports."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_report[one.report].append(one.claim)
    with store.batch() as batch:
        for row in rows(gold / "reports.jsonl"):
            names = ("id", "text", "url", "publisher", "published", "lang", "title")
            report = msgspec.convert({k: row[k] for k in names if k in row}, Report)
            digest = hashlib.sha256(report.text.encode()).hexdigest()
            received = Received(source=report.id, id=report.id, report=report, digest=digest, signature=())
            batch.file(received, Reading(report=report, claims=tuple(by_report[report.id])))


def main() -> int:
    """Runs the benchmark; 0 where taking all back restored the ledger."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--noise", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--answers", type=int, default=100)
    args = parser.parse_args()
    if not (args.gold / "reports.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    claims, truth = filed(args.gold)
    if args.noise:
        claims = faulty(claims, args.noise, args.seed)
    with tempfile.TemporaryDirectory() as scratch:
        store = Store.open(Path(scratch) / "ledger.db")
        put(store, args.gold, claims)
        before = store.digest()
        bench = Bench(store, truth)
        print(f"{len(claims)} claims, {len(store.incidents())} incidents, noise {args.noise}")
        started = time.perf_counter()
        doubts = bench.doubts()
        seconds = time.perf_counter() - started
        print(f"doubts: {dict(Counter(d.kind for d in doubts))}, found in {seconds:.1f} s")
        print(f"answers   0  F1 {bench.f1():.3f}")
        given = 0
        for given in islice(bench.answers(), args.answers):
            if given in (10, 20, 50) or given % 100 == 0:
                print(f"answers {given:3}  F1 {bench.f1():.3f}  the machine was wrong in {bench.wrong} of {given}")
        if given < args.answers:
            print(f"no more doubts after {given}: F1 {bench.f1():.3f}")
        made = sorted(bench.seconds)
        print(f"a decision: median {made[len(made) // 2] * 1000:.0f} ms, slowest {made[-1] * 1000:.0f} ms")
        numbers = [d.id for d in bench.decisions()]
        random.Random(args.seed).shuffle(numbers)
        for number in numbers:
            store.revoke(number)
        equal = store.digest() == before
        print(f"all {len(numbers)} taken back in random order: {'equal' if equal else 'DIFFERENT'}")
        store.close()
    return 0 if equal else 1


if __name__ == "__main__":
    raise SystemExit(main())
