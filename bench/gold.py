"""Scores the reader and the merger on a gold set of labelled reports, with the set's own scorer.

    python bench/gold.py [--gold ../shared/gold/dev] [--errors N] [--read-only] [--keep FOLDER] [--scorer FILE]

Reads ``reports.jsonl`` of the set in place, writes what Tocsin reads and merges to a temporary folder, and
runs the scorer on it. Prints the scorer's figures and the time taken, and the share of counts whose words hold a figure
that is the count, read as a number: the scorer compares the characters, so that its own key's "04" and figures of
another script count as wrong there.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
_FIGURE = re.compile(r"\d[\d,. \u00a0\u202f]*\d|\d")  # as the scorer finds them


def main() -> int:
    """Runs the benchmark; 0 where the scorer ran, 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--errors", type=int, default=0, help="print this many missed and spurious claims")
    parser.add_argument("--read-only", action="store_true", help="score reading alone, without merging")
    parser.add_argument("--keep", type=Path, help="keep what was read and merged in this folder")
    parser.add_argument("--scorer", type=Path, default=HERE.parent / "shared" / "gold" / "score.py")
    args = parser.parse_args()
    if not (args.gold / "reports.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        return score(args.gold, args.keep or Path(scratch), args.scorer, args.errors, merge=not args.read_only)


def score(gold: Path, out: Path, scorer: Path, errors: int, *, merge: bool) -> int:
    """Reads, merges and scores; the scorer's exit status."""
    out.mkdir(parents=True, exist_ok=True)
    reports, read, incidents = gold / "reports.jsonl", out / "read.jsonl", out / "incidents.jsonl"
    began = time.perf_counter()
    run(["read", "--format", "jsonl", str(reports)], read)
    print(f"reading took {time.perf_counter() - began:.1f} s")
    command = [
        sys.executable,
        str(scorer),
        str(gold),
        "--read",
        str(read),
        "--errors",
        str(errors),
    ]
    if merge:
        began = time.perf_counter()
        ledger = out / "gold.db"
        ledger.unlink(missing_ok=True)
        run(["--ledger", str(ledger), "ingest", str(reports)], out / "ingest.txt")
        run(["--ledger", str(ledger), "incidents", "--format", "jsonl"], incidents)
        print(f"ingest and merging took {time.perf_counter() - began:.1f} s")
        command += ["--incidents", str(incidents)]
    status = subprocess.run(command, check=False).returncode
    right = figures(reports, read)
    share = sum(right) / max(1, len(right))
    print(f"figures under a count, read as numbers, are the count: {share:.3f} (of {len(right)})")
    return status


def figures(reports: Path, read: Path) -> list[bool]:
    """Whether the figures in a count's words are the count, for every count whose words hold one."""
    texts = {r["id"]: r["text"] for r in map(json.loads, reports.open(encoding="utf-8"))}
    right = []
    for reading in map(json.loads, read.open(encoding="utf-8")):
        text = texts[reading["report"]["id"]]
        for count in (c for claim in reading.get("claims", ()) for c in claim["counts"]):
            found = _FIGURE.findall(text[count["span"]["start"] : count["span"]["end"]])
            if found and count.get("best") is not None:
                right.append(any(int(re.sub(r"\D", "", f)) == count["best"] for f in found))
    return right


def run(arguments: list[str], out: Path) -> None:
    """Runs a Tocsin command with its output in a file."""
    with out.open("wb") as sink:
        subprocess.run([sys.executable, "-m", "tocsin.cli", *arguments], stdout=sink, check=False)


if __name__ == "__main__":
    sys.exit(main())
