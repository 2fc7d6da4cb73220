"""How often values are right by how surely they were read: ``python bench/sureness.py [--read FOLDER] [--set FOLDER]``.

Of claims that cover a label, in readings that bench/readings keeps or that ``train/judges.py --keep`` put into FOLDER:
a date is right where its days are the label's, a place where its name shares half of its words with the label's, a
number where the label has it of the same outcome.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kept_readings import HERE, SETS, reading_of
from labelled_claims import filed_reading
from tocsin.records import Claim

sys.path.insert(0, str(HERE.parent / "train"))
from labels import Labelled, labelled, overlap

ALIKE = 0.5  # of the words of two names


def judged(one: Labelled, claims: list[Claim]) -> Iterator[tuple[str, float, bool]]:
    """The values of the claims that cover a label: what it is, how sure, and whether it is right."""
    for i, label in one.matched([(c.evidence, c.type) for c in claims]):
        yield from _judged(claims[i], label)


def _judged(claim: Claim, label: dict[str, Any]) -> Iterator[tuple[str, float, bool]]:
    sure = claim.sure
    if sure is None:
        return
    if claim.date is not None and sure.date is not None:
        days = label["date"] and (label["date"]["start"], label["date"]["end"])
        yield "dates", sure.date, (str(claim.date.start), str(claim.date.end)) == days
    if claim.place is not None and claim.place.name and sure.place is not None:
        yield "places", sure.place, overlap(claim.place.name, (label["place"] or {}).get("name")) >= ALIKE
    told = {(c["outcome"], c["n"]) for c in label["counts"]}
    for count, likely in zip(claim.counts, sure.counts, strict=True):
        if count.best is not None:
            yield "numbers", likely, (count.outcome, count.best) in told


def main() -> int:
    """Prints a line for each kind of value; 2 where no set is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs="*", default=SETS, help="folders of labelled reports")
    parser.add_argument("--read", type=Path, help="folder of readings, in place of those that are kept")
    args = parser.parse_args()
    right: defaultdict[str, defaultdict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for folder in args.set:
        read = reading_of(folder, args.read) if (folder / "claims.jsonl").exists() else None
        if read is None:
            continue
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for filed in filed_reading(folder, read):
            claims[filed.report].append(filed.claim)
        for one in labelled(folder):
            for kind, sure, so in judged(one, claims[one.report.id]):
                right[kind][sure].append(so)
    for kind, by in right.items():
        told = "  ".join(f"{sure:.1f} {sum(so) / len(so):.2f} of {len(so)}" for sure, so in sorted(by.items()))
        print(f"{kind:<8} so sure, so often right: {told}")
    if not right:
        print("No labelled set with readings: nothing was measured.")
    return 0 if right else 2


if __name__ == "__main__":
    sys.exit(main())
