"""Measures totals: the ledger's tallies against those of a labelled set's incidents, and verdicts on claimed totals.

    python bench/tallies.py [--gold ../shared/gold/dev] [--read READ.jsonl] [--wrong] [--verdicts]

For every nationality, outcome, year and country of the true incidents, and for people of any nationality, the
ledger's number is held against theirs, from claims as labelled and, with ``--read``, as ``tocsin read --format jsonl``
printed them: the share exact, the share with the truth inside low to high, the mean error, by outcome and country,
and what each wrong total comes from. Then each labelled tally is reconciled; its verdict is true where it is the one
that the true incidents give, filed as a ledger of their own.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import msgspec

from gold_ledger import labelled_ledger, read_ledger, true_ledger
from kept_readings import plain
from labelled_claims import Row, rows
from tocsin.ledger import Store
from tocsin.ledger.totals import ReconcileQuery, TallyAnswer, TallyQuery
from tocsin.records import Incident, Period
from true_people import ANYONE, Cell, truths

HERE = Path(__file__).resolve().parent.parent


class Result(NamedTuple):
    cell: Cell
    true: int
    answer: TallyAnswer
    causes: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return self.answer.best == self.true

    @property
    def inside(self) -> bool:
        return self.answer.low <= self.true <= self.answer.high


def measured(
    store: Store, cells: dict[Cell, dict[str, int]], home: dict[str, str], gold: Sequence[Row]
) -> list[Result]:
    """The ledger's answer for each cell, with what is wrong with it."""
    incidents = {i.id: i for i in store.incidents()}
    of: dict[str, set[str]] = defaultdict(set)
    for incident in incidents.values():
        for ref in incident.claims:
            if ref.claim in home:
                of[home[ref.claim]].add(incident.id)
    found = []
    for cell, parts in sorted(cells.items()):
        period = msgspec.convert({"start": f"{cell.year}-01-01", "end": f"{cell.year}-12-31"}, Period, strict=False)
        nationality = None if cell.nationality == ANYONE else cell.nationality
        query = TallyQuery(outcome=cell.outcome, nationality=nationality, country=cell.country, period=period)  # type: ignore[arg-type]
        answer = store.tally(query)
        wrong = answer.best != sum(parts.values())
        causes = tuple(_causes(cell, parts, answer, of, incidents)) if wrong else ()
        found.append(Result(cell, sum(parts.values()), answer, causes))
    return found


def _causes(
    cell: Cell, parts: dict[str, int], answer: TallyAnswer, of: dict[str, set[str]], incidents: dict[str, Incident]
) -> Iterable[str]:
    """Why a total is wrong, a word for each true incident, and for each counted one that is none of them."""
    given = {share.incident: share for share in answer.incidents}
    explained: set[str] = set()
    for true, number in parts.items():
        mine = of.get(true, set())
        counted = [given[i] for i in mine & given.keys()]
        explained |= mine
        if sum(share.best for share in counted) == number and len([s for s in counted if s.best]) == 1:
            continue
        yield _cause(cell, number, mine, counted, incidents)
    if any(given[i].best for i in given.keys() - explained):
        yield "of another or none"


def _cause(cell: Cell, number: int, mine: set[str], counted: Sequence, incidents: dict[str, Incident]) -> str:  # type: ignore[type-arg]
    if not mine:
        return "incident missed"
    if len([share for share in counted if share.best]) > 1:
        return "incident doubled"
    held = [incidents[i] for i in mine]
    freed = ("released", "escaped", "rescued")
    outcomes = freed if cell.outcome == "freed" else (cell.outcome,)
    lines = [(i, v) for i in held for v in i.victims if v.outcome in outcomes and v.best is not None]
    if not lines:
        return "number not read"
    if counted and counted[0].best:
        return "number"
    right = [(i, v) for i, v in lines if v.best == number] or lines
    if all(i.place is None or i.place.country != cell.country for i, _ in right):
        return "place"
    if all(i.date is None or not i.date.start.year == i.date.end.year == cell.year for i, _ in right):
        return "date"
    if cell.nationality != ANYONE and all(v.nationality != cell.nationality for _, v in right):
        return "nationality"
    return "counting rule"


def show(name: str, results: Sequence[Result], *, wrong: bool) -> None:
    """The figures of one ledger."""
    print(f"\n{name}")
    named = [r for r in results if r.cell.nationality != ANYONE]
    for what, some in (
        ("of a nationality", named),
        ("of anyone", [r for r in results if r.cell.nationality == ANYONE]),
        ("all totals", results),
    ):
        print(f"  {what:<18} {_figures(some)}")
    keys: tuple[tuple[str, Callable[[Result], str]], ...] = (
        ("outcome", lambda r: r.cell.outcome),
        ("country", lambda r: r.cell.country),
    )
    for what, key in keys:
        groups: dict[str, list[Result]] = defaultdict(list)
        for r in results:
            groups[key(r)].append(r)
        for value, some in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))[:10]:
            print(f"    {what} {value:<10} {_figures(some)}")
    causes = Counter(c for r in results for c in r.causes)
    print("  wrong by: " + ", ".join(f"{c} {n}" for c, n in causes.most_common()))
    if wrong:
        for r in results:
            if not r.exact:
                a = r.answer
                print(
                    f"    {' '.join(map(str, r.cell)):<28} true {r.true:>6}  ledger {a.best} ({a.low} to {a.high})",
                    end="",
                )
                print("  " + ", ".join(r.causes))


def _figures(some: Sequence[Result]) -> str:
    n = max(1, len(some))
    exact, inside = sum(r.exact for r in some) / n, sum(r.inside for r in some) / n
    error = sum(abs(r.answer.best - r.true) for r in some) / n
    relative = sum(abs(r.answer.best - r.true) / max(1, r.true) for r in some) / n
    return f"exact {exact:.3f}  inside {inside:.3f}  mean error {error:.1f} people, {relative:.0%}  (of {len(some)})"


def scorer(gold: Path) -> ModuleType:
    """The set's own scorer, else that of gold, of which the matching of claims is taken."""
    own = gold.parent / "score.py"
    path = own if own.exists() else HERE.parent / "shared" / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def matched(gold: Path, read: Path) -> dict[str, str]:
    """The true incident of each claim read that matches a labelled one."""
    score, found = scorer(gold), {}
    given = {row["report"]["id"]: row.get("claims") or [] for row in rows(read)}
    wanted: dict[str, list[Row]] = defaultdict(list)
    for claim in rows(gold / "claims.jsonl"):
        wanted[claim["report"]].append(claim)
    for report in rows(gold / "reports.jsonl"):
        key = report["id"]
        for labelled, claim in score.match(wanted[key], given.get(key, []), report["text"], score.claim_worth):
            found[claim["id"]] = labelled["incident"]
    return found


def show_verdicts(name: str, store: Store, truth: Store, *, every: bool) -> None:
    """How many verdicts on labelled tallies are the ones that the true incidents give."""
    true = {(c.report, c.number): c for c in truth.reconcile(ReconcileQuery())}
    mine = {(c.report, c.number): c for c in store.reconcile(ReconcileQuery())}
    right = 0
    for key, wanted in true.items():
        given = mine.get(key)
        same = given is not None and given.agreement == wanted.agreement
        right += same
        if every:
            print(
                f"    {'right' if same else 'WRONG'} {key[0]} {key[1]:,}: {given.agreement if given else 'not read'}"
                f" (true: {wanted.agreement}) {given.reason if given else ''}"
            )
            for suggestion in given.suggestions if given else ():
                print(f"          {suggestion.text}")
    told = sum(c.agreement != "cannot be told" for c in mine.values())
    print(f"  {name}: verdicts true {right} of {len(true)}; {len(mine)} tallies reconciled, {told} with a number")


def main() -> int:
    """Runs the benchmark; 2 where the labelled set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--read", type=Path, help="claims as tocsin read prints them")
    parser.add_argument("--wrong", action="store_true", help="list every wrong total")
    parser.add_argument("--verdicts", action="store_true", help="list every verdict")
    args = parser.parse_args()
    if not (args.gold / "claims.jsonl").exists():
        print(f"No labelled set at {args.gold}: nothing was measured.")
        return 2
    incidents = rows(args.gold / "incidents.jsonl")
    cells = truths(incidents, rows(args.gold / "claims.jsonl"))
    with tempfile.TemporaryDirectory() as scratch:
        labelled, home = labelled_ledger(args.gold, Path(scratch) / "labelled.db")
        ledgers = [("claims as labelled", labelled, home)]
        if args.read:
            told = plain(args.read, args.gold)
            read = read_ledger(args.gold, told, Path(scratch) / "read.db")
            ledgers.append(("claims as read", read, matched(args.gold, told)))
        for name, store, of in ledgers:
            show(name, measured(store, cells, of, incidents), wrong=args.wrong)
        truth = true_ledger(args.gold, Path(scratch) / "true.db")
        print("\nclaimed totals, each reconciled")
        for name, store, _ in ledgers:
            show_verdicts(name, store, truth, every=args.verdicts)
        for store in (truth, *(store for _, store, _ in ledgers)):
            store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
