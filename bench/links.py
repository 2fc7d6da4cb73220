"""Measures the links between incidents on labelled sets: ends of captivities, and what follows something else.

    python bench/links.py [--gold DIR] [--set DIR ...] [--noise 0.25] [--seed 1] [--read] [--wrong]

The claims of each set are merged as labelled, or with a share of their values struck out, or as readers read them
that never saw the set (bench/readings); mentions are then left out, and what was read into a report is an incident of
its own. A true link is found where the incidents that hold most claims of its two are linked, in whatever way; it is
one of an end where the incident that names it is a release or the killing of a hostage, else one of what follows.
Links of incidents that merging made one are left out. A link made is right where the incidents that most of its
claims are of are truly linked.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kept_readings import kept_of, plain
from labelled_claims import faulty, filed, filed_reading, rows
from tallies import matched
from tocsin.merging import is_mention, merge
from tocsin.merging.linking import ENDS
from tocsin.records import FiledClaim, Incident

HERE = Path(__file__).resolve().parent.parent
CORPUS = HERE / "corpus"
OWN = [CORPUS / n for n in ("asia", "followups", "kinds", "stories", "world", "americas", "equator", "orient")]
RELATIONS = ("ends", "follows")


class Links(Counter[tuple[str, str]]):
    """Links of each relation that were to be found, were found, were made and were right."""

    def line(self) -> str:
        return "   ".join(self._part(relation) for relation in RELATIONS)

    def _part(self, relation: str) -> str:
        true, made = self[relation, "true"], self[relation, "made"]
        r, p = self[relation, "found"] / max(1, true), self[relation, "right"] / max(1, made)
        return f"{relation} R {r:.3f} of {true:3}, P {p:.3f} of {made:3}"


def true_links(folder: Path) -> dict[frozenset[str], str]:
    """The linked incidents of a set, with the relation of their link."""
    return {
        frozenset((row["id"], other)): "ends" if row["type"] in ENDS else "follows"
        for row in rows(folder / "incidents.jsonl")
        for other in row.get("linked_to") or []
    }


def measure(
    links: Mapping[frozenset[str], str], claims: Sequence[FiledClaim], truth: Mapping[str, str], wrong: bool
) -> Links:
    """The links of one set."""
    incidents = [i for i in merge(claims) if not is_mention(i)]
    mine, true = homes(incidents, truth)
    made = {frozenset((i.id, link.incident)) for i in incidents for link in i.links}
    found = Links()
    for pair, relation in links.items():
        ours = frozenset(mine[x] for x in pair if x in mine)
        if len(ours) < 2:
            continue
        found[relation, "true"] += 1
        found[relation, "found"] += ours in made
        if wrong and ours not in made:
            print("  lost ", relation, *sorted(pair))
    for i, relation, other in made_links(incidents):
        if other not in true:
            continue
        right = frozenset((true[i], true[other])) in links
        found[relation, "made"] += 1
        found[relation, "right"] += right
        if wrong and not right:
            print("  wrong", relation, true[i], true[other])
    return found


def read_so(folder: Path) -> tuple[list[FiledClaim], dict[str, str]]:
    """The claims of a set as they were read, and where each belongs."""
    read = plain(kept_of(folder), folder)
    claims, home = filed_reading(folder, read), matched(folder, read)
    return claims, {c.claim.id: home.get(c.claim.id, f"nothing {c.claim.id}") for c in claims}


def homes(incidents: Sequence[Incident], truth: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """For each true incident the one that holds most of its claims; for each of ours the one that most are of."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for incident in incidents:
        for c in incident.claims:
            held[truth[c.claim]][incident.id] += 1
    true = {i.id: Counter(truth[c.claim] for c in i.claims).most_common(1)[0][0] for i in incidents}
    return {one: some.most_common(1)[0][0] for one, some in held.items()}, true


def made_links(incidents: Sequence[Incident]) -> Iterator[tuple[str, str, str]]:
    """Each link once: what ends or follows, how, and what it ends or follows."""
    for incident in incidents:
        yield from ((incident.id, x.relation, x.incident) for x in incident.links if x.relation in RELATIONS)


def main() -> int:
    """Runs the benchmark; 2 where no set is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--set", type=Path, nargs="*", default=OWN, help="folders of labelled reports besides")
    parser.add_argument("--noise", type=float, default=0.0, help="share of values missed, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="claims as read by readers that never saw them")
    parser.add_argument("--wrong", action="store_true", help="list the links that were lost, and the wrong ones")
    args = parser.parse_args()
    every = Links()
    folders = [folder for folder in (args.gold, *args.set) if (folder / "incidents.jsonl").exists()]
    there = [folder for folder in folders if kept_of(folder).exists() or not args.read]
    for folder in there:
        claims, truth = read_so(folder) if args.read else filed(folder)
        some = faulty(claims, args.noise, args.seed) if args.noise else claims
        found = measure(true_links(folder), some, truth, args.wrong)
        every.update(found)
        print(f"{folder.name:10} {found.line()}", flush=True)
    print(f"{'all':10} {every.line()}" if there else "No labelled set is there: nothing was measured.")
    return 0 if there else 2


if __name__ == "__main__":
    sys.exit(main())
