"""The floors that a change must not fall under, measured again; CI runs it.

    python bench/gate.py [--shared ../shared] [--only WORD]

Runs the benchmarks beside this script on the shared data, with a gazetteer that has its country files, and compares
their figures with the floors of ``bench/floors.toml``. The exit status is 1 where one is under its floor, over what it
may at most be, or not found in what its benchmark printed; without the shared data nothing is measured and it is 0.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from math import inf
from pathlib import Path
from typing import NamedTuple

from tocsin.places import Gazetteer

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


class Floor(NamedTuple):
    """One figure: the benchmark that prints it, the pattern whose group is it, and what it must reach, and not pass."""

    name: str
    command: str
    pattern: str
    least: float
    most: float = inf


def floors(only: str) -> list[Floor]:
    """The floors whose name or command has a word in it."""
    told = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floor"]
    found = [Floor(f["name"], f["command"], f["pattern"], float(f["least"]), float(f.get("most", inf))) for f in told]
    return [f for f in found if only in f.name or only in f.command]


def measured(command: str, gazetteer: Path, shared: Path) -> str:
    """What a benchmark prints."""
    script, *arguments = command.split()
    given = [a.format(shared=shared, gazetteer=gazetteer, bench=HERE) for a in arguments]
    done = subprocess.run(
        [sys.executable, str(HERE / script), *given],
        capture_output=True,
        text=True,
        env={**os.environ, "TOCSIN_GAZETTEER": str(gazetteer)},
        check=False,
    )
    return done.stdout + done.stderr


def main() -> int:
    """Measures and compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--only", default="", help="only floors with this word in their name or benchmark")
    args = parser.parse_args()
    if not (args.shared / "gold" / "dev" / "reports.jsonl").exists():
        print(f"No shared data at {args.shared}: no floor was measured.")
        return 0
    wanted = floors(args.only)
    with tempfile.TemporaryDirectory() as scratch:
        gazetteer = Path(scratch) / "gazetteer.db"
        Gazetteer.open(gazetteer).add(sorted((args.shared / "gazetteer").glob("*.txt.gz")))
        printed: dict[str, str] = {}
        for command in dict.fromkeys(f.command for f in wanted):
            began = time.perf_counter()
            printed[command] = measured(command, gazetteer, args.shared)
            print(f"{command}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    under = [f for f in wanted if not passed(f, printed[f.command])]
    return 1 if under else 0


def passed(floor: Floor, printed: str) -> bool:
    """Prints a line for a floor; whether it is reached."""
    match = re.search(floor.pattern, printed, re.MULTILINE | re.DOTALL)
    if match is None:
        print(f"{floor.name:<70} not printed by its benchmark, which ended with: {printed[-300:]!r}")
        return False
    value = float(match[1].replace(",", ""))
    good = floor.least <= value <= floor.most
    asked = f"floor {floor.least:g}" if floor.most == inf else f"{floor.least:g} to {floor.most:g}"
    print(f"{floor.name:<70} {value:>8g}  {asked}{'' if good else '  NOT MET'}")
    return good


if __name__ == "__main__":
    sys.exit(main())
