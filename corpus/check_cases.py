"""Checks the case histories against their own rules: ``python corpus/check_cases.py``.

Every balance must close, in best and in range; people gone never come back from one day to the next; every report
belongs to a history, and every labelled claim to a report and a case, with its quote in the text to the letter.
Prints one line a fault; exits with 1 on any.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from check import HERE, TYPES, VALUES, Row, load

WAYS = ("released", "escaped", "rescued", "killed", "died")
FOLDER = HERE / "cases"
HALVES = ("dev", "test", "tried", "fresh", "worked")
MOST_REPORTS, FEWEST_REPORTS = 9, 4


def faults(folder: Path) -> Iterator[str]:
    """What is wrong in a folder of case histories."""
    reports, cases = load(folder / "reports.jsonl"), load(folder / "cases.jsonl")
    claims = load(folder / "claims.jsonl")
    yield from (f"{i} stands twice" for i, n in Counter(r["id"] for r in [*reports, *cases]).items() if n > 1)
    histories = Counter(r["history"] for r in reports)
    told = {c["history"] for c in cases}
    yield from (f"{h}: a history without a case" for h in histories.keys() - told)
    yield from (f"{h}: a case without reports" for h in told - histories.keys())
    for history, n in histories.items():
        if not FEWEST_REPORTS <= n <= MOST_REPORTS:
            yield f"{history}: {n} reports"
    for case in cases:
        yield from (f"{case['id']}: {fault}" for fault in case_faults(case))
    texts = {r["id"]: r["text"] for r in reports}
    names = {c["id"] for c in cases}
    for claim in claims:
        yield from (f"{claim['report']}: {fault}" for fault in claim_faults(claim, texts, names))
    labelled = {c["report"].rsplit("-", 1)[0] for c in claims}
    yield from (f"{c['id']}: labelled or not?" for c in cases if c["labelled"] != (c["history"] in labelled))


def case_faults(case: Row) -> Iterator[str]:
    """What is wrong in the truth of one case."""
    if case["half"] not in HALVES:
        yield f"half {case['half']}"
    balances = case["balances"]
    if [b["as_of"] for b in balances].count(None) != 1 or balances[-1]["as_of"] is not None:
        yield "no balance at the end, or not as the last"
    for balance in balances:
        if balance["as_of"] is not None and dt.date.fromisoformat(balance["as_of"]) < dt.date.fromisoformat(
            case["date"]
        ):
            yield f"a balance of {balance['as_of']}, before the taking"
        yield from balance_faults(balance)
    for before, after in pairwise(balances):
        yield from (f"{way} grows fewer by {after['as_of'] or 'the end'}" for way in WAYS if fewer(before, after, way))


def fewer(before: Row, after: Row, way: str) -> bool:
    """Whether fewer are gone in one way on the later day; a death that was not sure may prove none."""
    return bool(after[way]["best"] < before[way]["low"])


def balance_faults(balance: Row) -> Iterator[str]:
    """What is wrong in one balance."""
    for name in (*WAYS, "taken", "held"):
        spread = balance[name]
        if not 0 <= spread["low"] <= spread["best"] <= spread["high"]:
            yield f"{name} {spread}"
    gone = [balance[way] for way in WAYS]
    taken, held = balance["taken"], balance["held"]
    if taken["best"] != sum(g["best"] for g in gone) + held["best"]:
        yield f"does not close at {balance['as_of'] or 'the end'}"
    if held["low"] > taken["high"] - sum(g["low"] for g in gone):
        yield f"more are held than can be at {balance['as_of'] or 'the end'}"


def claim_faults(claim: Row, texts: dict[str, str], cases: set[str]) -> Iterator[str]:
    """What is wrong in one labelled claim."""
    text = texts.get(claim["report"])
    if text is None:
        yield "a claim of no report"
        return
    if not any(claim["incident"] == case or claim["incident"].startswith(case) for case in cases):
        yield f"incident {claim['incident']} is of no case"
    if claim["quote"] not in text:
        yield f"quote not in the text: {claim['quote']!r}"
    if claim["type"] not in TYPES:
        yield f"type {claim['type']}"
    for field in ("role", "modality"):
        if claim[field] not in VALUES[field]:
            yield f"{field} {claim[field]}"
    for number, count in enumerate(claim["counts"]):
        for field in ("outcome", "modifier", "group", "standing"):
            if count[field] not in VALUES[field]:
                yield f"{field} {count[field]}"
        part = count["part_of"]
        if part is not None and (not 0 <= part < len(claim["counts"]) or part == number):
            yield f"part_of {part}"


def main() -> int:
    """Checks the histories of the corpus."""
    found = list(faults(FOLDER))
    print("\n".join(found) if found else "nothing wrong")
    reports, cases = load(FOLDER / "reports.jsonl"), load(FOLDER / "cases.jsonl")
    words = sorted(len(r["text"].split()) for r in reports)
    balances = sum(len(c["balances"]) for c in cases)
    print(f"{len({c['history'] for c in cases})} histories, {len(cases)} cases, {balances} balances")
    print(
        f"{len(reports)} reports of {words[0]} to {words[-1]} words, {dict(Counter(r['lang'] for r in reports).most_common())}"
    )
    print(f"labelled: {len({c['history'] for c in cases if c['labelled']})} histories")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
