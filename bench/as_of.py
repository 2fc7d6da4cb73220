"""Replays a gold set day by day: the ledger as of each day against a fresh ledger of the reports up to it.

    python bench/as_of.py [--gold DIR] [--read READ.jsonl | --labelled] [--days N] [--seed 1] [--portion N]

Reads the reports of the set (or takes the claims that ``tocsin read --format jsonl`` printed, or with ``--labelled``
those of the set itself), files them into one
ledger shuffled, so that most come late, and asks it as of every moment at which a report was published. A second ledger
is fed in the order published and compared at each of those moments by the canonical form: partition, values, links.
``--days`` compares so many of them, spread over all. Reports without a date are left out: they count as known from
when they were ingested. Prints the share of moments equal, and what filing late and asking as of a moment cost.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

import msgspec

from gold_ledger import labelled_tallies
from kept_readings import plain
from labelled_claims import filed, rows
from tocsin.ledger import Store
from tocsin.ledger.answers import IncidentQuery, TallyQuery
from tocsin.reading import read_report
from tocsin.records import Claim, Reading, Report, Statement
from tocsin.reports import Received, known_at, receive

HERE = Path(__file__).resolve().parent.parent
Input = tuple[Received, Reading]


def inputs(gold: Path, printed: dict[str, Reading] | None) -> list[Input]:
    """The dated reports of a set with their readings, those of ``printed`` where it is given."""
    found = []
    for received in receive([gold / "reports.jsonl"]):
        if received.report is None or known_at(received.report.published) is None:
            continue
        if printed is None:
            found.append((received, read_report(received.report)))
        else:
            found.append((received, msgspec.structs.replace(printed[received.id], report=received.report)))
    return found


def readings(path: Path) -> dict[str, Reading]:
    """What was read of each report, by its id."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["report"]["id"]] = Reading(
            report=Report(id=row["report"]["id"], text=""),
            claims=msgspec.convert(row.get("claims", []), tuple[Claim, ...]),
            statements=msgspec.convert(row.get("statements", []), tuple[Statement, ...]),
            model=row.get("model", "read"),
        )
    return found


def labelled(gold: Path) -> dict[str, Reading]:
    """What the set says that each report tells."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for one in filed(gold)[0]:
        claims[one.report].append(one.claim)
    tallies = labelled_tallies(gold)
    ids = [row["id"] for row in rows(gold / "reports.jsonl")]
    return {
        ident: Reading(
            report=Report(id=ident, text=""), claims=tuple(claims[ident]), statements=tuple(tallies.get(ident, ()))
        )
        for ident in ids
    }


def feed(store: Store, given: Sequence[Input], portion: int) -> None:
    """Files reports, so many in one transaction."""
    for begin in range(0, len(given), portion):
        with store.batch() as batch:
            for received, reading in given[begin : begin + portion]:
                batch.file(received, reading)


def by_moment(given: Sequence[Input]) -> list[tuple[dt.datetime, list[Input]]]:
    """The moments at which reports were published, in order, with what was published at each."""
    found: dict[dt.datetime, list[Input]] = defaultdict(list)
    for one in given:
        moment = known_at(one[0].report.published) if one[0].report else None
        assert moment is not None
        found[moment].append(one)
    return sorted(found.items())


def main() -> None:
    """Feeds, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--read", type=Path, default=None)
    parser.add_argument("--labelled", action="store_true", help="take the claims of the set itself")
    parser.add_argument("--days", type=int, default=0, help="compare at so many moments, spread over all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--portion", type=int, default=25)
    args = parser.parse_args()
    printed = labelled(args.gold) if args.labelled else readings(plain(args.read, args.gold)) if args.read else None
    given = inputs(args.gold, printed)
    late = list(given)
    random.Random(args.seed).shuffle(late)
    with tempfile.TemporaryDirectory() as scratch:
        whole, fresh = Store.open(Path(scratch) / "whole.db"), Store.open(Path(scratch) / "fresh.db")
        began = time.process_time()
        feed(whole, late, args.portion)
        done = time.process_time()
        whole.catch_up()
        print(f"{len(late)} reports filed shuffled: {done - began:.1f} s of CPU, ", end="")
        print(f"and {time.process_time() - done:.1f} s for the past that was left due", flush=True)
        compare(whole, fresh, given, args.days, args.portion)
        whole.close()
        fresh.close()


def compare(whole: Store, fresh: Store, given: Sequence[Input], days: int, portion: int) -> None:
    """Feeds the fresh ledger moment by moment, and holds the whole one as of then against it."""
    moments = by_moment(given)
    step = max(1, len(moments) // days) if days else 1
    equal, asked, tallied = [], [], []
    for number, (moment, some) in enumerate(moments):
        feed(fresh, some, portion)
        if number % step and number != len(moments) - 1:
            continue
        equal.append(fresh.canonical_form() == whole.canonical_form(moment))
        began = time.perf_counter()
        whole.incidents(IncidentQuery(as_of=moment, limit=50))
        asked.append(time.perf_counter() - began)
        began = time.perf_counter()
        whole.tally(TallyQuery(outcome="abducted", as_of=moment))
        tallied.append(time.perf_counter() - began)
    print(f"moments equal to a fresh ledger: {sum(equal)} of {len(equal)}, {sum(equal) / len(equal):.4f}")
    for name, times in (("a list of 50", asked), ("a tally", tallied)):
        print(f"{name} as of a moment: {1000 * quantiles(times, n=20)[-1]:.0f} ms p95, wall clock")


if __name__ == "__main__":
    main()
