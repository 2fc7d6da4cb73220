"""Checks the corpus against its own rules: ``python corpus/check.py [FOLDER...]``.

Every quote and every value's words must stand in their report's text to the letter, every code and date must be
one that the labelling knows, every reference must lead somewhere. Prints one line a fault; exits with 1 on any.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES = frozenset(
    "abduction release killing_of_hostage arrest_detention armed_clash attack bombing arson_destruction protest riot "
    "blockade_disruption coup other".split()
)
VALUES: dict[str, frozenset[str | None]] = {
    "role": frozenset({"main", "update", "background"}),
    "modality": frozenset({"asserted", "confirmed", "alleged", "denied", "claimed_by_perpetrator", "feared"}),
    "outcome": frozenset("abducted killed injured released escaped rescued missing arrested displaced".split()),
    "modifier": frozenset({"exact", "at_least", "at_most", "about", "dozens"}),
    "group": frozenset({"civilians", "security_forces", "attackers", None}),
    "standing": frozenset({"current", "superseded", "rival"}),
    "status": frozenset({"claimed", "attributed", "suspected", "unknown"}),
    "precision": frozenset({"exact", "near", "route", "admin2", "admin1", "country"}),
    "date_precision": frozenset({"day", "week", "month", "year"}),
    "advice": frozenset({"leave", "do_not_travel", "reconsider", "caution"}),
    "relation": frozenset({"affiliated_with", "formed", "active_in", "led_by", "also_known_as"}),
    "disruption": frozenset(
        "fuel_shortage road_cut blockade school_closure curfew flights power_cut market_closure communications "
        "other".split()
    ),
}
KINDS = frozenset(
    "original re-headed copy cut added edited rewritten quoting translated statement independent template".split()
)
HERE = Path(__file__).resolve().parent
Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """Objects of a JSON Lines file; none where it is absent."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def faults(folder: Path) -> Iterator[str]:
    """What is wrong in a folder of reports, claims, statements and incidents."""
    reports = {r["id"]: r for r in load(folder / "reports.jsonl")}
    incidents = {i["id"]: i for i in load(folder / "incidents.jsonl")}
    claims, statements = load(folder / "claims.jsonl"), load(folder / "statements.jsonl")
    yield from (f"{r}: no text" for r, report in reports.items() if not report.get("text", "").strip())
    yield from (f"{n}: {i} stands twice" for n, i in _twice(folder))
    for claim in claims:
        yield from (f"{claim.get('report')}: {fault}" for fault in claim_faults(claim, reports, incidents))
    for one in statements:
        yield from (f"{one.get('report')}: {fault}" for fault in statement_faults(one, reports))
    telling = {c["report"] for c in claims}
    for ident, report in reports.items():
        if bool(report.get("negative")) == (ident in telling):
            yield f"{ident}: negative and its claims disagree"
    told = {c["incident"] for c in claims}
    yield from (f"{i}: an incident that no claim tells" for i in incidents if i not in told)
    for ident, incident in incidents.items():
        yield from (f"{ident}: linked to {o}, which is not there" for o in incident["linked_to"] if o not in incidents)


def origin_faults(folder: Path) -> Iterator[str]:
    """What is wrong in a folder of reports with the origins that they go back to."""
    reports, labels = load(folder / "reports.jsonl"), load(folder / "origins.jsonl")
    yield from (f"{r['id']}: no text" for r in reports if not r["text"].strip())
    yield from (f"{n}: {i} stands twice" for n, i in _twice(folder))
    if [r["id"] for r in reports] != [label["report"] for label in labels]:
        yield "reports and labels are not of the same reports in the same order"
    yield from (f"{label['report']}: kind {label['kind']}" for label in labels if label["kind"] not in KINDS)
    for key in ("occurrence", "half"):
        of: dict[str, set[str]] = {}
        for label in labels:
            of.setdefault(label["origin" if key == "occurrence" else "occurrence"], set()).add(label[key])
        yield from (f"{name}: more than one {key}" for name, held in of.items() if len(held) > 1)


def _twice(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("reports", "incidents"):
        many = Counter(row["id"] for row in load(folder / f"{name}.jsonl"))
        yield from ((name, ident) for ident, times in many.items() if times > 1)


def claim_faults(claim: Row, reports: dict[str, Row], incidents: dict[str, Row]) -> Iterator[str]:
    """What is wrong in one claim."""
    report = reports.get(claim["report"])
    if report is None:
        yield "a claim of no report"
        return
    text = report["text"]
    if claim["incident"] not in incidents:
        yield f"incident {claim['incident']} is not there"
    if claim["type"] not in TYPES:
        yield f"type {claim['type']}"
    yield from _known(claim, "role", "modality")
    yield from _said(text, quote=claim["quote"], date_text=claim["date_text"], place_text=claim["place_text"])
    yield from _said(text, speaker=claim["speaker"], via=claim["via"])
    yield from date_faults(claim["date"], claim["date_text"])
    place = claim["place"]
    if place:
        yield from _known(place, "precision")
        yield from _country(place.get("country"))
        if place.get("name"):
            yield from _said(text, place=place["name"])
    for one in claim["perpetrators"]:
        yield from _known(one, "status")
        yield from _said(text, perpetrator=one["text"])
    for number, count in enumerate(claim["counts"]):
        yield from _known(count, "outcome", "modifier", "group", "standing")
        yield from _said(text, n_text=count["n_text"])
        yield from _country(count["nationality"])
        part = count["part_of"]
        if part is not None and (not 0 <= part < len(claim["counts"]) or part == number):
            yield f"part_of {part}"


def date_faults(date: Row | None, words: str | None) -> Iterator[str]:
    """What is wrong in a claim's date."""
    if date is None:
        return
    if words is None:
        yield "a date without its words"
    if date["precision"] not in VALUES["date_precision"]:
        yield f"date precision {date['precision']}"
    if dt.date.fromisoformat(date["start"]) > dt.date.fromisoformat(date["end"]):
        yield "a date that ends before it starts"


def statement_faults(one: Row, reports: dict[str, Row]) -> Iterator[str]:
    """What is wrong in one statement."""
    if one["report"] not in reports:
        yield "a statement of no report"
        return
    yield from _said(reports[one["report"]]["text"], quote=one["quote"])
    if one["kind"] == "advisory":
        yield from _known(one, "advice")
        yield from _country(one["issuer"])
    elif one["kind"] == "actor":
        yield from _known(one, "relation")
    elif one["kind"] == "disruption":
        if one["what"] not in VALUES["disruption"]:
            yield f"disruption {one['what']}"
    elif one["kind"] == "tally":
        if one["what"] not in VALUES["outcome"] | {"incidents"} or not isinstance(one["number"], int):
            yield f"tally of {one['number']} {one['what']}"
        yield from _known(one, "modifier")
    else:
        yield f"statement of kind {one['kind']}"


def _known(row: Row, *fields: str) -> Iterator[str]:
    yield from (f"{field} {row[field]}" for field in fields if row[field] not in VALUES[field])


def _said(text: str, **words: str | None) -> Iterator[str]:
    yield from (f"{name} not in the text: {said!r}" for name, said in words.items() if said and said not in text)


def _country(code: str | None) -> Iterator[str]:
    if code is not None and not (len(code) == 2 and code.isalpha() and code.isupper()):
        yield f"country {code}"


def faults_of(folder: Path) -> Iterator[str]:
    """What is wrong in a folder, by the form that it has."""
    return origin_faults(folder) if (folder / "origins.jsonl").exists() else faults(folder)


def show_origins(folder: Path) -> None:
    """Prints how many reports, origins, languages and kinds a folder of origins has."""
    labels = load(folder / "origins.jsonl")
    by_lang = Counter(r["lang"] for r in load(folder / "reports.jsonl"))
    print(f"{folder.name}: {len(labels)} reports of {len({label['origin'] for label in labels})} origins")
    print(f"  {dict(by_lang.most_common())}\n  {dict(Counter(label['kind'] for label in labels).most_common())}")


def main() -> int:
    """Checks the folders named, else all of the corpus but the case histories, which check_cases.py checks."""
    every = [p.parent for p in HERE.glob("*/reports.jsonl") if not (p.parent / "cases.jsonl").exists()]
    folders = [Path(a) for a in sys.argv[1:]] or sorted(every)
    found = [f"{folder.name}: {fault}" for folder in folders for fault in faults_of(folder)]
    print("\n".join(found) if found else f"{len(folders)} folders, nothing wrong")
    for folder in folders:
        if (folder / "origins.jsonl").exists():
            show_origins(folder)
            continue
        reports, claims = load(folder / "reports.jsonl"), load(folder / "claims.jsonl")
        by_lang = Counter(r["lang"] for r in reports)
        by_type = Counter(c["type"] for c in claims)
        negatives = sum(bool(r.get("negative")) for r in reports)
        print(f"{folder.name}: {len(reports)} reports ({negatives} negative), {len(claims)} claims")
        print(f"  {dict(by_lang.most_common())}\n  {dict(by_type.most_common())}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
