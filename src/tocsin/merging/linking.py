"""Links between occurrences: a release, a rescue or a killing and the abduction it ends; what follows something else.

How strongly two are linked is a sum of fitted weights over named features (:mod:`tocsin.merging.ending`,
:mod:`tocsin.merging.following`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from tocsin.merging.ending import BEGINS, ending_features, vague
from tocsin.merging.following import following_features, later
from tocsin.merging.linkweights import shipped, total
from tocsin.merging.traits import Traits

NEVER: Final = -math.inf
ENDS: Final = frozenset({"release", "killing_of_hostage"})
_FIGHTS: Final = frozenset({"attack", "bombing", "armed_clash", "arson_destruction", "riot"})

# Where links are drawn, in log-odds: what is lost by a link too few is more than by one too many.
LINK_ABOVE: Final = -0.25
FOLLOWS_ABOVE: Final = -0.25
LINK_SLACK: Final = 1.0  # by which a link of two claims may fall short: others of their incidents may tell more
LINK_VAGUE: Final = 3.0  # by how much a taking vaguely recalled comes behind others, as far as it stays a link
LINK_MENTION: Final = 3.0  # by how much a taking that may be of nothing comes behind others
LINK_ENDS: Final = 0.01  # of two ends told together: so that they are looked at together
LINK_BESIDE: Final = 1.5  # told together with another end of the same captivity
LINK_BESIDE_BARE: Final = 3.0  # the same, without a day or a place of its own


def may_link(a: Traits, b: Traits) -> bool:
    """Whether two claims are of kinds that :func:`link` can tie: all others it never does."""
    if a.type in ENDS or b.type in ENDS:
        return begins(a) or begins(b) or a.report == b.report
    return a.report == b.report


def link(a: Traits, b: Traits) -> tuple[float, bool]:
    """Log-odds that one claim tells the end of what the other tells the beginning of, or what it followed; and
    whether it is the first that ends or follows."""
    if a.report == b.report and a.type in ENDS and b.type in ENDS:
        return LINK_ENDS, bare(a) if bare(a) != bare(b) else later(a, b)
    ending, following = (NEVER, False), (NEVER, False)
    if b.type in ENDS and begins(a):
        ending = _pair_score(a, b), False
    elif a.type in ENDS and begins(b):
        ending = _pair_score(b, a), True
    if a.report == b.report:
        following = (following_score([b], [a]), True) if later(a, b) else (following_score([a], [b]), False)
    return max(ending, following)


def _pair_score(taken: Traits, freed: Traits) -> float:
    """Of two claims; a taking that its end's report recalls but vaguely comes behind every other one that fits."""
    score = ending_score([taken], [freed])
    if score <= LINK_ABOVE or taken.report != freed.report or not vague(taken):
        return score
    return max(score - LINK_VAGUE, LINK_ENDS * score - LINK_SLACK)


def bare(t: Traits) -> bool:
    """Whether an end is told without a day and a place of its own, or those of its taking."""
    return t.type in ENDS and not t.day and not t.name and t.begun is None


def begins(t: Traits) -> bool:
    """Whether people are held after what a claim tells: taken, arrested, or carried off in an attack."""
    return t.type in BEGINS or (t.type in _FIGHTS and "abducted" in t.people)


def ending_score(taken: Sequence[Traits], freed: Sequence[Traits]) -> float:
    """Log-odds that the claims ``freed`` tell an end of the captivity that began as ``taken`` tell."""
    shown = ending_features(taken, freed)
    return NEVER if shown is None else total(shown, shipped().ends)


def following_score(before: Sequence[Traits], after: Sequence[Traits]) -> float:
    """Log-odds that the claims ``after`` tell of what follows that which ``before`` tell of."""
    shown = following_features(before, after)
    return NEVER if shown is None else total(shown, shipped().follows)


__all__ = [
    "BEGINS",
    "ENDS",
    "bare",
    "begins",
    "ending_score",
    "following_score",
    "link",
    "may_link",
]
