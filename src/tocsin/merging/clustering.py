"""Which claims of a block are one occurrence: agglomerative, by the mean over pairs, decisions before scores."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tocsin.merging.scoring import NEVER, score
from tocsin.merging.traits import traits
from tocsin.merging.weights import JOIN_ABOVE
from tocsin.records import Decision, FiledClaim

_ALWAYS = 1e6
Cluster = tuple[int, ...]


def clusters(claims: Sequence[FiledClaim], decisions: Sequence[Decision]) -> list[list[FiledClaim]]:
    """Groups of claims, each one occurrence. The order of ``claims`` does not matter: it is fixed by id.

    Average linkage: the two groups whose pairs score best on the mean are joined while that is above the
    line; a pair that cannot be one keeps its groups apart for good.
    """
    ordered = sorted(claims, key=lambda c: c.claim.id)
    sums = _pairs(ordered, decisions)
    groups: list[Cluster] = [(i,) for i in range(len(ordered))]
    while True:
        best = _best(groups, sums)
        if best is None:
            return [[ordered[i] for i in sorted(g)] for g in groups]
        a, b = best
        groups = [g for g in groups if g not in (a, b)]
        merged = (*a, *b)
        for g in groups:
            sums[_key(merged, g)] = sums[_key(a, g)] + sums[_key(b, g)]
        groups.append(merged)


def _key(a: Cluster, b: Cluster) -> tuple[Cluster, Cluster]:
    return (a, b) if a <= b else (b, a)


def _best(groups: Sequence[Cluster], sums: dict[tuple[Cluster, Cluster], float]) -> tuple[Cluster, Cluster] | None:
    best: tuple[float, Cluster, Cluster] | None = None
    for a, b in combinations(sorted(groups), 2):
        mean = sums[_key(a, b)] / (len(a) * len(b))
        if mean > JOIN_ABOVE and (best is None or mean > best[0]):
            best = (mean, a, b)
    return (best[1], best[2]) if best else None


def _pairs(ordered: Sequence[FiledClaim], decisions: Sequence[Decision]) -> dict[tuple[Cluster, Cluster], float]:
    told = [traits(c) for c in ordered]
    sums: dict[tuple[Cluster, Cluster], float] = {
        ((i,), (j,)): score(told[i], told[j]) for i, j in combinations(range(len(ordered)), 2)
    }
    place = {c.claim.id: i for i, c in enumerate(ordered)}
    for decision in decisions:
        if decision.revoked_at is not None or decision.kind not in ("merge", "split"):
            continue
        held = [place[c] for c in decision.claims if c in place]
        pairs = combinations(held, 2) if decision.kind == "merge" else ((held[0], h) for h in held[1:])
        for i, j in pairs:
            sums[((min(i, j),), (max(i, j),))] = _ALWAYS if decision.kind == "merge" else NEVER
    return sums
