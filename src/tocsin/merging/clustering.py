"""Which claims of a block are one occurrence: agglomerative, by the mean of what each field says.

Two groups of claims are as near as the sum, over the fields, of the mean over those pairs between them in which
the field says something. A claim that is silent on a field so leaves the others' agreement on it as it stands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from tocsin.merging.agglomerating import MOST_AGAINST, MOST_FAR, Ties, agglomerate, told_as_two
from tocsin.merging.bonds import bonds
from tocsin.merging.comparing import AGAINST, DATE, Comparing
from tocsin.merging.rejoining import join_recalled, part_news
from tocsin.merging.scoring import Evidence, Model
from tocsin.merging.traits import traits
from tocsin.records import Decision, FiledClaim

# Sums of the fields over pairs, and how many pairs gave each; None where a pair keeps the groups apart.
Between = tuple[list[float], list[int]]


def clusters(
    claims: Sequence[FiledClaim],
    decisions: Sequence[Decision] = (),
    by: Model | None = None,
    comparing: Comparing | None = None,
) -> list[list[FiledClaim]]:
    """Groups of claims, each one occurrence. The order of ``claims`` does not matter: it is fixed by id.

    The two nearest groups are joined while they are above the line. A pair that cannot be one, or that an
    analyst split, keeps its groups apart for good. Groups of which an analyst merged claims are joined at the
    end, so that a merge brings along what the scores had put with either side and bends no other score; until
    then no group takes in what is to stay apart from any of those that it will be joined with.
    Memory and time grow with the square of the number of claims. ``comparing`` may have met other claims before, and
    brings its own model.
    """
    ordered = sorted(claims, key=lambda c: c.claim.id)
    decided = bonds([c.claim.id for c in ordered], decisions)
    if len(ordered) > 1:
        by_now = comparing or Comparing(by)
        part_news(ordered, decided)
        agglomerate(Ties.between([traits(c) for c in ordered], by_now), decided)
        line = by_now.model.join_above
        join_recalled(ordered, decided, line, lambda ones, others: nearness(ones, others, comparing=by_now))
    return [[ordered[i] for i in group] for group in decided.groups()]


def nearness(
    ones: Sequence[FiledClaim],
    others: Sequence[FiledClaim],
    by: Model | None = None,
    comparing: Comparing | None = None,
) -> float | None:
    """Log-odds that two groups of claims are one occurrence; None where a pair between them cannot be.

    Minus infinity where most of their claims, or several reports, tell of them as of two, as in :meth:`Ties.near`.
    """
    comparing = comparing or Comparing(by)
    said: Between | None = None
    far = 0
    for one, other in product(ones, others):
        row = comparing.evidence(traits(one), traits(other))
        if row is None:
            return None
        far += comparing.far_apart(*comparing.in_order(traits(one), traits(other)))
        said = _row(row) if said is None else _added(said, _row(row))
    if said is None:
        return None
    one_by, other_by = ({c.report for c in some} for some in (ones, others))
    two = told_as_two(len(one_by & other_by), len(one_by), len(other_by)) or far > MOST_FAR * said[1][DATE]
    return -math.inf if two else _nearness(said, comparing.model)


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
