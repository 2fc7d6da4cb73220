"""How sure merging is of what it made: of joins that barely came about or barely did not, and of lone weak claims."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from tocsin.merging.bonds import bonds
from tocsin.merging.certainty import certainty_of
from tocsin.merging.clustering import nearness
from tocsin.merging.scoring import probability, shipped
from tocsin.records import Decision, Disagreement, FiledClaim, Incident


def toss_up(log_odds: float) -> float:
    """How unsure an answer of these log-odds is: 1 where they are even, towards 0 the surer either way."""
    return 2.0 * probability(-abs(log_odds - shipped().join_above))


def unsure_apart(one: Sequence[FiledClaim], other: Sequence[FiledClaim], decisions: Sequence[Decision]) -> float:
    """How unsure it is that two incidents are two; 0 where they cannot be one, or an analyst said so.

    1 where all that is said speaks for one, and only what was joined before stood against it.
    """
    ordered = [*one, *other]
    decided = bonds([c.claim.id for c in ordered], decisions)
    if any(decided.parted(i, j) for i, j in product(range(len(one)), range(len(one), len(ordered)))):
        return 0.0
    near = nearness(one, other)
    if near is None:
        return 0.0
    return 1.0 if near > shipped().join_above else toss_up(near)


def unsure_within(claims: Sequence[FiledClaim], decisions: Sequence[Decision]) -> list[tuple[FiledClaim, float]]:
    """For each claim of an incident how unsure it is that it belongs there; 0 where an analyst said so.

    Of two claims that stand or fall together the later is doubted, by publication and id.
    """
    if len(claims) < 2:
        return []
    decided = bonds([c.claim.id for c in claims], decisions)
    found = []
    for n, filed in enumerate(claims):
        rest = [c for m, c in enumerate(claims) if m != n]
        if any(decided.root(n) == decided.root(m) for m in range(len(claims)) if m != n):
            continue
        near = nearness([filed], rest)
        if near is not None:
            found.append((filed, 1.0 if near < shipped().join_above else toss_up(near)))
    return found[1:] if len(claims) == 2 else found


def unsure_at_all(claims: Sequence[FiledClaim]) -> float:
    """How unsure it is that any of an incident's claims was read right, each report's reading being one chance."""
    return min(1.0, 2.0 * (1.0 - certainty_of(claims)))


def unsure_value(disagreement: Disagreement) -> float:
    """How unsure a value is that claims give differently: 1 where as many stand behind another, else their share."""
    behind = sorted((len(claims) for _, claims in disagreement.values), reverse=True)
    return 2.0 * behind[1] / (behind[0] + behind[1]) if len(behind) > 1 else 0.0


def people(incident: Incident) -> int:
    """How many people an incident is about, attackers and parts of other numbers aside."""
    return sum(v.best or 0 for v in incident.victims if v.part_of is None and v.group != "attackers")


def people_told(filed: FiledClaim) -> int:
    """How many people a claim tells of, attackers, parts, superseded and rival numbers aside."""
    whole = (c for c in filed.claim.counts if c.part_of is None and c.standing == "current" and c.group != "attackers")
    return sum(c.best or 0 for c in whole)


def worth(unsure: float, at_stake: int) -> float:
    """What settling a doubt is worth: a thousand people weigh ten times as much as none, not a thousand times."""
    return round(unsure * math.log2(2 + at_stake), 4)
