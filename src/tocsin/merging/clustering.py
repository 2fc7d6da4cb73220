"""Which claims of a block are one occurrence: agglomerative, by the mean of what each field says.

Two groups of claims are as near as the sum, over the fields, of the mean over those pairs between them in which
the field says something. A claim that is silent on a field so leaves the others' agreement on it as it stands.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import combinations, product

from tocsin.merging.scoring import Model, evidence, shipped
from tocsin.merging.traits import traits
from tocsin.records import Decision, FiledClaim

# Sums of the fields over pairs, and how many pairs gave each; None where a pair keeps the groups apart.
Between = tuple[list[float], list[int]]


def clusters(
    claims: Sequence[FiledClaim], decisions: Sequence[Decision] = (), by: Model | None = None
) -> list[list[FiledClaim]]:
    """Groups of claims, each one occurrence. The order of ``claims`` does not matter: it is fixed by id.

    The two nearest groups are joined while they are above the line. A pair that cannot be one, or that an
    analyst split, keeps its groups apart for good. Groups of which an analyst merged claims are joined at the
    end, so that a merge brings along what the scores had put with either side and bends no other score.
    Memory and time grow with the square of the number of claims.
    """
    ordered = sorted(claims, key=lambda c: c.claim.id)
    together, apart = _decided([c.claim.id for c in ordered], decisions)
    groups = {i: [i] for i in range(len(ordered))}
    model = by or shipped()
    _agglomerate(groups, _between(ordered, apart, model), model)
    _join_decided(groups, together, apart)
    return [[ordered[i] for i in sorted(groups[g])] for g in sorted(groups)]


def _decided(ids: Sequence[str], decisions: Sequence[Decision]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of positions that analysts put together and apart; on one pair the later decision stands."""
    place = {claim: i for i, claim in enumerate(ids)}
    verdict: dict[tuple[int, int], str] = {}
    for decision in sorted(decisions, key=lambda d: d.id):
        if decision.revoked_at is not None or decision.kind not in ("merge", "split"):
            continue
        held = [place[c] for c in decision.claims if c in place]
        first = place.get(decision.claims[0]) if decision.claims else None
        if decision.kind == "split" and first is None:
            continue
        pairs = combinations(held, 2) if decision.kind == "merge" else ((held[0], other) for other in held[1:])
        verdict |= {(min(i, j), max(i, j)): decision.kind for i, j in pairs if i != j}
    by_kind: dict[str, set[tuple[int, int]]] = {"merge": set(), "split": set()}
    for pair, kind in verdict.items():
        by_kind[kind].add(pair)
    return by_kind["merge"], by_kind["split"]


def _join_decided(groups: dict[int, list[int]], together: set[tuple[int, int]], apart: set[tuple[int, int]]) -> None:
    """Joins in place the groups of claims that analysts merged; a join that would undo a split is left out."""
    for i, j in sorted(together):
        one = next(g for g, members in groups.items() if i in members)
        other = next(g for g, members in groups.items() if j in members)
        pairs = product(groups[one], groups[other])
        if one != other and not any((min(p), max(p)) in apart for p in pairs):
            groups[min(one, other)] = groups.pop(one) + groups.pop(other)


def _between(ordered: Sequence[FiledClaim], apart: set[tuple[int, int]], by: Model) -> dict[int, dict[int, Between]]:
    """For each claim those it may be one with, and what lies between them; both ways, one object a pair."""
    told = [traits(c) for c in ordered]
    found: dict[int, dict[int, Between]] = {g: {} for g in range(len(told))}
    for i, j in combinations(range(len(told)), 2):
        row = None if (i, j) in apart else evidence(told[i], told[j], by)
        if row is not None:
            found[i][j] = found[j][i] = [term or 0.0 for term in row], [int(term is not None) for term in row]
    return found


def _added(a: Between, b: Between) -> Between:
    return [x + y for x, y in zip(a[0], b[0], strict=True)], [x + y for x, y in zip(a[1], b[1], strict=True)]


def _nearness(between: Between, by: Model) -> float:
    """The mean of each field over the pairs that tell; a clash counts less the fewer pairs it is told by."""
    pairs = between[1][0]
    near, silence = by.prior, by.silence
    for total, count, quiet in zip(*between, silence, strict=True):
        if count:
            near += total / count * (1.0 if total > 0 else (count / pairs) ** by.shy)
        else:
            near += quiet
    return near


def _agglomerate(groups: dict[int, list[int]], between: dict[int, dict[int, Between]], by: Model) -> None:
    """Joins in place. A group is known by its smallest position; stale entries of the heap are passed over."""
    heap = [
        (-near, g, h, len(groups[g]) + len(groups[h]))
        for g, others in between.items()
        for h, said in others.items()
        if g < h and (near := _nearness(said, by)) > by.join_above
    ]
    heapq.heapify(heap)
    while heap:
        _, g, h, size = heapq.heappop(heap)
        # Groups only grow, so their size tells whether they are still the ones that were measured.
        if g not in groups or h not in groups or len(groups[g]) + len(groups[h]) != size:
            continue
        groups[g] += groups.pop(h)
        mine, theirs = between.pop(g), between.pop(h)
        both = {o: _added(mine[o], theirs[o]) for o in mine.keys() & theirs.keys()}
        for other in mine.keys() | theirs.keys():
            if other in between:
                between[other].pop(g, None)
                between[other].pop(h, None)
        between[g] = {}
        for other, said in both.items():
            between[g][other] = between[other][g] = said
            if (near := _nearness(said, by)) > by.join_above:
                heapq.heappush(heap, (-near, min(g, other), max(g, other), len(groups[g]) + len(groups[other])))
