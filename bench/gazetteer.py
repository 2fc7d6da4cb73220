"""How fast and how large the gazetteer is: build, load of GeoNames dumps, look-ups, place names of a text.

Run ``python bench/gazetteer.py [folder of dumps]``; the folder defaults to ``../shared/gazetteer``. Works on
a gazetteer of its own in a temporary folder.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tocsin.places import Gazetteer, find_places

_DUMPS = Path(__file__).resolve().parents[2] / "shared" / "gazetteer"
_TEXT = (
    "BAMAKO, 12 sep - Gunmen attacked a convoy near Diboli in the Kayes region, the governor said. "
    "Two drivers were taken to Nioro, and the road between Kayes and Kita was closed. "
    "In Quetta, police said that the men had fled towards Bolan. "
) * 7


def _timed(what: Callable[[], object], repeat: int = 1) -> float:
    """Seconds for one call, over ``repeat`` calls."""
    start = time.perf_counter()
    for _ in range(repeat):
        what()
    return (time.perf_counter() - start) / repeat


def _report_build(path: Path) -> Gazetteer:
    seconds = _timed(lambda: Gazetteer.open(path))
    print(f"build: {seconds:.1f} s, {path.stat().st_size / 2**20:.0f} MiB")
    return Gazetteer.open(path)


def _report_load(gazetteer: Gazetteer, folder: Path) -> None:
    files = sorted(folder.glob("*.txt.gz"))
    if not files:
        print(f"load: skipped, no dumps in {folder}")
        return
    start = time.perf_counter()
    added = gazetteer.add(files)
    seconds = time.perf_counter() - start
    rate = added.rows / seconds
    print(f"load: {added.rows:,} rows, {added.skipped} skipped, {seconds:.1f} s")
    print(f"load rate: {rate:,.0f} rows/s, {rate * 60:,.0f} a minute")
    print(f"size: {gazetteer.path.stat().st_size / 2**20:.0f} MiB")


def _report_lookups(gazetteer: Gazetteer) -> None:
    names = [
        "Kayes",
        "Kobri",
        "Diboli",
        "Agadez",
        "Tillabéri",
        "Barsalogho",
        "Quetta",
        "Bolan",
        "Bamako",
        "Gao",
    ]
    for label, call in (
        ("lookup", lambda: [gazetteer.lookup(n) for n in names]),
        ("lookup in a country", lambda: [gazetteer.lookup(n, country="ML") for n in names]),
        ("contains", lambda: [gazetteer.contains(n) for n in names]),
        ("find, misspelt", lambda: [gazetteer.find(n + "e", country="ML") for n in names]),
        ("near, 50 km", lambda: [gazetteer.near(13.1191, -9.90096, 50) for _ in names]),
    ):
        call()
        print(f"{label}: {_timed(call, 20) / len(names) * 1e6:,.0f} us")
    words = len(_TEXT.split())
    seconds = _timed(lambda: find_places(_TEXT, gazetteer, lang="en"), 10)
    print(f"find_places: {seconds * 1e3:.1f} ms for {words} words")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _DUMPS
    with tempfile.TemporaryDirectory() as scratch:
        gazetteer = _report_build(Path(scratch) / "gazetteer.db")
        _report_load(gazetteer, folder)
        _report_lookups(gazetteer)


if __name__ == "__main__":
    main()
