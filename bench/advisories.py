"""Governments' feeds: how many entries of the samples are read, at which levels, and what is left out.

    python bench/advisories.py [FOLDER]      (default: ../shared/advisories)

The samples: the United Kingdom's content API (a country's page, the index), the US Department of State's list and
pages. It also files them in a ledger and times the questions.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tocsin import Ledger
from tocsin.advice import receive_advice

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "advisories"


def main(folder: Path) -> None:
    """Print the figures of a folder of feeds."""
    levels: Counter[tuple[str, int]] = Counter()
    parts: Counter[tuple[str, int]] = Counter()
    pages, left_out, failed = 0, [], []
    for one in receive_advice([folder]):
        if isinstance(one, str):
            left_out.append(one)
            continue
        received, reading = one
        if reading is None:
            failed.append(f"{received.source}: {received.failure.message if received.failure else ''}")
            continue
        pages += 1
        for said in reading.statements:
            of = parts if getattr(said, "region", None) else levels
            of[(getattr(said, "issuer", ""), getattr(said, "level", 0))] += 1
    print(f"entries read: {pages}; countries' levels: {sum(levels.values())}; parts' levels: {sum(parts.values())}")
    for name, of in (("country", levels), ("part", parts)):
        for (issuer, level), number in sorted(of.items()):
            print(f"  {issuer} level {level} of a {name}: {number}")
    for sentence in (*left_out, *failed):
        print(f"  left out: {sentence}")
    _ledger(folder)


def _ledger(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as made, Ledger(Path(made, "advice.db")) as ledger:
        start = time.perf_counter()
        done = ledger.add_advice(folder)
        filed = time.perf_counter()
        everywhere = ledger.advisories()
        asked = time.perf_counter()
        print(f"filed {done.new} in {filed - start:.1f} s; {len(everywhere)} countries told in {asked - filed:.3f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
