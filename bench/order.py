"""Files a gold set in many orders, one by one and at once: the ledgers must be equal.

    python bench/order.py [--gold DIR] [--read READ.jsonl | --labelled] [--orders 10] [--seed 1]

Reads the reports of the set (or takes the claims that ``tocsin read --format jsonl`` printed, or with ``--labelled``
those of the set itself). One ledger is fed all in one transaction, one report by report, the others in random orders in
portions of one to forty. They are compared by the canonical form: partition, values, links, of now and of three moments
before. Prints how many are equal.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from as_of import HERE, Input, by_moment, feed, inputs, labelled, readings
from kept_readings import plain
from tocsin.ledger import Store


def ways(given: Sequence[Input], orders: int, seed: int) -> Iterator[tuple[str, list[list[Input]]]]:
    """Ways to file reports, each with its name: portions in order, each of them one transaction."""
    yield "at once", [list(given)]
    yield "one by one", [[one] for one in given]
    for number in range(orders):
        chance = random.Random(seed + number)
        waiting = chance.sample(given, len(given))
        portions: list[list[Input]] = []
        while waiting:
            size = chance.randint(1, 40)
            portions.append(waiting[:size])
            waiting = waiting[size:]
        yield f"order {number + 1}", portions


def forms(path: Path, portions: Sequence[list[Input]], moments: Sequence[dt.datetime]) -> list[Any]:
    """What a ledger fed so says of now, then of some moments before."""
    store = Store.open(path)
    for portion in portions:
        feed(store, portion, len(portion))
    found = [store.canonical_form(), *(store.canonical_form(moment) for moment in moments)]
    store.close()
    return found


def main() -> None:
    """Files, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--read", type=Path, default=None)
    parser.add_argument("--labelled", action="store_true", help="take the claims of the set itself")
    parser.add_argument("--orders", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    printed = labelled(args.gold) if args.labelled else readings(plain(args.read, args.gold)) if args.read else None
    given = inputs(args.gold, printed)
    known = [moment for moment, _ in by_moment(given)]
    moments = [known[len(known) * n // 4] for n in (1, 2, 3)]
    with tempfile.TemporaryDirectory() as scratch:
        made = {}
        for n, (name, portions) in enumerate(ways(given, args.orders, args.seed)):
            made[name] = forms(Path(scratch) / f"{n}.db", portions, moments)
            equal = made[name] == made["at once"]
            print(f"{name:12} {len(portions):4} transactions: {'equal' if equal else 'NOT EQUAL'}", flush=True)
    equal_ones = sum(form == made["at once"] for form in made.values())
    print(f"ledgers equal: {equal_ones} of {len(made)}, each now and at {len(moments)} moments before")


if __name__ == "__main__":
    main()
