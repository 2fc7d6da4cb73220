"""Linking the incidents of a block, and what the links say of people held."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import msgspec

from tocsin.merging.adding import closing_ends
from tocsin.merging.casework import Strand, account_of
from tocsin.merging.certainty import is_mention
from tocsin.merging.ending import but_recalled
from tocsin.merging.following import answers
from tocsin.merging.linking import (
    BEGINS,
    ENDS,
    FOLLOWS_ABOVE,
    LINK_ABOVE,
    LINK_BESIDE,
    LINK_BESIDE_BARE,
    LINK_MENTION,
    NEVER,
    bare,
    begins,
    ending_score,
    following_score,
)
from tocsin.merging.recalling import with_recalled
from tocsin.merging.traits import Traits, traits
from tocsin.records import FiledClaim, Incident, Link, LinkRelation


def linked(made: Sequence[Incident], groups: Sequence[Sequence[FiledClaim]]) -> list[Incident]:
    """The incidents with their links, each on both of its incidents, and captivity worked out from them."""
    told = [[traits(c) for c in group] for group in groups]
    endings = _endings(made, told)
    endings |= closing_ends(made, groups, told, endings)
    moved = _moved(told, endings)
    links: dict[int, set[Link]] = defaultdict(set)
    for ending, beginning in endings.items():
        _link(links, made, (ending, "ends"), (beginning, "ended_by"))
    for earlier, later in _followings(made, told, endings):
        _link(links, made, (later, "follows"), (earlier, "followed_by"))
    found = []
    for n, incident in enumerate(made):
        ended_by = [Strand(made[e], groups[e]) for e, b in endings.items() if b == n]
        captivity = account_of(Strand(incident, groups[n]), ended_by).status if incident.type in BEGINS else None
        captivity = "unknown" if n in moved else captivity
        ordered = tuple(sorted(links[n], key=lambda x: (x.relation, x.incident)))
        found.append(msgspec.structs.replace(incident, links=ordered, captivity=captivity))
    return found


def _moved(told: Sequence[Sequence[Traits]], endings: Mapping[int, int]) -> set[int]:
    """Takings that are but recalled, in reports of which every end is one of another taking: nobody knows more."""
    ends: dict[str, set[int]] = defaultdict(set)
    for e, b in endings.items():
        for t in told[e]:
            ends[t.report].add(b)
    alone = {n for n, some in enumerate(told) if some and but_recalled(some)} - set(endings.values())
    return {n for n in alone if all(ends.get(t.report) for t in told[n])}


def _link(
    links: dict[int, set[Link]],
    made: Sequence[Incident],
    one: tuple[int, LinkRelation],
    other: tuple[int, LinkRelation],
) -> None:
    links[one[0]].add(Link(relation=one[1], incident=made[other[0]].id))
    links[other[0]].add(Link(relation=other[1], incident=made[one[0]].id))


def _endings(made: Sequence[Incident], told: Sequence[Sequence[Traits]]) -> dict[int, int]:
    """Each ending with the beginning that it fits best, by position.

    What is left over may go with an ending that is told in the same report.
    """
    recalled = {b for b, some in enumerate(told) if but_recalled(some)}
    begun = [b for b, one in enumerate(made) if one.type in BEGINS or any(begins(t) for t in told[b])]
    scores: dict[int, dict[int, float]] = {}
    for e in (e for e, one in enumerate(made) if one.type in ENDS):
        known = with_recalled(told[e], told)
        scores[e] = {b: ending_score(told[b], told[e] if b in recalled else known) for b in begun if b != e}

    def best(scored: dict[int, float]) -> int | None:
        ranked = [
            (_rank(s, made[b]), made[b].type in BEGINS, made[b].id, b) for b, s in scored.items() if s > LINK_ABOVE
        ]
        return max(ranked, default=(NEVER, False, "", None))[3]

    found = {e: b for e, scored in scores.items() if (b := best(scored)) is not None}
    beside = {e: _beside(e, found, told) for e in scores if e not in found}
    worth = {e: LINK_BESIDE_BARE if all(bare(t) for t in told[e]) else LINK_BESIDE for e in beside}
    also = {e: best({b: scores[e].get(b, NEVER) + worth[e] for b in some}) for e, some in beside.items()}
    return found | {e: b for e, b in also.items() if b is not None}


def _rank(score: float, taking: Incident) -> float:
    """Behind takings that are surely told come those that may be read into a report."""
    return score - LINK_MENTION if is_mention(taking) else score


def _beside(ending: int, found: dict[int, int], told: Sequence[Sequence[Traits]]) -> set[int]:
    """Beginnings of the endings that are told in a report with one."""
    reports = {t.report for t in told[ending]}
    return {b for e, b in found.items() if reports & {t.report for t in told[e]}}


def _followings(
    made: Sequence[Incident], told: Sequence[Sequence[Traits]], endings: Mapping[int, int]
) -> list[tuple[int, int]]:
    """What follows something else, each with what it follows most likely; what ends it does not follow it besides."""
    earlier: dict[int, set[int]] = defaultdict(set)
    for pair in _together(told):
        before, after = sorted(pair, key=lambda n: order_of(made[n]))
        if endings.get(before) != after and endings.get(after) != before:
            earlier[after].add(before)
    found = []
    for after, some in earlier.items():
        rest = begun_with(some, endings)
        score, _, before = max((following_score(told[n], told[after]), made[n].id, n) for n in rest)
        if score > FOLLOWS_ABOVE:
            found.append((before, after))
    return found


def begun_with(some: Collection[int], endings: Mapping[int, int]) -> list[int]:
    """What something may follow, but for ends of captivities whose beginning it may follow as well."""
    return [n for n in sorted(some) if endings.get(n) not in some]


def _together(told: Sequence[Sequence[Traits]]) -> set[tuple[int, int]]:
    """The pairs of incidents, by position, that one report tells of."""
    beside: dict[str, list[int]] = defaultdict(list)
    for n, some in enumerate(told):
        for report in {t.report for t in some}:
            beside[report].append(n)
    return {pair for held in beside.values() for pair in combinations(held, 2)}


def order_of(incident: Incident) -> tuple[int, dt.date, str]:
    """The place of an incident among those that it may follow: what answers others comes after them, whatever its day.

    Of one day the order is not known: by id.
    """
    return answers(incident.type), incident.date.start if incident.date else dt.date.min, incident.id
