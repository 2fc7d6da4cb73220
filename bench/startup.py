"""How long the command line takes to start: ``python bench/startup.py``.

Prints wall-clock seconds, the median and the slowest of several cold processes: ``tocsin --help``, which a
person waits for, and ``tocsin read`` of one short text, which loads the language model.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
MOST_SECONDS_FOR_HELP = 0.3
TEXT = "Gunmen abducted five Filipino technicians near Téra in western Niger on 14 May 2025, officials said.\n"


def seconds(arguments: list[str]) -> float:
    """Return the wall-clock seconds of one run of the command line."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "tocsin.cli", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure(label: str, arguments: list[str]) -> float:
    """Print and return the median of ``RUNS`` runs."""
    times = [seconds(arguments) for _ in range(RUNS)]
    median = statistics.median(times)
    print(f"{label:<24} median {median:.3f} s, slowest {max(times):.3f} s, of {RUNS}")
    return median


def main() -> int:
    """Measure; return 1 where help is slower than promised."""
    helped = measure("tocsin --help", ["--help"])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(TEXT, encoding="utf-8")
        measure("tocsin read report.txt", ["read", str(report)])
    return 1 if helped > MOST_SECONDS_FOR_HELP else 0


if __name__ == "__main__":
    sys.exit(main())
