"""Linking the incidents of a block, and what the links say of people held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import msgspec

from tocsin.merging.linking import BEGINS, ENDS, LINK_ABOVE, NEVER, begins, ending_score, following_score
from tocsin.merging.traits import Traits, traits
from tocsin.records import Captivity, FiledClaim, Incident, Link, LinkRelation, Victims

_FREED: Final = frozenset({"released", "escaped", "rescued"})
_TAKEN: Final = frozenset({"abducted", "arrested"})


def linked(made: Sequence[Incident], groups: Sequence[Sequence[FiledClaim]]) -> list[Incident]:
    """The incidents with their links, each on both of its incidents, and captivity worked out from them."""
    told = [[traits(c) for c in group] for group in groups]
    endings = _endings(made, told)
    links: dict[int, set[Link]] = defaultdict(set)
    for ending, beginning in endings.items():
        _link(links, made, (ending, "ends"), (beginning, "ended_by"))
    for earlier, later in _followings(made, told):
        _link(links, made, (later, "follows"), (earlier, "followed_by"))
    found = []
    for n, incident in enumerate(made):
        ended_by = [made[e] for e, b in endings.items() if b == n]
        captivity = captivity_of(incident, ended_by) if _holds(incident) else None
        ordered = tuple(sorted(links[n], key=lambda x: (x.relation, x.incident)))
        found.append(msgspec.structs.replace(incident, links=ordered, captivity=captivity))
    return found


def _link(
    links: dict[int, set[Link]],
    made: Sequence[Incident],
    one: tuple[int, LinkRelation],
    other: tuple[int, LinkRelation],
) -> None:
    links[one[0]].add(Link(relation=one[1], incident=made[other[0]].id))
    links[other[0]].add(Link(relation=other[1], incident=made[one[0]].id))


def _endings(made: Sequence[Incident], told: Sequence[Sequence[Traits]]) -> dict[int, int]:
    """Each ending with the beginning that it fits best, by position."""
    found = {}
    for e, ending in enumerate(made):
        if ending.type not in ENDS:
            continue
        scored = [
            (ending_score(told[b], told[e]), incident.type in BEGINS, incident.id, b)
            for b, incident in enumerate(made)
            if b != e and (incident.type in BEGINS or any(begins(t) for t in told[b]))
        ]
        best = max(scored, default=(NEVER, False, "", -1))
        if best[0] > LINK_ABOVE:
            found[e] = best[3]
    return found


def _followings(made: Sequence[Incident], told: Sequence[Sequence[Traits]]) -> list[tuple[int, int]]:
    """Pairs of fights, the earlier first; on one day the order of the reports' telling is not known: by id."""
    found = []
    for a, b in combinations(range(len(made)), 2):
        one, other = made[a].date, made[b].date
        if one is None or other is None or following_score(told[a], told[b]) <= LINK_ABOVE:
            continue
        found.append((a, b) if (one.start, made[a].id) <= (other.start, made[b].id) else (b, a))
    return found


def _holds(incident: Incident) -> bool:
    return incident.type in BEGINS


def captivity_of(incident: Incident, endings: Sequence[Incident]) -> Captivity:
    """What became of the people taken: ``ended`` where the freed and the dead account for all of them.

    ``unknown`` where a number is missing or the only endings are disputed. An arrest without a known end is
    ``unknown`` too: releases of prisoners are seldom news.
    """
    sure = [e for e in endings if e.status not in ("refuted", "disputed")]
    doubtful = any(e.status == "disputed" for e in endings)
    taken = total(incident.victims, _TAKEN)
    within = (total(incident.victims, _FREED) or 0) + _dead_among(incident.victims)
    if not sure and not within:
        return "unknown" if doubtful or incident.type == "arrest_detention" else "held"
    # A report of the taking may tell of the freed too, so that they are not added up.
    gone = max(within, sum(_gone(e) for e in sure))
    if taken is None or gone == 0:
        return "unknown"
    return "ended" if gone >= taken else "partly_ended"


def _gone(ending: Incident) -> int:
    """People whose captivity an ending closes: freed, or killed and not of the captors."""
    dead = [v for v in ending.victims if v.group not in ("attackers", "security_forces")]
    return (total(ending.victims, _FREED) or 0) + (total(dead, frozenset({"killed"})) or 0)


def _dead_among(lines: Sequence[Victims]) -> int:
    """The dead of those taken, not people killed in the taking."""
    whole = [lines[v.part_of] if v.part_of is not None and v.part_of < len(lines) else None for v in lines]
    return sum(
        v.best or 0 for v, w in zip(lines, whole, strict=True) if v.outcome == "killed" and w and w.outcome in _TAKEN
    )


def total(lines: Sequence[Victims], outcomes: frozenset[str]) -> int | None:
    """People of these outcomes; None where no line gives a number.

    Parts of a line that is counted are left out; the two freed of five taken are not, being all that were freed.
    """
    counted = {n for n, v in enumerate(lines) if v.outcome in outcomes and v.best is not None}
    numbers = [lines[n].best or 0 for n in counted if lines[n].part_of not in counted]
    return sum(numbers) if numbers else None
