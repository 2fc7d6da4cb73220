"""Finding candidates: how two claims are related, and the blocks of claims that are resolved together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

import msgspec

from tocsin.merging.comparing import Comparing
from tocsin.merging.ending import recalls
from tocsin.merging.forest import Forest
from tocsin.merging.keying import met
from tocsin.merging.linking import LINK_ABOVE, LINK_SLACK, NEVER, link, may_link
from tocsin.merging.pointing import Pointing, Tie, linked
from tocsin.merging.rejoining import RECALLED_SLACK
from tocsin.merging.scoring import Model
from tocsin.merging.traits import Traits, traits
from tocsin.records import Decision, DecisionKind, FiledClaim

# Decisions that speak of one incident: their claims are looked at together.
BINDING: Final[frozenset[DecisionKind]] = frozenset({"merge", "correct", "confirm"})
# Of how an end is related to a taking told apart: it so points there besides, where it points at one that it recalls.
_ASIDE: Final = 1e-3
_UNANCHORED: Final = 1.0  # log-odds more that relate two claims which share nothing that few occurrences share


def related(one: FiledClaim, others: Sequence[FiledClaim], comparing: Comparing | None = None) -> list[bool]:
    """Of which of some others a claim may be one occurrence, or the one the end of the other."""
    return [tie is not None for tie in ties(traits(one), [traits(c) for c in others], comparing or Comparing())]


def ties(one: Traits, others: Sequence[Traits], comparing: Comparing) -> list[Tie | None]:
    """The ties of a claim to each of some others; None where nothing relates them.

    Being news of one country at one time hardly is enough: it would chain a busy country's years together. They
    must share a day, a place, a number, foreigners, names or a rare type, or one must end what the other began; where
    they share none of it the rest must weigh more.
    """
    near = comparing.near(one, others)
    return [_tie(one, other, same, comparing) for other, same in zip(others, near, strict=True)]


def _tie(one: Traits, other: Traits, near: float | None, comparing: Comparing) -> Tie | None:
    x, y = (one, other) if one.id <= other.id else (other, one)
    score, ending = link(x, y) if may_link(x, y) else (NEVER, False)
    linked_by = score - LINK_ABOVE + LINK_SLACK
    recalled = recalls(x) != recalls(y)
    line = comparing.model.join_above - (RECALLED_SLACK if recalled else 0.0)
    same = near if near is not None and near > line else None
    if same is not None and not recalled and not comparing.anchored(x, y):
        same = same - _UNANCHORED if same - _UNANCHORED > line else None
    if near is None and linked_by > LINK_SLACK and x.report != y.report:
        same = line + _ASIDE * linked_by
    return None if same is None and linked_by <= 0 else Tie(same, linked_by, ending == (one is x))


def rank(filed: FiledClaim) -> str:
    """The place of a claim among all: as published, undated ones last, then by id."""
    return f"{(filed.published or dt.date.max).isoformat()}|{filed.claim.id}"


def blocks(
    claims: Sequence[FiledClaim],
    decisions: Sequence[Decision] = (),
    by: Model | None = None,
    comparing: Comparing | None = None,
) -> list[list[FiledClaim]]:
    """Groups of related claims, each to be resolved by itself, in a fixed order whatever the order given.

    They are what hangs together by pointers (:mod:`tocsin.merging.pointing`) over claims that meet in the index, with
    what standing decisions say of one incident.
    """
    ordered = distinct(claims)
    near = neighbours(ordered, met(ordered), comparing or Comparing(by))
    pointing = Pointing(lambda i: near[i])
    for i, filed in enumerate(ordered):
        pointing.put(i, rank(filed))
    pointing.settle()
    groups = grouped(pointing, range(len(ordered)), bound_by(ordered, decisions))
    return [[ordered[i] for i in group] for group in groups]


def neighbours(
    ordered: Sequence[FiledClaim], pairs: Iterable[tuple[int, int]], comparing: Comparing
) -> Mapping[int, dict[int, Tie]]:
    """The ties of claims at some positions to one another, for those pairs that meet."""
    told = [traits(filed) for filed in ordered]
    found: dict[int, dict[int, Tie]] = defaultdict(dict)
    for i, with_it in groupby(sorted(pairs), key=itemgetter(0)):
        others = [j for _, j in with_it]
        for j, tie in zip(others, ties(told[i], [told[j] for j in others], comparing), strict=True):
            if tie is not None:
                found[i][j] = tie
                found[j][i] = tie._replace(ending=not tie.ending)
    return found


def grouped(pointing: Pointing, live: Sequence[int], bound: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Positions that are there in blocks; those ``bound`` are in one."""
    place = {key: n for n, key in enumerate(live)}
    forest = Forest(len(live))
    for one, other in (*bound, *linked((pointing.nodes[key] for key in live), place)):
        forest.join(place[one], place[other])
    return [[live[n] for n in group] for group in forest.groups()]


def distinct(claims: Sequence[FiledClaim]) -> list[FiledClaim]:
    """Each claim once, by id; of two forms of one claim the one whose encoding sorts last."""
    found: dict[str, FiledClaim] = {}
    for filed in claims:
        held = found.setdefault(filed.claim.id, filed)
        if held is not filed and held != filed:
            found[filed.claim.id] = max(held, filed, key=msgspec.json.encode)
    return [found[claim] for claim in sorted(found)]


def bound_by(ordered: Sequence[FiledClaim], decisions: Sequence[Decision]) -> list[tuple[int, int]]:
    """Pairs of positions that one standing decision speaks of as one incident."""
    place = {c.claim.id: i for i, c in enumerate(ordered)}
    found = []
    for decision in decisions:
        if decision.kind in BINDING and decision.revoked_at is None:
            held = [place[c] for c in decision.claims if c in place]
            found += [(held[0], other) for other in held[1:]]
    return found
