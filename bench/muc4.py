"""Scores template filling on MUC-4: a type and five roles, as Du, Rush and Cardie 2021 score it.

    python bench/muc4.py [--told FILE] [--kidnappings]

Prints rows for tst1 and tst2 together, on which nothing is ever trained: what a FILE tells (JSON Lines, one report
each: {"id": ..., "templates": [{"type": ..., "PerpInd": [["name"], ...], ...}]}, as ``train/muc_reading.py`` writes),
the reader that ships on a true-cased copy, and the most frequent type everywhere. With ``--kidnappings`` also how often
date, country, place, number of people and their foreign nation of the keys' kidnappings are right.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from muc.casing import Casing
from muc.corpus import CORPUS, Document, documents
from muc.kidnappings import ASKED, Facts, best, published, right, told, wanted
from muc.scoring import SLOTS, Tallies, micro, score, total
from muc.templates import ROLES, Entity, Role, Template, flat
from tocsin.places import Gazetteer
from tocsin.reading import read_report
from tocsin.records import Claim, Reading, Report

ROOT = Path(__file__).resolve().parent.parent
TYPE_OF: Mapping[str, str] = {
    "abduction": "kidnapping",
    "attack": "attack",
    "killing_of_hostage": "attack",
    "armed_clash": "attack",
    "bombing": "bombing",
    "arson_destruction": "arson",
}
Told = Mapping[str, Sequence[Template]]


def from_file(path: Path) -> dict[str, list[Template]]:
    """Templates as a file tells them, by report."""
    found: dict[str, list[Template]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]] = [
            Template(types=(t["type"],), roles={r: tuple(tuple(e) for e in t.get(r, ())) for r in ROLES})
            for t in row["templates"]
        ]
    return found


def from_reading(reading: Reading) -> list[Template]:
    """The templates that claims make: type and perpetrators; the reader reads no names of victims or weapons."""
    made = (_template(claim) for claim in reading.claims if claim.type in TYPE_OF and claim.modality != "denied")
    return list({repr(t): t for t in made}.values())


def _template(claim: Claim) -> Template:
    roles: dict[Role, tuple[Entity, ...]] = dict.fromkeys(ROLES, ())
    roles["PerpOrg"] = tuple((flat(p.text),) for p in claim.perpetrators if p.actor or p.text.isupper())
    roles["PerpInd"] = tuple((flat(p.text),) for p in claim.perpetrators if not p.actor and not p.text.isupper())
    return Template(types=(TYPE_OF[claim.type],), roles=roles)


def readings(some: Sequence[Document]) -> dict[str, Reading]:
    """What the reader that ships makes of true-cased copies; letters' cases are learnt from the project's corpus."""
    folder = ROOT / "corpus"
    rows = [json.loads(x) for f in sorted(folder.glob("*/reports.jsonl")) for x in f.read_text("utf-8").splitlines()]
    casing = Casing(row["text"] for row in rows if row.get("lang") == "en")
    gazetteer = Gazetteer.open()
    return {
        d.id: read_report(Report(id=d.id, text=casing.written(d.text), published=published(d), lang="en"), gazetteer)
        for d in some
    }


def show(name: str, some: Sequence[Document], by: Told) -> None:
    """Prints the micro figures and the F1 of each slot."""
    tallies: Tallies = total(score(by.get(d.id, ()), d.templates) for d in some)
    all_ = micro(tallies)
    slots = ", ".join(f"{slot} {tallies[slot].f1:.3f}" for slot in SLOTS)
    print(f"{name}: P {all_.precision:.3f} R {all_.recall:.3f} F1 {all_.f1:.3f} ({slots})", flush=True)


def kidnappings(name: str, some: Sequence[Document], by: Mapping[str, Sequence[Facts]]) -> None:
    """Prints the share of the keys' kidnappings that are told, and of each fact that is right."""
    asked: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for document in some:
        for key in document.keys:
            if key.empty or "KIDNAPPING" not in key.labels("INCIDENT: TYPE")[0]:
                continue
            its = wanted(key)
            mine = best(by.get(document.id, ()), its)
            asked["told"] += 1
            hits["told"] += mine is not None
            for what, is_right in right(mine or Facts(), its).items():
                asked[what] += is_right is not None
                hits[what] += bool(is_right) and mine is not None
    parts = ", ".join(f"{w} {hits[w] / max(1, asked[w]):.3f} of {asked[w]}" for w in ("told", *ASKED))
    print(f"kidnappings, {name}: {parts}", flush=True)


def usual(document: Document) -> list[Facts]:
    """As most kidnappings of the development reports are: by the report's day, in Colombia, of one person of there."""
    day = dt.date.fromisoformat(published(document) or "1990-01-01")
    return [Facts(country="CO", number=1, date=(day, day))]


def main() -> int:
    """Prints the rows; 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--told", type=Path, help="templates to score")
    parser.add_argument("--kidnappings", action="store_true")
    args = parser.parse_args()
    if not CORPUS.exists():
        print(f"No corpus at {CORPUS}: nothing was measured.")
        return 2
    some = [*documents("tst1"), *documents("tst2")]
    show("attack everywhere", some, {d.id: [Template(types=("attack",), roles={})] for d in some})
    read = readings(some)
    show("the reader that ships", some, {name: from_reading(r) for name, r in read.items()})
    if args.kidnappings:
        kidnappings("the usual", some, {d.id: usual(d) for d in some})
        mine = {name: [told(c) for c in r.claims if c.type == "abduction"] for name, r in read.items()}
        kidnappings("the reader that ships", some, mine)
    if args.told:
        show(args.told.stem, some, from_file(args.told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
