"""Merging against simpler ways and against Splink, a library of probabilistic record linkage, on labelled claims.

    python bench/merging_rivals.py [--gold ../shared/gold/dev]

Four ways make incidents of the same claims: Tocsin's; one incident a report; one of each day, country and type (the
day stated, else of publication); and Splink (https://moj-analytical-services.github.io/splink/). Splink learns
without labels, by expectation maximisation, over the same values; its clusters are cut at the threshold that serves it
best on this very set. It is not a dependency of Tocsin: ``pip install splink`` into the Python that runs this, else
its row is left out. Printed is B-cubed (Bagga and Baldwin 1998) and how many incidents are made of each true one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from labelled_claims import filed
from merging import b_cubed, hardest
from tocsin.merging import merge
from tocsin.merging.traits import FATE, traits
from tocsin.records import FiledClaim

HERE = Path(__file__).resolve().parent.parent
THRESHOLDS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
ROUNDS = 1e6  # pairs that Splink samples to learn how often values agree by chance


def ours(claims: Sequence[FiledClaim]) -> dict[str, str]:
    return {c.claim: i.id for i in merge(claims) for c in i.claims}


def by_report(claims: Sequence[FiledClaim]) -> dict[str, str]:
    return {c.claim.id: c.report for c in claims}


def by_day(claims: Sequence[FiledClaim]) -> dict[str, str]:
    """Where neither a day nor a publication is known, a claim is an incident of its own."""
    home = {}
    for c in claims:
        day = c.claim.date.start if c.claim.date else c.published
        where = c.claim.place.country if c.claim.place else None
        home[c.claim.id] = f"{day}|{where}|{c.claim.type}" if day else c.claim.id
    return home


def record(filed_claim: FiledClaim) -> dict[str, Any]:
    """A claim as one flat row of the values that merging looks at."""
    claim, t = filed_claim.claim, traits(filed_claim)
    largest = {
        kind: max((c.best or 0 for c in claim.counts if FATE[c.outcome] in fates), default=0) or None
        for kind, fates in {"held": ("abducted", "freed", "arrested"), "killed": ("killed",)}.items()
    }
    return {
        "unique_id": claim.id,
        "type": claim.type,
        "day": claim.date.start.isoformat() if claim.date and claim.date.precision == "day" else None,
        "month": claim.date.start.isoformat()[:7] if claim.date else None,
        "country": t.country,
        "place": " ".join(sorted(t.name)) or None,
        "lat": t.point[0] if t.point else None,
        "lon": t.point[1] if t.point else None,
        "foreign": "+".join(sorted(t.foreign)) or None,
        "actor": "+".join(sorted(t.actors)) or None,
        **largest,
    }


def splinked(claims: Sequence[FiledClaim], truth: Mapping[str, str]) -> dict[str, str]:
    """Splink's clusters at the threshold with the best F1; raises ImportError where it is not installed."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = DuckDBAPI().register(pd.DataFrame([record(c) for c in claims]))
    days = {"input_is_string": True, "metrics": ["day", "day", "day"], "thresholds": [1, 2, 10]}
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ExactMatch("type"),
            cl.AbsoluteDateDifferenceAtThresholds("day", **days),
            cl.ExactMatch("month"),
            cl.ExactMatch("country"),
            cl.JaroWinklerAtThresholds("place", [0.9, 0.8]),
            cl.DistanceInKMAtThresholds("lat", "lon", [15, 45, 110]),
            cl.ExactMatch("held"),
            cl.ExactMatch("killed"),
            cl.ExactMatch("foreign"),
            cl.ExactMatch("actor"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("country", "month"),
            block_on("place"),
            block_on("foreign"),
            block_on("country", "held"),
            block_on("country", "killed"),
        ],
        probability_two_random_records_match=0.01,
    )
    linker = Linker(table, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=ROUNDS)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("country", "month"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("place"))
    said = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    made = []
    for threshold in THRESHOLDS:
        cut = linker.clustering.cluster_pairwise_predictions_at_threshold(said, threshold)
        frame = cut.as_pandas_dataframe()
        made.append(dict(zip(frame["unique_id"], frame["cluster_id"].astype(str), strict=True)))
    return max(made, key=lambda home: b_cubed(dict(truth), home)[2])


def show(name: str, truth: Mapping[str, str], home: dict[str, str], hard: Sequence[tuple[str, str]]) -> None:
    p, r, f1 = b_cubed(dict(truth), home)
    inflation = len(set(home.values())) / len(set(truth.values()))
    wrong = sum(home[a] == home[b] for a, b in hard) / max(1, len(hard))
    print(
        f"{name:<28} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  incidents for each true one {inflation:.2f}"
        f"  hardest pairs wrongly merged {wrong:.2%}"
    )


def main() -> int:
    """Measures; 2 where the gold set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    args = parser.parse_args()
    if not (args.gold / "claims.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    claims, truth = filed(args.gold)
    hard = hardest(claims, truth, args.gold)
    show("Tocsin", truth, ours(claims), hard)
    show("one incident a report", truth, by_report(claims), hard)
    show("same day, country and type", truth, by_day(claims), hard)
    try:
        show("Splink", truth, splinked(claims, truth), hard)
    except ImportError:
        print("Splink is not installed: pip install splink into this Python to measure it too.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
