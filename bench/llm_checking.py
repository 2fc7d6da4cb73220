"""What the check of a model's answers costs a faultless model: ``python bench/llm_checking.py [--errors N]``.

Answers are made of the labels themselves, with their quotes, as a model that reads like the labellers would give them,
and held to the texts as the model's reader does. Whatever the set's own scorer then finds missing or changed was lost
in the check: by quotes not found, numbers not seen in words, days and places worked out otherwise. Labels without words
have nothing to quote: of a place only its country's name, where the text has it. It measures no model.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tocsin.cli.commands.read import as_object
from tocsin.llm.grounding import grounded
from tocsin.llm.shaping import shaped
from tocsin.names import find_countries
from tocsin.places import Gazetteer
from tocsin.records import Report

HERE = Path(__file__).resolve().parent.parent
Row = Mapping[str, Any]
_OF_A_REPORT = ("id", "text", "publisher", "published", "lang", "title")


def main() -> int:
    """Run; 0 where the scorer ran, 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if not (args.gold / "reports.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        read = Path(folder) / "read.jsonl"
        read.write_text("".join(f"{line}\n" for line in lines(args.gold)), encoding="utf-8")
        command = [sys.executable, str(args.gold.parent / "score.py"), str(args.gold), "--read", str(read)]
        return subprocess.run([*command, "--errors", str(args.errors)], check=False).returncode


def lines(gold: Path) -> Iterator[str]:
    """What is read of each report, as JSON; prints how many values were dropped and of what kinds."""
    claims, statements = grouped(gold / "claims.jsonl"), grouped(gold / "statements.jsonl")
    places = Gazetteer.open()
    given: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for row in rows(gold / "reports.jsonl"):
        report = msgspec.convert({k: row.get(k) for k in _OF_A_REPORT}, Report)
        answer: dict[str, Any] = {
            "claims": [claim(one, report) for one in claims[report.id]],
            **stated(statements[report.id]),
        }
        found = grounded(report, shaped(json.dumps(answer)).answer, "labels", places).reading
        given += held(answer["claims"]) + Counter({"statements": len(statements[report.id])})
        kept += held(json.loads(msgspec.json.encode(found.claims))) + Counter({"statements": len(found.statements)})
        yield msgspec.json.encode(as_object(report.id, found)).decode()
    print("kept of those given: " + ", ".join(f"{what} {kept[what]} of {given[what]}" for what in sorted(given)))


def held(claims: Sequence[Row]) -> Counter[str]:
    """How many values of each kind claims have."""
    found: Counter[str] = Counter({"claims": len(claims)})
    for one in claims:
        found.update(name for name in ("date", "place", "speaker") if one.get(name))
        found["counts"] += len(one["counts"])
        found["nationalities"] += sum(bool(c.get("nationality")) for c in one["counts"])
        found["perpetrators"] += len(one["perpetrators"])
    return found


def rows(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def grouped(path: Path) -> defaultdict[str, list[Row]]:
    """Rows by their report."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(path):
        found[row["report"]].append(row)
    return found


def claim(row: Row, report: Report) -> dict[str, Any]:
    """A labelled claim as a model would give it."""
    date, place = row.get("date"), row.get("place")
    where = row.get("place_text") or (country_words(place["country"], report) if place else None)
    return {
        "quotes": [row["quote"]],
        **{key: row[key] for key in ("type", "role", "modality")},
        "date": {"quote": row["date_text"], **date} if date and row.get("date_text") else None,
        "place": {"quote": where, **place} if place and where else None,
        "counts": [{**c, "quote": c["n_text"], "number": c["n"]} for c in row["counts"] if c.get("n_text")],
        "perpetrators": [{"quote": p["text"], "status": p["status"]} for p in row["perpetrators"]],
        "speaker": {"quote": row["speaker"], "via": row.get("via")} if row.get("speaker") else None,
    }


def country_words(code: str | None, report: Report) -> str | None:
    """The first words of a report that name a state."""
    named = find_countries(report.text, report.lang or "en")
    return next((report.text[m.start : m.end] for m in named if m.code == code), None)


def stated(given: Sequence[Row]) -> dict[str, list[Row]]:
    """Labelled statements under the names that a model is asked for them by."""
    under = {"tally": "tallies", "advisory": "advisories", "actor": "actor_facts", "disruption": "disruptions"}
    found: dict[str, list[Row]] = {name: [] for name in under.values()}
    for row in given:
        period = row.get("period") or {}
        found[under[row["kind"]]].append({**row, "period_start": period.get("start"), "period_end": period.get("end")})
    return found


if __name__ == "__main__":
    sys.exit(main())
