"""Readings of the labelled sets by readers that never saw their incidents, kept so that they need not be made anew.

    python bench/kept_readings.py --pack FOLDER      the readings of FOLDER, a file a set, into bench/readings
    python bench/kept_readings.py --unpack FOLDER    those of bench/readings into FOLDER, as ``tocsin read`` prints them

``train/judges.py --keep FOLDER`` makes them, with encoders that ``train/sentence_encoder.py`` trained with each part of
the reports left out, which takes an hour or two. What is kept holds no text: where a value's words stand in its report,
their span is kept, and they are read there again; without the reports it says nothing. The readings are those of the
reader that made them: how well a later one reads they do not tell. Those that are kept were made by encoders of the
first recipe alone, which read a little worse than the mean of both, which ships.
"""

from __future__ import annotations

import argparse
import atexit
import gzip
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from labelled_claims import rows

HERE = Path(__file__).resolve().parent
KEPT = HERE / "readings"
SETS = [HERE.parent.parent / "shared" / "gold" / "dev", *sorted((HERE.parent / "corpus").iterdir())]
_SPAN: Final = "@"  # a string that stands in the text, as [start, end)
_SHORT: Final = 3  # characters: codes and words as short are kept as they are


def packed(value: Any, text: str) -> Any:
    """A JSON value with the strings that stand in a text as spans."""
    if isinstance(value, str):
        at = text.find(value) if len(value) > _SHORT else -1
        return value if at < 0 else {_SPAN: [at, at + len(value)]}
    if isinstance(value, list):
        return [packed(v, text) for v in value]
    return {k: packed(v, text) for k, v in value.items()} if isinstance(value, dict) else value


def unpacked(value: Any, text: str) -> Any:
    """The value again."""
    if isinstance(value, list):
        return [unpacked(v, text) for v in value]
    if isinstance(value, dict):
        if value.keys() == {_SPAN}:
            return text[slice(*value[_SPAN])]
        return {k: unpacked(v, text) for k, v in value.items()}
    return value


def keep(readings: Path, folder: Path, into: Path) -> None:
    """Packs the readings of a set's reports."""
    texts = _texts(folder)
    lines = []
    for reading in rows(readings):
        report = reading["report"]["id"]
        own = {k: v for k, v in reading.items() if k != "report"}
        lines.append(json.dumps({"report": {"id": report}, **packed(own, texts[report])}, ensure_ascii=False))
    into.parent.mkdir(exist_ok=True)
    with into.open("wb") as sink, gzip.GzipFile(filename="", mode="wb", fileobj=sink, mtime=0) as out:
        out.write("".join(f"{line}\n" for line in lines).encode())


def plain(read: Path, folder: Path) -> Path:
    """The file of readings of a set as ``tocsin read`` prints them; one that is kept is unpacked for this process.

    Raises FileNotFoundError where there is none.
    """
    if read.suffix != ".gz":
        return read
    scratch = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    return unpack(read, folder, scratch / read.name.removesuffix(".gz"))


def unpack(kept: Path, folder: Path, into: Path) -> Path:
    """Writes readings that are kept as ``tocsin read`` prints them."""
    texts = _texts(folder)
    with gzip.open(kept, "rt", encoding="utf-8") as source, into.open("w", encoding="utf-8") as out:
        for line in source:
            reading = json.loads(line)
            told = unpacked(reading, texts.get(reading["report"]["id"], ""))
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    return into


def kept_of(folder: Path) -> Path:
    """The file that keeps the readings of a set."""
    return KEPT / f"{folder.name}.jsonl.gz"


def reading_of(folder: Path, among: Path | None) -> Path | None:
    """The file of readings of a set, among those of a folder or those that are kept; None where there is none."""
    path = among / f"{folder.name}.jsonl" if among else kept_of(folder)
    return plain(path, folder) if path.exists() else None


def _texts(folder: Path) -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows(folder / "reports.jsonl")}


def main() -> int:
    """Packs or unpacks every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--pack", type=Path, metavar="FOLDER")
    which.add_argument("--unpack", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    if args.unpack:
        args.unpack.mkdir(parents=True, exist_ok=True)
    for folder in (s for s in SETS if (s / "reports.jsonl").exists()):
        if args.pack and (made := args.pack / f"{folder.name}.jsonl").exists():
            keep(made, folder, kept_of(folder))
        elif args.unpack and kept_of(folder).exists():
            unpack(kept_of(folder), folder, args.unpack / f"{folder.name}.jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main())
