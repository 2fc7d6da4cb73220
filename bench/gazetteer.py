"""How fast, how large and how right the gazetteer is.

Run ``python bench/gazetteer.py [folder of dumps] [--large ROWS]``; the folder defaults to ``../shared/gazetteer``.
Works on a gazetteer of its own in a temporary folder. Prints what it takes to build the default, to load all dumps
(and, with ``--large``, a generated file of so many rows), to open it, to look names up; and how many misspelt
names of villages find their place.

A misspelt name is that of a populated place of five letters or more, drawn with a fixed seed from the dumps, folded
(so without accents), with one or two random edits, as likely: a letter put in, left out, put for another, or swapped
with the next. It is found where the place itself, or one of the very same name in that country, is among the first
three of ``find`` given the country. The strict figure wants the place itself, of however many bear its name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import string
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tocsin.places import Gazetteer, Ranked, find_places
from tocsin.places.folding import fold

_DUMPS = Path(__file__).resolve().parents[2] / "shared" / "gazetteer"
_DRAWN = 2000
_SEEDS = (1, 2, 3)
_OPENINGS = 5
_TEXT = (
    "BAMAKO, 12 sep - Gunmen attacked a convoy near Diboli in the Kayes region, the governor said. "
    "Two drivers were taken to Nioro, and the road between Kayes and Kita was closed. "
    "In Quetta, police said that the men had fled towards Bolan. "
) * 7
# Each in a process of its own, so that its memory and its start are told alone.
_LOAD = """
import json, resource, sys, time
from pathlib import Path
from tocsin.places import Gazetteer
gazetteer = Gazetteer(Path(sys.argv[1]))
start = time.perf_counter()
rows = gazetteer.add([Path(name) for name in sys.argv[2:]]).rows
seconds = time.perf_counter() - start
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
# Not ru_maxrss, which a process takes over from the one that started it.
[most] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(json.dumps({"rows": rows, "seconds": seconds, "mib": [int(most) // 1024, used[1].ru_maxrss // 1024],
                  "cpu": [one.ru_utime + one.ru_stime for one in used]}))
"""
_OPEN = """
import sys, time
from pathlib import Path
start = time.perf_counter()
from tocsin.places import Gazetteer
imported = time.perf_counter()
gazetteer = Gazetteer.open(Path(sys.argv[1]))
gazetteer.lookup("Kayes")
print(imported - start, time.perf_counter() - imported)
"""


class Village(NamedTuple):
    """A populated place of a dump."""

    geonameid: int
    folded: str
    country: str
    lat: float
    lon: float


def villages(files: Sequence[Path]) -> list[Village]:
    """Populated places whose names have five letters or more."""
    found = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                folded = fold(cells[1])
                if cells[6] == "P" and len(folded.replace(" ", "")) >= 5:
                    found.append(Village(int(cells[0]), folded, cells[8], float(cells[4]), float(cells[5])))
    return found


def edited(rng: random.Random, name: str) -> str:
    """The name after one edit that changes it."""
    while True:
        at = rng.randrange(len(name))
        letter = rng.choice(string.ascii_lowercase)
        made = (
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
        )[rng.randrange(4)]
        if made != name:
            return made


def report_build(path: Path) -> None:
    start = time.perf_counter()
    Gazetteer.open(path)
    print(f"build: {time.perf_counter() - start:.1f} s, {path.stat().st_size / 2**20:.0f} MiB")


def report_load(path: Path, files: Sequence[Path], what: str) -> None:
    run = subprocess.run([sys.executable, "-c", _LOAD, path, *files], stdout=subprocess.PIPE, check=True)
    told = json.loads(run.stdout)
    rate = told["rows"] / told["seconds"] * 60
    print(f"load of {what}: {told['rows']:,} rows in {told['seconds']:.1f} s, {rate:,.0f} rows a minute")
    print(f"  processor: {told['cpu'][0]:.1f} s storing, {told['cpu'][1]:.1f} s parsing beside it")
    print(f"  largest memory: {told['mib'][0]} MiB storing, {told['mib'][1]} MiB parsing")
    print(f"  size after it: {path.stat().st_size / 2**20:.0f} MiB")


def report_opening(path: Path) -> None:
    command = [sys.executable, "-c", _OPEN, str(path)]
    runs = [subprocess.run(command, stdout=subprocess.PIPE, check=True) for _ in range(_OPENINGS)]
    imports, opens = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    median = _OPENINGS // 2
    print(
        f"start in a new process: {sorted(imports)[median] * 1e3:.0f} ms to import, "
        f"{sorted(opens)[median] * 1e3:.1f} ms to open and look up a first name (medians of {_OPENINGS})"
    )


def report_lookups(gazetteer: Gazetteer, drawn: Sequence[Village]) -> None:
    rng = random.Random(0)
    calls: tuple[tuple[str, Callable[[Village], object]], ...] = (
        ("lookup", lambda v: gazetteer.lookup(v.folded)),
        ("lookup in a country", lambda v: gazetteer.lookup(v.folded, country=v.country)),
        ("known", lambda v: gazetteer.known([v.folded])),
        ("near, 10 km", lambda v: gazetteer.near(v.lat, v.lon, 10)),
        ("find, misspelt, in a country", lambda v: gazetteer.find(edited(rng, v.folded), v.country)),
        ("find, misspelt, anywhere", lambda v: gazetteer.find(edited(rng, v.folded))),
    )
    print("milliseconds of the clock, and of this process's processor alone, which others on the machine don't slow:")
    for label, call in calls:
        timed = [_timed(call, village) for village in drawn[: 200 if "anywhere" in label else None]]
        for kind, times in zip(("clock", "processor"), map(sorted, zip(*timed, strict=True)), strict=True):
            median, most = (times[int(len(times) * part)] * 1e3 for part in (0.5, 0.99))
            print(f"  {label}, {kind}: median {median:.3f}, p99 {most:.3f} ({len(times)} names)")
    start = time.perf_counter()
    find_places(_TEXT, gazetteer, lang="en")
    print(f"find_places: {(time.perf_counter() - start) * 1e3:.1f} ms for {len(_TEXT.split())} words")


def _timed(call: Callable[[Village], object], village: Village) -> tuple[float, float]:
    start = time.perf_counter(), time.process_time()
    call(village)
    return time.perf_counter() - start[0], time.process_time() - start[1]


def report_misspelt(gazetteer: Gazetteer, everything: Sequence[Village], seed: int) -> None:
    rng = random.Random(seed)
    bearers = Counter((v.folded, v.country) for v in everything)
    found: Counter[tuple[int, str]] = Counter()
    drawn = rng.sample(everything, min(_DRAWN, len(everything)))
    for village in drawn:
        edits = rng.choice((1, 2))
        written = village.folded
        for _ in range(edits):
            written = edited(rng, written)
        first = gazetteer.find(written, village.country, limit=3)
        strict = any(one.entry.geonameid == village.geonameid for one in first)
        found[edits, "drawn"] += 1
        found[edits, "strict"] += strict
        found[edits, "right"] += strict or any(_so_called(one, village) for one in first)
    shares = {
        kind: [
            sum(found[n, kind] for n in some) / sum(found[n, "drawn"] for n in some) for some in ((1, 2), (1,), (2,))
        ]
        for kind in ("right", "strict")
    }
    best = sum(min(1.0, 3 / bearers[v.folded, v.country]) for v in drawn) / len(drawn)
    right, strict_share = shares["right"], shares["strict"]
    print(f"misspelt villages, seed {seed}: {right[0]:.3f} in the first three of {len(drawn)}")
    print(f"  one edit {right[1]:.3f}, two edits {right[2]:.3f}")
    print(f"  strict: {strict_share[0]:.3f} (three of all that bear the name would give {best:.3f} at most)")


def _so_called(one: Ranked, village: Village) -> bool:
    return fold(one.entry.name) == village.folded


def generated(files: Sequence[Path], rows: int, into: Path) -> Path:
    """A file of so many rows made from the dumps, over and over with other ids, names and positions."""
    with into.open("w", encoding="utf-8") as out:
        out.writelines(_more(files, rows))
    return into


def _more(files: Sequence[Path], rows: int) -> Iterator[str]:
    made = turn = 0
    while True:
        turn += 1
        for path in files:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    made += 1
                    if made > rows:
                        return
                    cells = line.split("\t")
                    cells[0] = str(3_000_000_000 + made)
                    cells[1] = cells[2] = cells[1][turn % 5 :] + string.ascii_lowercase[turn % 26] * (turn % 3)
                    cells[1] = cells[2] = cells[1].strip() or "Nameless"
                    cells[4] = f"{(float(cells[4]) + 7 * turn + 90) % 180 - 90:.5f}"
                    yield "\t".join(cells)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", nargs="?", type=Path, default=_DUMPS)
    options.add_argument("--large", type=int, default=0, metavar="ROWS")
    asked = options.parse_args()
    files = sorted(asked.folder.glob("*.txt.gz"))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "gazetteer.db"
        report_build(path)
        if not files:
            print(f"all else: skipped, no dumps in {asked.folder}")
            return
        report_load(path, files, "all dumps")
        report_opening(path)
        gazetteer = Gazetteer.open(path)
        everything = villages(files)
        report_lookups(gazetteer, random.Random(0).sample(everything, min(_DRAWN, len(everything))))
        for seed in _SEEDS:
            report_misspelt(gazetteer, everything, seed)
        if asked.large:
            report_load(path, [generated(files, asked.large, Path(scratch) / "large.txt")], "a generated file")
            report_opening(path)
            report_lookups(Gazetteer.open(path), random.Random(0).sample(everything, _DRAWN))


if __name__ == "__main__":
    main()
