"""Times the reader: reports a second in a batch on two cores, and peak memory.

    python bench/speed.py [--gold ../shared/gold/dev] [--reports 200] [--read-only]

The gold set's reports are read as one JSON Lines file by ``tocsin ingest`` into a new ledger, or with ``--read-only``
by ``tocsin read``, which stores nothing; of more reports than the set has the same come again under other ids.
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
    parser.add_argument("--read-only", action="store_true", help="read alone, without a ledger")
    args = parser.parse_args()
    source = args.gold / "reports.jsonl"
    if not source.exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    many = [row | {"id": f"{row['id']}-{n}"} for n in range(-(-args.reports // len(rows))) for row in rows]
    lines = [json.dumps(row, ensure_ascii=False) for row in many[: args.reports]]
    words = sum(len(row["text"].split()) for row in many[: args.reports])
    with tempfile.TemporaryDirectory() as scratch:
        batch = Path(scratch) / "batch.jsonl"
        batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        began = time.perf_counter()
        ledger = ["--ledger", str(Path(scratch) / "speed.db")]
        command = ["read", "--format", "jsonl", str(batch)] if args.read_only else [*ledger, "ingest", str(batch)]
        subprocess.run(
            [sys.executable, "-m", "tocsin.cli", *command],
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
