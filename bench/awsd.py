"""Measures how many people the reader holds killed, wounded and kidnapped in short reports on attacks on aid workers.

    python bench/awsd.py [--corpus FILE] [--all] [--rows 800] [--errors 12]

Reads the text of each row of the Aid Worker Security Database to 2021 (by default a sample drawn once for all) as a
report of the row's month, and compares three numbers with the row's own. The reader's number for an outcome is the
largest that one claim gives: current counts that are no part of another, without attackers, added up. The database
counts aid workers alone: where a claim has counts of people so described, counts of people described otherwise are
left out, and within an outcome those of people not described. It counts nobody twice: those taken and then killed are
killed. Where no claim counts people taken, those set free had been. Nothing was trained on these rows; mistakes were
looked at by kind in rows outside the sample. Prints the shares by means of attack and by year, and mistakes by kind.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import gzip
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tocsin.places import Gazetteer
from tocsin.reading import read_report
from tocsin.records import Claim, Count, Outcome, Reading, Record, Report

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "awsd" / "security_incidents.to2021.csv.gz"
SEED = 20261128
ASKED: dict[str, Outcome] = {"killed": "killed", "wounded": "injured", "kidnapped": "abducted"}
_ANYBODY = (None, "others", "another")
_BACK = re.compile(r"(?:the|his|her|their)\b|(?:was|were|later|then|subsequently)\b", re.IGNORECASE)
FREED: tuple[Outcome, ...] = ("released", "escaped", "rescued")
# Whom the database counts, in the words of reports.
_AID = re.compile(
    r"\b(?:staff|work(?:er|ers)|employees?|volunteers?|aid|humanitarian|ngo|ingo|un|icrc|red cro(?:ss|scent)|drivers?|"
    r"doctors?|nurses?|guards?|colleagues?|contractors?|engineers?|officers?|personnel|members?|deminers?|medics?|"
    r"paramedics?|expatriates?|nationals?|staffers?|assistants?|managers?|directors?|coordinators?|responders?|escorts?)\b",
    re.IGNORECASE,
)


class Row(Record, frozen=True):
    """One attack: its text, its numbers by ``ASKED``, and by what to group it."""

    id: str
    text: str
    published: str | None
    numbers: tuple[int, ...]
    means: str
    year: str


def rows(path: Path) -> list[Row]:
    """The rows that have a text."""
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        return [_row(r) for r in csv.DictReader(file) if r["Details"].strip()]


def _row(r: dict[str, str]) -> Row:
    return Row(
        id=r["Incident ID"],
        text=r["Details"].strip(),
        published=_month_end(r["Year"], r["Month"]),
        numbers=tuple(int(r[f"Total {name}"] or 0) for name in ASKED),
        means=r["Means of attack"].strip(),
        year=r["Year"],
    )


def _month_end(year: str, month: str) -> str | None:
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return None
    return f"{year}-{int(month):02d}-{calendar.monthrange(int(year), int(month))[1]}"


def told(reading: Reading) -> tuple[int, ...]:
    """The reader's three numbers."""
    text = reading.report.text
    most = {o: max((_of(claim, o, text) for claim in reading.claims), default=0) for o in (*ASKED.values(), *FREED)}
    taken = most["abducted"] or max(most[o] for o in FREED)
    return most["killed"], most["injured"], taken


def _of(claim: Claim, outcome: Outcome, text: str) -> int:
    counts = [c for c in claim.counts if _counted(c, claim)]
    if any(_aid(c) for c in counts):
        counts = [c for c in counts if _aid(c) or c.role in _ANYBODY]
    own = [c for c in counts if c.outcome == outcome]
    people = sum(c.best or 0 for c in [c for c in own if _aid(c)] or own)
    if outcome != "abducted":
        return people
    return max(0, people - sum(c.best or 0 for c in counts if c.outcome == "killed" and _of_the_taken(c, claim, text)))


def _counted(count: Count, claim: Claim) -> bool:
    """Whether a count stands for itself: no attackers, no earlier number, no part but one of aid workers in others."""
    if count.standing != "current" or count.group == "attackers":
        return False
    return count.part_of is None or (_aid(count) and not _aid(claim.counts[count.part_of]))


def _of_the_taken(killed: Count, claim: Claim, text: str) -> bool:
    """Whether those killed are the ones that the claim tells of as taken: the same words, or words that point back."""
    taken = [c.span for c in claim.counts if c.outcome == "abducted" and c.span]
    if killed.span is None or not taken:
        return False
    words = text[killed.span.start : killed.span.end]
    return killed.span in taken or (killed.span.start > taken[0].start and _BACK.match(words) is not None)


def _aid(count: Count) -> bool:
    return count.role is not None and _AID.search(count.role) is not None


def mistake(row: Row, mine: Sequence[int], reading: Reading) -> list[str]:
    """What kinds of mistake the numbers are, one for each that is wrong."""
    if not reading.claims and any(row.numbers):
        return ["no claim read"]
    return [
        f"{name}: {_kind(wanted, got)}"
        for name, wanted, got in zip(ASKED, row.numbers, mine, strict=True)
        if wanted != got
    ]


def _kind(wanted: int, got: int) -> str:
    if got == 0:
        return "none read, one is right" if wanted == 1 else "none read, several are right"
    if wanted == 0:
        return "read, none is right"
    return "too few" if got < wanted else "too many"


def main() -> int:
    """Prints the shares; 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--all", action="store_true", help="every row, not a sample")
    parser.add_argument("--rows", type=int, default=800, help="how many rows to sample")
    parser.add_argument("--errors", type=int, default=12, help="how many kinds of mistake to list")
    args = parser.parse_args()
    if not args.corpus.exists():
        print(f"No corpus at {args.corpus}: nothing was measured.")
        return 2
    some = rows(args.corpus)
    if not args.all:
        some = random.Random(SEED).sample(some, min(args.rows, len(some)))
    gazetteer = Gazetteer.open()
    began = time.perf_counter()
    read = [read_report(Report(id=r.id, text=r.text, published=r.published, lang="en"), gazetteer) for r in some]
    seconds = time.perf_counter() - began
    mine = [told(reading) for reading in read]
    show("means", some, mine, lambda r: r.means)
    show("years", some, mine, lambda r: f"{int(r.year) // 5 * 5} to {int(r.year) // 5 * 5 + 4}")
    print("mistakes by kind (a row may have several):")
    kinds = Counter(kind for r, m, reading in zip(some, mine, read, strict=True) for kind in mistake(r, m, reading))
    for kind, times in kinds.most_common(args.errors):
        print(f"  {times:5}  {kind}")
    print(f"{len(some)} rows in {seconds:.0f} s")
    print(shares("all", some, mine))
    return 0


def show(what: str, some: Sequence[Row], mine: Sequence[Sequence[int]], group: Callable[[Row], str]) -> None:
    """Prints the shares of each group."""
    print(f"by {what}:")
    parts: dict[str, list[tuple[Row, Sequence[int]]]] = defaultdict(list)
    for row, numbers in zip(some, mine, strict=True):
        parts[group(row)].append((row, numbers))
    for name, part in sorted(parts.items(), key=lambda p: p[0] if what == "years" else f"{9999 - len(p[1]):04}"):
        print(f"  {shares(name, [r for r, _ in part], [m for _, m in part])}")


def shares(name: str, some: Sequence[Row], mine: Iterable[Sequence[int]]) -> str:
    """The share of rows with all three numbers right, and with each."""
    right = [[a == b for a, b in zip(r.numbers, m, strict=True)] for r, m in zip(some, mine, strict=True)]
    each = ", ".join(f"{what} {sum(x[i] for x in right) / len(right):.3f}" for i, what in enumerate(ASKED))
    return f"{name} ({len(right)}): all three right {sum(map(all, right)) / len(right):.3f}; {each}"


if __name__ == "__main__":
    sys.exit(main())
