"""Which claims of a block are one occurrence: agglomerative, by the mean of what each field says.

Two groups of claims are as near as the sum, over the fields, of the mean over those pairs between them in which
the field says something. A claim that is silent on a field so leaves the others' agreement on it as it stands.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import Final

from tocsin.merging.bonds import Bonds, bonds
from tocsin.merging.features import FIELDS
from tocsin.merging.scoring import Evidence, Model, evidence, shipped
from tocsin.merging.traits import Traits, traits
from tocsin.records import Decision, FiledClaim

AGAINST: Final = FIELDS.index("against")
# The share of the pairs between two groups that may be hardly of one occurrence: a few are mistakes of reading.
MOST_AGAINST: Final = 0.5

# Sums of the fields over pairs, and how many pairs gave each; None where a pair keeps the groups apart.
Between = tuple[list[float], list[int]]
Weigh = Callable[[Traits, Traits, Model], Evidence | None]


def clusters(
    claims: Sequence[FiledClaim],
    decisions: Sequence[Decision] = (),
    by: Model | None = None,
    weigh: Weigh = evidence,
) -> list[list[FiledClaim]]:
    """Groups of claims, each one occurrence. The order of ``claims`` does not matter: it is fixed by id.

    The two nearest groups are joined while they are above the line. A pair that cannot be one, or that an
    analyst split, keeps its groups apart for good. Groups of which an analyst merged claims are joined at the
    end, so that a merge brings along what the scores had put with either side and bends no other score; until
    then no group takes in what is to stay apart from any of those that it will be joined with.
    Memory and time grow with the square of the number of claims. ``weigh`` is what compares a pair.
    """
    ordered = sorted(claims, key=lambda c: c.claim.id)
    decided = bonds([c.claim.id for c in ordered], decisions)
    groups = {i: [i] for i in range(len(ordered))}
    model = by or shipped()
    _agglomerate(groups, _between(ordered, decided, model, weigh), decided, model)
    return [[ordered[i] for i in group] for group in decided.groups()]


def nearness(ones: Sequence[FiledClaim], others: Sequence[FiledClaim], by: Model | None = None) -> float | None:
    """Log-odds that two groups of claims are one occurrence; None where a pair between them cannot be."""
    model = by or shipped()
    said: Between | None = None
    for one, other in product(ones, others):
        row = evidence(traits(one), traits(other), model)
        if row is None:
            return None
        said = _row(row) if said is None else _added(said, _row(row))
    return None if said is None else _nearness(said, model)


def _between(ordered: Sequence[FiledClaim], decided: Bonds, by: Model, weigh: Weigh) -> dict[int, dict[int, Between]]:
    """For each claim those it may be one with, and what lies between them; both ways, one object a pair."""
    told = [traits(c) for c in ordered]
    found: dict[int, dict[int, Between]] = {g: {} for g in range(len(told))}
    for i, j in combinations(range(len(told)), 2):
        row = None if decided.parted(i, j) else weigh(told[i], told[j], by)
        if row is not None:
            found[i][j] = found[j][i] = _row(row)
    return found


def _row(terms: Evidence) -> Between:
    return [term or 0.0 for term in terms], [int(term is not None) for term in terms]


def _added(a: Between, b: Between) -> Between:
    return [x + y for x, y in zip(a[0], b[0], strict=True)], [x + y for x, y in zip(a[1], b[1], strict=True)]


def _nearness(between: Between, by: Model) -> float:
    """The mean of each field over the pairs that tell; a clash counts less the fewer pairs it is told by.

    Minus infinity where more than ``MOST_AGAINST`` of the pairs are hardly of one occurrence.
    """
    pairs = between[1][0]
    if between[1][AGAINST] > MOST_AGAINST * pairs:
        return -math.inf
    near, silence = by.prior, by.silence
    for total, count, quiet in zip(*between, silence, strict=True):
        if count:
            near += total / count * (1.0 if total > 0 else (count / pairs) ** by.shy)
        else:
            near += quiet
    return near


def _agglomerate(
    groups: dict[int, list[int]], between: dict[int, dict[int, Between]], decided: Bonds, by: Model
) -> None:
    """Joins in place, as far as what is decided lets it.

    A group is known by its smallest position; stale entries of the heap are passed over.
    """
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
        if not decided.join(g, h):
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
