"""Measures merging alone: the claims of a gold set, as if read without a fault, or with values struck out.

    python bench/merging.py [--gold ../shared/gold/dev] [--noise 0.25] [--seed 1] [--read READ.jsonl] [--wrong N]

Reads the set in place, merges its claims and runs the set's own scorer on the incidents; then prints B-cubed
(Bagga and Baldwin 1998) with each of the most frequent countries left out, and alone, to see whether one country
carries the figure. Pairs of claims of different incidents of one place, or of one country and week, are counted apart:
they are the hardest. ``--noise`` is the share of dates, places, counts, nationalities and perpetrators that reading
is taken to miss. ``--read`` takes, in place of the gold ones, claims as ``tocsin read --format jsonl`` printed them, or
those that bench/readings keeps, of a reader that never saw the set's incidents.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from kept_readings import plain
from labelled_claims import Row, faulty, filed, filed_reading, rows
from tocsin.merging import blocks, is_mention, merge, resolve
from tocsin.merging.scoring import model_of
from tocsin.merging.words import shared, telling
from tocsin.places import distance_km
from tocsin.records import Claim, FiledClaim, Incident

HERE = Path(__file__).resolve().parent.parent


def write(claims: Sequence[FiledClaim], incidents: Sequence[Incident], gold: Path, out: Path) -> None:
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_report[one.report].append(one.claim)
    read = [
        {"report": {"id": r["id"]}, "claims": by_report[r["id"]], "statements": []}
        for r in rows(gold / "reports.jsonl")
    ]
    (out / "read.jsonl").write_bytes(b"\n".join(msgspec.json.encode(r) for r in read))
    (out / "incidents.jsonl").write_bytes(b"\n".join(msgspec.json.encode(i) for i in incidents))


def scored(gold: Path, out: Path) -> Row:
    """What the set's scorer says of merging."""
    command = [sys.executable, str(gold.parent / "score.py"), str(gold), "--read", str(out / "read.jsonl")]
    command += ["--incidents", str(out / "incidents.jsonl"), "--json", str(out / "score.json")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found: Row = json.loads((out / "score.json").read_text())["merging"]
    return found


def b_cubed(truth: dict[str, str], home: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the claims of ``truth``."""
    pairs = Counter((truth[c], home[c]) for c in truth)
    wanted, given = Counter(truth.values()), Counter(home[c] for c in truth)
    p = sum(n * n / given[h] for (_, h), n in pairs.items()) / len(truth)
    r = sum(n * n / wanted[t] for (t, _), n in pairs.items()) / len(truth)
    return p, r, 2 * p * r / (p + r)


def show_countries(gold: Path, claims: Sequence[FiledClaim], truth: dict[str, str]) -> None:
    """Merging anew with each of the most frequent countries left out, and of that country alone."""
    country = {i["id"]: i["country"] for i in rows(gold / "incidents.jsonl")}
    print("all countries     ", measure(claims, truth))
    for name, _ in Counter(country[truth[c.claim.id]] for c in claims).most_common(8):
        rest = [c for c in claims if country[truth[c.claim.id]] != name]
        own = [c for c in claims if country[truth[c.claim.id]] == name]
        print(f"without {name}        ", measure(rest, truth))
        print(f"   only {name}        ", measure(own, truth))


def measure(claims: Sequence[FiledClaim], truth: dict[str, str]) -> str:
    """B-cubed figures of merging these claims, as one line."""
    home = {c.claim: i.id for i in merge(claims) for c in i.claims}
    part = {c: truth[c] for c in home}
    p, r, f1 = b_cubed(part, home)
    inflation = len(set(home.values())) / len(set(part.values()))
    return f"P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  incidents for each true one {inflation:.2f}  ({len(part)} claims)"


def hardest(claims: Sequence[FiledClaim], truth: dict[str, str], gold: Path) -> list[tuple[str, str]]:
    """Pairs of claims of two true incidents in one country that lie within a week, or at one place.

    The incidents' own values tell, not the claims'. One place: a name shared, or points within 15 km.
    """
    true = {row["id"]: row for row in rows(gold / "incidents.jsonl")}
    near = {
        frozenset((a, b))
        for a, b in combinations(sorted(set(truth.values())), 2)
        if a in true and b in true and _near(true[a], true[b])
    }
    ids = [c.claim.id for c in claims]
    return [(a, b) for a, b in combinations(ids, 2) if frozenset((truth[a], truth[b])) in near]


def _near(a: Row, b: Row) -> bool:
    if not a["country"] or a["country"] != b["country"]:
        return False
    if a["start"] and b["start"]:
        one, other = dt.date.fromisoformat(a["start"]), dt.date.fromisoformat(b["start"])
        if abs((one - other).days) <= 7:
            return True
    if a["place"] and b["place"] and shared(telling(a["place"]), telling(b["place"])):
        return True
    points = (a["lat"], a["lon"], b["lat"], b["lon"])
    return None not in points and distance_km(*points) <= 15.0


def show_hardest(gold: Path, claims: Sequence[FiledClaim], truth: dict[str, str], found: Sequence[Incident]) -> None:
    """How many of the hardest pairs are wrongly merged."""
    home = {c.claim: i.id for i in found for c in i.claims}
    pairs = hardest(claims, truth, gold)
    wrong = sum(home[a] == home[b] for a, b in pairs)
    print(f"hardest pairs wrongly merged: {wrong / max(1, len(pairs)):.2%} ({wrong} of {len(pairs)})")


def show_blocks(claims: Sequence[FiledClaim]) -> None:
    """How long the largest block takes, and how many blocks there are."""
    made = blocks(claims)
    largest = max(made, key=len)
    began = time.perf_counter()
    resolve(largest)
    print(f"{len(made)} blocks; the largest, {len(largest)} claims, is resolved in {time.perf_counter() - began:.2f} s")


def show_wrong(truth: dict[str, str], incidents: Sequence[Incident], limit: int) -> None:
    """Incidents that hold claims of several, and true ones that came apart."""
    apart: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        mixed = Counter(truth[c.claim] for c in incident.claims)
        for one in mixed:
            apart[one].add(incident.id)
        if len(mixed) > 1:
            print("  mixed", incident.id, dict(mixed), [(c.claim, truth[c.claim]) for c in incident.claims][:limit])
    for one, found in sorted(apart.items()):
        if len(found) > 1:
            held = [[c.claim for c in i.claims if truth[c.claim] == one] for i in incidents if i.id in found]
            print("  apart", one, sorted(held, key=len)[:limit])


def main() -> int:
    """Runs the benchmark; 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--noise", type=float, default=0.0, help="share of values missed, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", type=Path, help="claims as tocsin read prints them, in place of the gold ones")
    parser.add_argument("--weights", type=Path, help="weights of pairs in place of those that ship")
    parser.add_argument("--wrong", type=int, default=0, help="list what was mixed or came apart, this many claims each")
    parser.add_argument("--keep", type=Path, help="keep what was written in this folder")
    args = parser.parse_args()
    if not (args.gold / "claims.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    claims, truth = filed(args.gold)
    if args.read:
        claims, truth = filed_reading(args.gold, plain(args.read, args.gold)), {}
    if args.noise:
        claims = faulty(claims, args.noise, args.seed)
    began = time.perf_counter()
    incidents = merge(claims, by=model_of(args.weights.read_bytes()) if args.weights else None)
    mentions = sum(map(is_mention, incidents))
    print(
        f"{len(claims)} claims to {len(incidents) - mentions} incidents and {mentions} mentions "
        f"in {time.perf_counter() - began:.2f} s"
    )
    with tempfile.TemporaryDirectory() as scratch:
        out = args.keep or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        write(claims, [i for i in incidents if not is_mention(i)], args.gold, out)
        for name, value in scored(args.gold, out).items():
            print(f"  {name}: {json.dumps(value)}")
    show_blocks(claims)
    if truth:
        show_hardest(args.gold, claims, truth, incidents)
        show_countries(args.gold, claims, truth)
    if args.wrong and truth:
        show_wrong(truth, incidents, args.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
