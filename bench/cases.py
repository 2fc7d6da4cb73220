"""Measures the arithmetic of cases on histories whose balance is known: corpus/cases.

    python bench/cases.py [--half dev|test|tried|fresh|worked] [--read READ.jsonl] [--gold ../shared/gold/dev]
                          [--gold-read READ.jsonl] [--wrong]

A balance is right where the numbers taken, released, escaped, rescued, dead and held are all the truth's; by numbers
alone, where the ways to freedom are taken together; apart, where moreover those killed are told from those who died.
The truth is inside where each of its numbers lies between low and high. Each history's truth is known at its end and
at one to three days before it, from the reports out by then.

Four ways to a case, each with the faults of the ones before it: labelled claims with their true incidents and links
(arithmetic alone), labelled claims merged, claims as read and merged history by history, and all histories together.
Eighteen of the first forty are labelled. A wrong balance is blamed on reading where it is right from labelled
claims, on linking where it comes right with every ending of its history linked to it, else on what is left over.
``--read`` and ``--gold-read`` take what ``tocsin read --format jsonl`` printed, and save reading anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from case_worlds import World, by_history, close, made_of, out_by
from kept_readings import plain
from labelled_claims import Row, filed, filed_reading, rows
from tocsin.merging import merge
from tocsin.merging.casework import Strand, account_of
from tocsin.merging.casework.balancing import plus
from tocsin.merging.linking import BEGINS
from tocsin.records import Account, Balance, FiledClaim, Reading
from tocsin.reports import publication_day

HERE = Path(__file__).resolve().parent.parent
WAYS = ("taken", "released", "escaped", "rescued", "dead", "held")
Finder = Callable[[Row, dt.date | None], Account | None]


def given(claims: Sequence[FiledClaim], home: Mapping[str, str]) -> Finder:
    """Cases of labelled claims with their true incidents and links: an ending's id is its taking's and a number."""

    def find(truth: Row, until: dt.date | None) -> Account | None:
        groups: dict[str, list[FiledClaim]] = defaultdict(list)
        for one in claims:
            if out_by(one, until):
                groups[home[one.claim.id]].append(one)
        strands = {name: Strand(made_of(group), group) for name, group in groups.items()}
        taking = strands.get(truth["id"])
        ends = [s for name, s in sorted(strands.items()) if name != truth["id"] and name.startswith(truth["id"])]
        return account_of(taking, ends) if taking else None

    return find


def numbers(balance: Balance) -> dict[str, tuple[int | None, int, int | None]]:
    """Best, low and high by what became of people, the killed and those who died together."""
    dead = plus(balance.killed, balance.died)
    found = {way: getattr(balance, way) for way in WAYS if way != "dead"} | {"dead": dead}
    return {way: (s.best, s.low, s.high) for way, s in found.items()}


def truths(balance: Row) -> dict[str, int]:
    dead = balance["killed"]["best"] + balance["died"]["best"]
    return {way: dead if way == "dead" else balance[way]["best"] for way in WAYS}


class Score(Counter[str]):
    """How many balances were right, and how many there were."""

    def add(self, truth: Row, account: Account | None) -> bool:
        true = truths(truth)
        self["all"] += 1
        if account is None:
            return False
        told = numbers(account.balance)
        exact = all(told[w][0] == true[w] for w in WAYS)
        freed = sum(told[w][0] or 0 for w in ("released", "escaped", "rescued"))
        alone = all(told[w][0] == true[w] for w in ("taken", "dead", "held"))
        self["right"] += exact
        self["apart"] += exact and all(getattr(account.balance, w).best == truth[w]["best"] for w in ("killed", "died"))
        self["numbers"] += alone and freed == sum(true[w] for w in ("released", "escaped", "rescued"))
        self["held"] += told["held"][0] == true["held"]
        self["inside"] += all(
            low <= true[w] and (high is None or true[w] <= high) for w, (_, low, high) in told.items()
        )
        return exact

    def line(self) -> str:
        n = max(1, self["all"])
        shares = ((name, self[name] / n) for name in ("right", "numbers", "held", "inside", "apart"))
        return "  ".join(f"{name} {share:.3f}" for name, share in shares) + f"  (of {self['all']})"


def until_of(balance: Row) -> dt.date | None:
    return dt.date.fromisoformat(balance["as_of"]) if balance["as_of"] else None


def measure(name: str, cases: Sequence[Row], find: Finder, wrong: bool) -> dict[tuple[str, str | None], bool]:
    """Prints the shares at the end and between, by half; gives which balances were right."""
    right: dict[tuple[str, str | None], bool] = {}
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for case in cases:
        for balance in case["balances"]:
            account = find(case, until_of(balance))
            when = "end" if balance["as_of"] is None else "between"
            right[case["id"], balance["as_of"]] = scores[case["half"], when].add(balance, account)
            if wrong and not right[case["id"], balance["as_of"]]:
                show(case, balance, account)
    print(name)
    for (half, when), score in sorted(scores.items()):
        print(f"  {half:5}{when:8}", score.line())
    return right


def show(case: Row, balance: Row, account: Account | None) -> None:
    """One wrong balance beside the truth."""
    true = truths(balance)
    told = numbers(account.balance) if account else {}
    said = "  ".join(f"{w} {true[w]}/{told[w][0] if w in told else '-'}" for w in WAYS if true[w] or w in told)
    print(f"    {case['id']} {balance['as_of'] or 'end':10} {said}", *(account.contradictions if account else ()))


def causes(
    cases: Sequence[Row],
    read: Mapping[tuple[str, str | None], bool],
    labelled: Mapping[Any, bool],
    worlds: Mapping[str, World],
) -> None:
    """What the wrong ones among the balances as read are to be blamed on."""
    blamed: Counter[str] = Counter()
    for case in cases:
        for balance in case["balances"]:
            key = (case["id"], balance["as_of"])
            if not read[key]:
                blamed[blame(case, balance, worlds[case["history"]], labelled.get(key))] += 1
    print("wrong as read, by cause")
    for cause, n in blamed.most_common():
        print(f"  {n:3} {cause}")


def blame(case: Row, balance: Row, world: World, labelled: bool | None) -> str:
    account = world.case(case, until_of(balance))
    if account is None:
        return "reading: no taking of that day and country"
    if Score().add(balance, world.case(case, until_of(balance), all_endings=True)):
        return "linking: right once every ending of the history is linked"
    if labelled is not None:
        return (
            "reading: right from labelled claims" if labelled else "arithmetic or linking: wrong from labelled claims"
        )
    return "reading, or left over (not labelled)"


def show_gold(claims: Sequence[FiledClaim], name: str) -> None:
    """The three cases of gold dev that the ledger must know: who is held and who is free."""
    asked = (
        (
            "the five of Kobri",
            "held",
            {"country": "ML", "date": "2025-11-06", "place": "Kobri", "nation": "IN", "n": 5},
        ),
        ("the Moroccan drivers", "ended", {"country": "", "date": "2025-01-18", "place": "", "nation": "MA", "n": 4}),
        ("the Emirati case", "ended", {"country": "ML", "date": "2025-09-23", "place": "", "nation": "AE", "n": 3}),
    )
    found = merge(claims)
    world = World(claims)
    print(f"gold dev, {name}")
    for title, wanted, about in asked:
        day = dt.date.fromisoformat(str(about["date"]))
        fits = [
            i
            for i in found
            if i.type in BEGINS and any(v.nationality == about["nation"] for v in i.victims)
            if i.date is not None and close(i, day)
        ]
        case = max(fits, key=lambda i: len(i.claims), default=None)
        if case is None:
            print(f"  {title}: no incident")
            continue
        by_id = {i.id: i for i in found}
        ends = [world.strand(by_id[x.incident]) for x in case.links if x.relation == "ended_by"]
        account = account_of(world.strand(case), ends)
        shown = {w: n[0] for w, n in numbers(account.balance).items() if n[0] != 0}
        print(f"  {title}: {case.captivity}, to be {wanted}; {len(case.claims)} claims, {shown}")


def as_read(corpus: Path) -> list[FiledClaim]:
    """Claims of every report, read anew."""
    from tocsin.reading import read_report
    from tocsin.records import Report

    found = []
    for row in rows(corpus / "reports.jsonl"):
        report = msgspec.convert({k: row[k] for k in Report.__struct_fields__ if k in row}, Report)
        reading: Reading = read_report(report)
        out = publication_day(report.published)
        known = dt.datetime.combine(out or dt.date.max, dt.time(23, 59), dt.UTC)
        found += [
            FiledClaim(report=report.id, claim=c, known_at=known, published=out, publisher=report.publisher)
            for c in reading.claims
        ]
    return found


def main() -> int:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus" / "cases")
    parser.add_argument(
        "--half", choices=["dev", "test", "tried", "fresh", "worked"], help="only this half of the histories"
    )
    parser.add_argument("--read", type=Path, help="the corpus as tocsin read prints it, in place of reading it anew")
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--gold-read", type=Path, help="gold dev as tocsin read prints it")
    parser.add_argument("--labelled-only", action="store_true", help="leave out what needs reading")
    parser.add_argument("--wrong", action="store_true", help="show each wrong balance: truth/told")
    args = parser.parse_args()
    cases = [c for c in rows(args.corpus / "cases.jsonl") if args.half in (None, c["half"])]
    claims, home = filed(args.corpus)
    some = [c for c in cases if c["labelled"]]
    measure("labelled claims, true incidents and links", some, given(claims, home), args.wrong)
    merged = by_history(claims)
    labelled = measure("labelled claims, merged", some, lambda t, u: merged[t["history"]].case(t, u), args.wrong)
    if (args.gold / "claims.jsonl").exists():
        show_gold(filed(args.gold)[0], "from labelled claims")
        if args.gold_read:
            show_gold(filed_reading(args.gold, plain(args.gold_read, args.gold)), "as read")
    if args.labelled_only:
        return 0
    told = filed_reading(args.corpus, args.read) if args.read else as_read(args.corpus)
    worlds = by_history(told)
    read = measure("as read, each history by itself", cases, lambda t, u: worlds[t["history"]].case(t, u), args.wrong)
    together = World(told)
    measure("as read, all histories together", cases, together.case, False)
    causes(cases, read, labelled, worlds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
