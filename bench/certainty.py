"""Measures how well certainty tells incidents of something from those read into reports where nothing is told.

    python bench/certainty.py --read READ.jsonl [--gold ../shared/gold/dev]

``READ.jsonl`` holds the set's reports as ``tocsin read --format jsonl`` prints them, best by a reader that never saw
them (train/judges.py --keep). Merges the claims and prints, for certainties below which an incident is but a mention,
how many incidents of something and of nothing stay, and the area under the curve of telling them apart.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kept_readings import plain
from labelled_claims import filed_reading
from tallies import matched
from tocsin.merging import merge
from tocsin.merging.certainty import LEAST

HERE = Path(__file__).resolve().parent.parent
LINES = (0.0, 0.5, 0.6, 0.7, 0.75, LEAST, 0.9)


def area(real: Sequence[float], nothing: Sequence[float]) -> float:
    """The share of pairs, one of each, in which the real one is the surer; ties count half."""
    pairs = [(a > b) + 0.5 * (a == b) for a in real for b in nothing]
    return sum(pairs) / max(1, len(pairs))


def main() -> int:
    """Prints the table; 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--read", type=Path, required=True)
    args = parser.parse_args()
    if not (args.gold / "claims.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    read = plain(args.read, args.gold)
    home = matched(args.gold, read)
    found = merge(filed_reading(args.gold, read))
    told = [(i.certainty or 0.0, any(c.claim in home for c in i.claims)) for i in found]
    real, nothing = ([sure for sure, so in told if so is wanted] for wanted in (True, False))
    print(f"{len(real)} incidents of something, {len(nothing)} of nothing; area {area(real, nothing):.3f}")
    for line in LINES:
        print(f"  from {line:.2f}: {sum(x >= line for x in real)} and {sum(x >= line for x in nothing)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
