"""Measures the triage that ships: what it keeps and sets aside of reports that it was not trained on, and how fast.

    python bench/triage.py [--corpora FOLDER]

Of reports that all tell of incidents (attacks on aid workers, news on attacks of WikiEvents, MUC-4's tst1 and tst2)
the share kept; of the South Asia terrorism reports the share kept of those labelled relevant and set aside of the
others, many of which tell of arrests and finds; of news of all kinds (Local-Global Lexicon, GeoWebNews) the share set
aside. None of these trained it. What it does on the labelled reports, each judged by weights that saw none of its
incidents, is printed by ``python train/triage_weights.py``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from geoparsing_corpora import gwn, lgl
from muc.corpus import documents
from tocsin.reading.triage import triage
from tocsin.records import Report

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
Labelled = Iterator[tuple[str, bool | None]]


def aid_workers(folder: Path) -> Labelled:
    """Short texts, each on an attack."""
    with gzip.open(folder / "awsd" / "security_incidents.to2021.csv.gz", "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["Details"].strip():
                yield row["Details"], True


def wikievents(folder: Path) -> Labelled:
    """News on attacks, where an attack, a death, an injury or an arrest is marked."""
    telling = ("Conflict", "Life.Die", "Life.Injure", "Justice.Arrest")
    for body in _members(folder / "wikievents" / "wikievents-train-dev.tar.gz", ".jsonl"):
        for line in body.splitlines():
            row = json.loads(line)
            if any(e["event_type"].startswith(telling) for e in row.get("event_mentions", ())):
                yield row.get("text") or " ".join(row["tokens"]), True


def muc(folder: Path) -> Labelled:
    """Wires of tst1 and tst2 with a template; those without may tell of incidents that MUC-4 does not ask for."""
    path = folder / "muc4" / "muc4-dev-tst1-tst2.tar.gz"
    for one in (*documents("tst1", path), *documents("tst2", path)):
        yield one.text, True if one.templates else None


def satp(folder: Path) -> Labelled:
    """Reports on terrorism in South Asia, relevant or not."""
    for body in _members(folder / "satp" / "satp-train-dev.tar.gz", ".tsv"):
        for line in body.splitlines():
            text, *_, label = line.split("\t")
            if label in {"0", "1"}:
                yield text, label == "1"


def local(folder: Path) -> Labelled:
    """Local news of all kinds."""
    yield from ((a.text, None) for a in lgl(folder / "geoparsing"))


def world(folder: Path) -> Labelled:
    """World news of all kinds."""
    yield from ((a.text, None) for a in gwn(folder / "geoparsing"))


def _members(path: Path, ending: str) -> Iterator[str]:
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.isfile() and member.name.endswith(ending) else None
            if file is not None:
                yield file.read().decode("utf-8", "replace")


SETS: dict[str, Callable[[Path], Labelled]] = {
    "attacks on aid workers": aid_workers,
    "WikiEvents": wikievents,
    "MUC-4 tst1 and tst2": muc,
    "South Asia terrorism": satp,
    "local news": local,
    "world news": world,
}


def main() -> int:
    """Prints a row a corpus and the speed; 2 where there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    if not args.corpora.is_dir():
        print(f"No corpora at {args.corpora}: nothing was measured.")
        return 2
    triage(Report(id="", text="The weights are loaded before the clock starts."))
    many, letters, seconds = 0, 0, 0.0
    for name, of in SETS.items():
        some = list(of(args.corpora))
        began = time.process_time()
        kept = [triage(Report(id="", text=text)).keep for text, _ in some]
        seconds += time.process_time() - began
        many, letters = many + len(some), letters + sum(len(text) for text, _ in some)
        print(f"{name}: {', '.join(_shares(kept, [told for _, told in some]))}")
    print(f"{many / seconds:,.0f} reports a second of one core's time, {letters // many} characters a report")
    return 0


def _shares(kept: list[bool], told: list[bool | None]) -> Iterator[str]:
    for label, words in ((True, "that tell of incidents"), (False, "that are not relevant"), (None, "unlabelled")):
        some = [k for k, t in zip(kept, told, strict=True) if t is label]
        if some:
            share = sum(some) / len(some)
            yield f"kept {share:.3f}" + f" and set aside {1 - share:.3f} of {len(some)} {words}"


if __name__ == "__main__":
    sys.exit(main())
