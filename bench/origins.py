"""Measures how well reports of one origin are told from independent ones, on the set of ``corpus/origins``.

    python bench/origins.py [--set corpus/origins] [--half dev|test|later] [--wrong 20] [--read]

Every pair of reports of a half counts: one origin or not, as labelled, against what the product says. It says so of two
reports of one family of copies (:mod:`tocsin.ledger.copies`, found in a ledger by its index), and of two that tell of
one occurrence and go back to one agency, outlet or speaker (:mod:`tocsin.merging.origins`). Which reports tell of one
occurrence is given, as merging is measured elsewhere; ``--read`` reads and merges them too, so that what is missed
there costs here. Before them stands what there was before: whole texts alike by MinHash, and agencies named as whom a
speaker told. By kind: of the pairs of one origin that a report of the kind is in, the share found; for independent and
template reports the share of pairs of two origins told apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from tocsin.ledger import Store
from tocsin.merging import origins
from tocsin.places import Gazetteer
from tocsin.reading import read_report
from tocsin.records import Claim, FiledClaim, Reading, Report, Span
from tocsin.reports import bands, credited, near_duplicate, publication_day, receive, same_story

HERE = Path(__file__).resolve().parent.parent
Row = dict[str, Any]
Pairs = set[tuple[str, str]]
HALVES = ("dev", "test", "later")


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pairs(groups: Iterable[Collection[str]]) -> Pairs:
    """Every two members of a group, the smaller id first."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def by(labels: Sequence[Row], key: str) -> list[list[str]]:
    """Reports by one of their labels."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        found[label[key]].append(label["report"])
    return list(found.values())


def filed_as(folder: Path, store: Store, read: Callable[[Report], Reading], chosen: set[str]) -> None:
    """Files the chosen reports of a folder."""
    inputs = [r for r in receive([folder / "reports.jsonl"]) if r.id in chosen]
    with store.batch() as batch:
        for one in inputs:
            assert one.report is not None
            batch.file(one, read(one.report))


def unread(report: Report) -> Reading:
    """A reading that says nothing: families of copies need none."""
    return Reading(report=report)


def families(store: Store) -> dict[str, str]:
    """The family of each report."""
    return {r.id: r.copy_of or r.id for r in store.reports()}


def told(report: Row, family: str) -> FiledClaim:
    """A claim that says nothing but that its report tells of the occurrence, with what the report credits."""
    claim = Claim(
        id=f"{report['id']}.1",
        type="attack",
        role="main",
        modality="asserted",
        confidence=1.0,
        evidence=(Span(start=0, end=1),),
        credit=credited(report["text"], report["publisher"]),
    )
    return FiledClaim(
        report=report["id"],
        claim=claim,
        known_at=dt.datetime.fromisoformat(f"{report['published']}T00:00:00+00:00"),
        published=publication_day(report["published"]),
        publisher=report["publisher"],
        copy_of=family,
        lang=report["lang"],
    )


def of_occurrences(reports: dict[str, Row], labels: Sequence[Row], family: dict[str, str]) -> Pairs:
    """Pairs of one origin, given which reports tell of one occurrence."""
    found: Pairs = set()
    for group in by(labels, "occurrence"):
        made = origins([told(reports[r], family[r]) for r in group])
        found |= pairs([filed.report for filed in claims] for claims in made)
    return found


def of_incidents(store: Store) -> Pairs:
    """Pairs of one origin in any incident that reading and merging made."""
    found: Pairs = set()
    for incident in store.incidents():
        home = {c.claim: c.report for c in incident.claims}
        found |= pairs([home[c] for c in source.claims] for source in incident.sources)
    return found


def before(folder: Path, chosen: set[str]) -> Pairs:
    """Pairs of the families that there were before: whole texts alike, and the same story."""
    inputs = [r for r in receive([folder / "reports.jsonl"]) if r.id in chosen and r.report is not None]
    groups = {r.id: {r.id} for r in inputs}
    for a, b in combinations(inputs, 2):
        assert a.report is not None and b.report is not None
        near = set(bands(a.signature)) & set(bands(b.signature)) and near_duplicate(a.signature, b.signature)
        if a.digest == b.digest or (
            near and same_story(a.report.text, b.report.text, a.report.publisher, b.report.publisher)
        ):
            whole = groups[a.id] | groups[b.id]
            groups |= dict.fromkeys(whole, whole)
    return pairs(groups.values())


def figures(true: Pairs, found: Pairs) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1."""
    right = len(true & found)
    p, r = right / max(1, len(found)), right / max(1, len(true))
    return p, r, 2 * p * r / max(1e-9, p + r)


def show_kinds(labels: Sequence[Row], true: Pairs, found: Pairs) -> None:
    """How pairs of each kind of report fare."""
    kinds = {label["report"]: label["kind"] for label in labels}
    every = pairs([list(kinds)])
    for kind in sorted(set(kinds.values()) - {"original"}):
        of_kind = {pair for pair in every if kind in (kinds[pair[0]], kinds[pair[1]])}
        together = true & of_kind
        line = f"  {kind:<12} {sum(k == kind for k in kinds.values()):>3} reports"
        if together:
            line += f"  pairs of one origin found {len(together & found) / len(together):.3f} ({len(together)})"
        line += f"  pairs of two joined {len((of_kind - true) & found)}"
        print(line)


def measure(folder: Path, half: str, wrong: int, *, read: bool) -> None:
    """Prints the figures of one half."""
    reports = {r["id"]: r for r in rows(folder / "reports.jsonl")}
    labels = [label for label in rows(folder / "origins.jsonl") if label["half"] == half]
    chosen = {label["report"] for label in labels}
    true = pairs(by(labels, "origin"))
    print(f"{half}: {len(labels)} reports, {len(by(labels, 'origin'))} origins, {len(true)} pairs of one origin")
    with tempfile.TemporaryDirectory() as scratch:
        store = Store.open(Path(scratch) / "ledger.db")
        gazetteer = Gazetteer.open() if read else None
        filed_as(folder, store, (lambda r: read_report(r, gazetteer)) if read else unread, chosen)
        family = families(store)
        alone = pairs(by([{"report": r, "family": f} for r, f in family.items()], "family"))
        incidents = of_incidents(store) if read else set()
        store.close()
    found = alone | of_occurrences(reports, labels, family)
    show("before: whole texts alike", true, before(folder, chosen))
    show("texts alone", true, alone)
    show("with credits, occurrences given", true, found)
    if read:
        show("read and merged by the product", true, alone | incidents)
    show_kinds(labels, true, found)
    named = {label["report"]: f"{label['origin']} {label['kind']}" for label in labels}
    for title, some in (("joined", found - true), ("missed", true - found)):
        for a, b in sorted(some)[:wrong]:
            print(f"  {title} {a} ({named[a]}) {b} ({named[b]})")


def show(title: str, true: Pairs, found: Pairs) -> None:
    """One line of figures."""
    p, r, f1 = figures(true, found)
    print(f"  {title:<33} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")


def main() -> int:
    """Runs the benchmark; 2 where the set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, default=HERE / "corpus" / "origins")
    parser.add_argument("--half", choices=HALVES, help="one half alone")
    parser.add_argument("--wrong", type=int, default=0, help="list this many pairs wrongly joined and missed")
    parser.add_argument("--read", action="store_true", help="read and merge the reports too")
    args = parser.parse_args()
    if not (args.set / "origins.jsonl").exists():
        print(f"No set at {args.set}: nothing was measured.")
        return 2
    for half in [args.half] if args.half else HALVES:
        measure(args.set, half, args.wrong, read=args.read)
    return 0


if __name__ == "__main__":
    sys.exit(main())
