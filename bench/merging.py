"""Measures merging alone, from claims as labelled: what the merger would do after a perfect reader.

    python bench/merging.py [--gold ../shared/gold/dev]

Turns the gold set's claims into filed claims, merges them, and prints B-cubed precision, recall and F1 of the
partition (Bagga and Baldwin 1998), and how many incidents are made for each true one; then the same with each
of the most frequent countries left out, to see whether one country carries the figure.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tocsin.merging import merge
from tocsin.names import resolve_actor
from tocsin.records import Claim, Count, DateRange, FiledClaim, Perpetrator, Place
from tocsin.reports import publication_day

HERE = Path(__file__).resolve().parent.parent
NOW = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def main() -> int:
    """Runs the benchmark; 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    args = parser.parse_args()
    if not (args.gold / "claims.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    labelled = load(args.gold)
    print("all countries      ", measure(labelled))
    countries = Counter(f.claim.place.country for _, f in labelled if f.claim.place and f.claim.place.country)
    for country, _ in countries.most_common(6):
        rest = [(i, f) for i, f in labelled if not (f.claim.place and f.claim.place.country == country)]
        print(f"without {country}         ", measure(rest))
    return 0


def load(gold: Path) -> list[tuple[str, FiledClaim]]:
    """Gold claims as filed claims, each with the incident it tells of."""
    reports = {r["id"]: r for r in map(json.loads, (gold / "reports.jsonl").read_text(encoding="utf-8").splitlines())}
    lines = (gold / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [(c["incident"], filed(c, reports[c["report"]], n)) for n, c in enumerate(map(json.loads, lines))]


def filed(claim: dict[str, Any], report: dict[str, Any], number: int) -> FiledClaim:
    """One labelled claim in Tocsin's words."""
    place, date = claim["place"] or {}, claim["date"]
    return FiledClaim(
        report=report["id"],
        known_at=NOW,
        published=publication_day(report["published"]),
        publisher=report["publisher"],
        claim=Claim(
            id=f"{report['id']}.{number}",
            type=claim["type"],
            role=claim["role"],
            modality=claim["modality"],
            confidence=1.0,
            evidence=(),
            date=span(date) if date else None,
            place=Place(**{k: place.get(k) for k in ("name", "country", "admin1", "lat", "lon", "precision")}),
            counts=tuple(count(c) for c in claim["counts"]),
            perpetrators=tuple(
                Perpetrator(text=p["text"], status=p["status"], actor=resolve_actor(p["text"]))
                for p in claim["perpetrators"]
            ),
        ),
    )


def span(date: dict[str, str]) -> DateRange:
    """A labelled date."""
    start = dt.date.fromisoformat(date["start"])
    end = dt.date.fromisoformat(date["end"] or date["start"])
    return DateRange(start=start, end=end, precision=date["precision"])  # type: ignore[arg-type]


def count(c: dict[str, Any]) -> Count:
    """A labelled number of people."""
    return Count(
        outcome=c["outcome"],
        best=c["n"],
        low=c["n"],
        high=c["n"],
        modifier=c["modifier"] or "exact",
        nationality=c["nationality"],
        group=c["group"],
        standing=c["standing"],
        part_of=c["part_of"],
    )


def measure(labelled: Sequence[tuple[str, FiledClaim]]) -> str:
    """B-cubed figures of merging these claims, as one line."""
    home = {c.claim: i.id for i in merge([f for _, f in labelled]) for c in i.claims}
    true, made = defaultdict(Counter), defaultdict(Counter)  # type: ignore[var-annotated]
    for incident, f in labelled:
        true[incident][home[f.claim.id]] += 1
        made[home[f.claim.id]][incident] += 1
    total = len(labelled)
    p = sum(c * c / sum(x.values()) for x in made.values() for c in x.values()) / total
    r = sum(c * c / sum(x.values()) for x in true.values() for c in x.values()) / total
    f1 = 2 * p * r / (p + r)
    return (
        f"P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  incidents for each true one {len(made) / len(true):.2f}  ({total} claims)"
    )


if __name__ == "__main__":
    sys.exit(main())
