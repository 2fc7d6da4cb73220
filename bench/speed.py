"""Times the reader: reports a second in a batch on two cores, and peak memory.

    python bench/speed.py [--gold ../shared/gold/dev] [--reports 200]

The gold set's English reports are read in place as one JSON Lines file by ``tocsin ingest`` into a new ledger.
Prints words, reports a second (also scaled to reports of 300 words), and the peak resident memory of all
processes together as the kernel accounts the largest one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Runs the benchmark; 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--reports", type=int, default=200)
    args = parser.parse_args()
    source = args.gold / "reports.jsonl"
    if not source.exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    lines = source.read_text(encoding="utf-8").splitlines()[: args.reports]
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as scratch:
        batch = Path(scratch) / "batch.jsonl"
        batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        began = time.perf_counter()
        ledger = str(Path(scratch) / "speed.db")
        subprocess.run(
            [sys.executable, "-m", "tocsin.cli", "--ledger", ledger, "ingest", str(batch)],
            check=False,
            stdout=subprocess.DEVNULL,
        )
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(lines)} reports, {words} words in {seconds:.1f} s: {len(lines) / seconds:.1f} reports/s")
    print(f"at 300 words a report: {words / 300 / seconds:.1f} reports/s; largest process {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
