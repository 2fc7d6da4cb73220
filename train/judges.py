"""Fits all judges at once and reads every report with judges that never saw its incidents.

    python train/judges.py --encoders FOLDER [--set FOLDER ...] [--gazetteer FILE] [--keep FOLDER] [--write] [--no-read]

The reports are parted in four, all of one incident in one part. For each part the judges (told, type, role, modality,
date, place, country, perpetrator, speaker) are fitted on the other three; a copy of the package with these weights, and
with the encoder of ``FOLDER`` that never saw the part, reads it. The readings of a set are then scored together by the
gold's own scorer. Prints its figures for each set, and the share of negative reports left empty over all sets.
``--write`` puts judges fitted on all reports into the package; ``--no-read`` leaves the rest out.

The scripts of the single judges print what each decides right by itself. Where one judge hears another (a date, a
speaker), it learns with the other's weights of before. The judges' choice of features, the lexicons
and the event-place trees saw all reports: of these the figures flatter.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec

from dates import Timed, timed
from dates import fitted as fitted_dates
from fitting import WEIGHTS, arguments, encoders
from fitting import write as keep
from judgements import LABELS, Judged, fitted, judged, judged_alone, learnt_from
from labels import GOLD, ROOT, Labelled, encoder_folds, labelled
from perpetrators import Told, fitted_status, sure, told
from perpetrators import fitted as fitted_perpetrators
from places import country_case, place_cases
from places import fitted as fitted_places
from softmax import Case
from speakers import Heard, heard
from speakers import fitted as fitted_speakers
from tocsin.places import Gazetteer
from tocsin.reading.encoding import Encoder
from tocsin.reading.understanding import understand
from tocsin.records import Record

SCORER = GOLD.parent / "score.py"


class Decisions(Record, frozen=True):
    """All that the judges learn from, each decision with its part."""

    judged: list[Judged] = msgspec.field(default_factory=list)
    told: list[Told] = msgspec.field(default_factory=list)
    heard: list[Heard] = msgspec.field(default_factory=list)
    timed: list[Timed] = msgspec.field(default_factory=list)
    places: list[Case] = msgspec.field(default_factory=list)
    countries: list[Case] = msgspec.field(default_factory=list)

    def add(self, more: Decisions) -> None:
        """Takes in those of another report."""
        for name in self.__struct_fields__:
            getattr(self, name).extend(getattr(more, name))

    def without(self, part: int) -> Decisions:
        """Those of the other parts."""
        return Decisions(
            **{name: [x for x in getattr(self, name) if x.fold != part] for name in self.__struct_fields__}
        )


class Bench(Record, frozen=True):
    """What a process takes reports apart with."""

    reports: Sequence[Labelled]
    part_of: dict[str, int]
    encode: dict[str, Encoder]
    gazetteer: Gazetteer


_benches: list[Bench] = []  # the one of this process, made once: networks and gazetteers cannot be handed over


def prepare(args: argparse.Namespace, reports: Sequence[Labelled], part_of: dict[str, int]) -> None:
    """Opens what a process needs."""
    _benches.append(Bench(reports, part_of, encoders(args.encoders, reports), Gazetteer.open(args.gazetteer)))


def gathered(number: int) -> Decisions:
    """The decisions of one report."""
    by = _benches[0]
    one = by.reports[number]
    part, encode = by.part_of[one.key], by.encode[one.key]
    u = understand(one.report, by.gazetteer, encode)
    case = country_case(one, u, part, by.gazetteer)
    return Decisions(
        judged=[*judged(one, u, part), *judged_alone(one, part, by.gazetteer, encode)],
        told=list(told(one, u, part)),
        heard=list(heard(one, u, part)),
        timed=list(timed(one, u, part)),
        places=list(place_cases(one, u, part)),
        countries=[case] if case else [],
    )


def fit_all(known: Decisions, into: Path) -> None:
    """Fits every judge and writes its weights into a package's folder of weights."""
    for name in LABELS:
        given = learnt_from(known.judged, name)
        keep(name, "train/judges.py", len(given), fitted(given, name), into=into)
    keep("perpetrator", "train/judges.py", len(known.told), fitted_perpetrators(known.told), into=into)
    keep("perpetrator_status", "train/judges.py", len(sure(known.told)), fitted_status(known.told), into=into)
    keep("speaker", "train/judges.py", len(known.heard), fitted_speakers(known.heard), into=into)
    keep("date", "train/judges.py", len(known.timed), fitted_dates(known.timed), into=into)
    for name, cases in (("place", known.places), ("country", known.countries)):
        keep(name, "train/judges.py", len(cases), fitted_places(name, cases), least=0.0, into=into)


def package(at: Path, encoder: Path) -> Path:
    """A copy of the package that shares the models but for the encoder of sentences."""
    source = ROOT / "src" / "tocsin"
    copy = at / "tocsin"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__", "*.onnx"))
    for model in source.rglob("*.onnx"):
        (copy / model.relative_to(source)).symlink_to(model)
    ours = copy / "models" / "reading" / "encoder.onnx"
    ours.unlink()
    ours.symlink_to(encoder.resolve())
    return copy


def read(reports: Sequence[Labelled], at: Path, gazetteer: Path | None, out: Path) -> None:
    """Reads the reports with the package at a folder."""
    given = at / "reports.jsonl"
    given.write_bytes(b"".join(msgspec.json.encode(one.report) + b"\n" for one in reports))
    where = {"TOCSIN_GAZETTEER": str(gazetteer)} if gazetteer else {}
    with out.open("ab") as sink:
        subprocess.run(
            [sys.executable, "-m", "tocsin.cli", "read", "--format", "jsonl", str(given)],
            env=os.environ | where | {"PYTHONPATH": str(at)},
            stdout=sink,
            check=False,
        )


def main() -> int:
    """Fits, reads, scores."""
    parser = arguments(__doc__)
    parser.add_argument("--keep", type=Path, help="keep the readings in this folder")
    parser.add_argument("--no-read", action="store_true", help="fit alone")
    args = parser.parse_args()
    sets = {folder.name: labelled(folder) for folder in args.set}
    reports = [one for ones in sets.values() for one in ones]
    part_of = encoder_folds(reports)
    known = Decisions()
    with ProcessPoolExecutor(initializer=prepare, initargs=(args, reports, part_of)) as pool:
        for some in pool.map(gathered, range(len(reports)), chunksize=8):
            known.add(some)
    if args.write:
        fit_all(known, WEIGHTS)
    if not args.no_read:
        read_apart(args, sets, known, part_of)
    return 0


def read_apart(
    args: argparse.Namespace, sets: dict[str, list[Labelled]], known: Decisions, part_of: dict[str, int]
) -> None:
    """Reads each part with judges fitted on the others, and prints the scores."""
    with tempfile.TemporaryDirectory() as scratch:
        out = args.keep or Path(scratch) / "read"
        out.mkdir(parents=True, exist_ok=True)
        for name in sets:
            (out / f"{name}.jsonl").unlink(missing_ok=True)
        for part in sorted(set(part_of.values())):
            at = Path(scratch) / str(part)
            copy = package(at, args.encoders / f"fold{part}.onnx")
            fit_all(known.without(part), copy / "reading" / "weights")
            for name, ones in sets.items():
                mine = [one for one in ones if part_of[one.key] == part]
                read(mine, at, args.gazetteer, out / f"{name}.jsonl")
        show(args.set, sets, out)


def show(folders: Sequence[Path], sets: dict[str, list[Labelled]], out: Path) -> None:
    """Prints the scorer's figures of each set, and negatives left empty over all."""
    empty: defaultdict[str, list[bool]] = defaultdict(list)
    for folder in folders:
        print(f"== {folder.name}", flush=True)
        at = out / f"{folder.name}.jsonl"
        subprocess.run([sys.executable, str(SCORER), str(folder), "--read", str(at)], check=False)
        negative = {one.report.id for one in sets[folder.name] if not one.claims}
        for line in at.read_bytes().splitlines():
            reading = msgspec.json.decode(line)
            if reading["report"]["id"] in negative:
                empty[folder.name].append(not reading["claims"])
    every = [one for ones in empty.values() for one in ones]
    print(f"negative reports left empty, all sets: {sum(every) / max(1, len(every)):.3f} of {len(every)}")


if __name__ == "__main__":
    sys.exit(main())
