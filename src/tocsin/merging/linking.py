"""Links between occurrences: a release, a rescue or a killing and the abduction it ends; one attack after another.

Link evidence is weighed like evidence of sameness: field by field, over the pairs of claims that say something.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from typing import Final

from tocsin.merging.traits import People, Traits
from tocsin.merging.words import shared

NEVER: Final = -math.inf
ENDS: Final = frozenset({"release", "killing_of_hostage"})
BEGINS: Final = frozenset({"abduction", "arrest_detention"})
_TAKEN: Final = frozenset({"abducted", "arrested", "missing"})
_FIGHTS: Final = frozenset({"attack", "bombing", "armed_clash", "arson_destruction", "riot"})

# Log-odds, set by hand: the labelled sets hold too few links to fit them on.
LINK_PRIOR: Final = -3.0
LINK_TOLD_TOGETHER: Final = 3.0
LINK_SLACK: Final = 1.0  # by which a link of two claims may fall short: others of their incidents may tell more
LINK_RECALLED: Final = 0.01  # of what a taking recalled beside its end weighs: it comes behind every other
LINK_SECOND_HAND: Final = 1.5  # by which a taking that another report recalls comes behind news of one
LINK_BESIDE: Final = 1.5  # told together with another end of the same captivity
LINK_BESIDE_BARE: Final = 3.0  # the same, without a day or a place of its own
LINK_ADDS_UP: Final = 1.5  # those freed and those left make up a number of those taken, or as many were left
LINK_FOREIGN: Final = 2.5
# By the number of people: the larger it is, the less likely two groups of one country share it.
LINK_NUMBER: Final = ((2, 0.8), (5, 1.0), (19, 1.8), (10**9, 2.5))
LINK_FEWER: Final = ((5, 0.4), (19, 1.0), (10**9, 1.8))
LINK_MORE_FREED: Final = -1.5
LINK_OTHER_COUNTRY: Final = -1.0
LINK_SAME_COUNTRY: Final = 0.7
LINK_SAME_NAME: Final = 1.5
LINK_NAMED: Final = 1.5  # another proper name in common: the ship, the school, the victim
LINK_ROLE: Final = 0.8  # people of one role: pilgrims, miners
LINK_ACTOR: Final = 0.7
LINK_WITHIN_DAYS: Final = ((7, 1.0), (60, 0.6), (400, 0.0), (3650, -1.0))
LINK_OTHER_NATIONS: Final = -4.0
# By whether the taking is told, beside its end, to be of that day, or of a span of days that holds it.
LINK_BEGUN_DAY: Final = 2.5
LINK_BEGUN_SPAN: Final = 1.2
LINK_BEGUN_OTHERWISE: Final = -2.5
RECALLED_SLACK: Final = 0.35  # log-odds less than others need join a taking recalled beside its end to news of one
LINK_ABOVE: Final = 0.0
LINK_FOLLOWS: Final = 1.0
FOLLOWS_DAYS: Final = 7
LINK_EARLY_DAYS: Final = 1  # a release told a day before its abduction is a slip


def may_link(a: Traits, b: Traits) -> bool:
    """Whether two claims are of kinds that :func:`link_score` can tie: all others it never does."""
    if a.type in ENDS or b.type in ENDS:
        return begins(a) or begins(b) or a.report == b.report
    return a.report == b.report


def link_score(a: Traits, b: Traits) -> float:
    """Log-odds that one claim tells the end of what the other tells the beginning of, or what it followed."""
    if b.type in ENDS and begins(a):
        return _pair_score(a, b)
    if a.type in ENDS and begins(b):
        return _pair_score(b, a)
    if a.report == b.report and a.type in ENDS and b.type in ENDS:
        return LINK_RECALLED  # so that both are looked at together
    return following_score([a], [b])


def _pair_score(taken: Traits, freed: Traits) -> float:
    """Of two claims; a taking that its own end's report recalls comes behind every other one that fits, and one that
    another report recalls behind news of it."""
    score = ending_score([taken], [freed])
    if score <= LINK_ABOVE or not recalls(taken):
        return score
    less = LINK_TOLD_TOGETHER if taken.report == freed.report else LINK_SECOND_HAND
    return max(score - less, LINK_RECALLED * score - LINK_SLACK)


def recalls(t: Traits) -> bool:
    """Whether a claim of a taking is no news of it: it recalls it, or tells but who is left."""
    held = [c for c in t.filed.claim.counts if c.outcome in _TAKEN and c.best is not None]
    return t.type in BEGINS and (t.role == "background" or (bool(held) and all(c.left for c in held)))


def bare(t: Traits) -> bool:
    """Whether an end is told without a day and a place of its own, or those of its taking."""
    return t.type in ENDS and not t.day and not t.name and t.begun is None


def begins(t: Traits) -> bool:
    """Whether people are held after what a claim tells: taken, arrested, or carried off in an attack."""
    return t.type in BEGINS or (t.type in _FIGHTS and "abducted" in t.people)


def ending_score(taken: Sequence[Traits], freed: Sequence[Traits]) -> float:
    """Log-odds that the claims ``freed`` tell an end of the captivity that began as ``taken`` tell."""
    together = len({t.report for t in freed} & {t.report for t in taken})
    total = LINK_PRIOR + (LINK_TOLD_TOGETHER if together else 0.0)
    for field in (_order, _country, _name, _role, _actor, _begun):
        told = [v for t, f in product(taken, freed) if (v := field(t, f)) is not None]
        real = [v for v in told if v != NEVER]
        if len(real) < len(told) / 2:
            return NEVER
        if real:
            total += sum(real) / len(real)
    return total + _nations(taken, freed) + _fit(taken, freed)


def _fit(taken: Sequence[Traits], freed: Sequence[Traits]) -> float:
    """What the numbers say: those freed fit any number told of those held, who grow fewer as some are let go."""
    told = [[v for t in taken if (v := _numbers(t, f)) is not None] for f in freed]
    best = [max(values) for values in told if values]
    return sum(best) / len(best) if best else 0.0


def _order(taken: Traits, freed: Traits) -> float | None:
    """What the days between say; never where the end lies before the beginning."""
    if taken.first is None or freed.latest is None:
        return None
    if freed.latest < taken.first - LINK_EARLY_DAYS:
        return NEVER
    gap = max(0, (freed.first or freed.latest) - (taken.last or taken.first))
    return next((worth for days, worth in LINK_WITHIN_DAYS if gap <= days), NEVER)


def _held(t: Traits) -> tuple[People, ...]:
    return (*t.people.get("abducted", ()), *t.people.get("arrested", ()))


def _gone(t: Traits) -> tuple[People, ...]:
    return (*t.people.get("freed", ()), *(t.people.get("killed", ()) if t.type != "release" else ()))


def _nations(taken: Sequence[Traits], freed: Sequence[Traits]) -> float:
    """What the nations say: those freed may be of any nation that a claim has of those held."""
    before = {p.nationality for t in taken for p in _held(t) if p.nationality}
    home = {t.country for t in taken}
    told = [nations for f in freed if (nations := _nations_of(f, before))]
    if not before or not told:
        return 0.0
    worths = [
        LINK_OTHER_NATIONS if not before & after else LINK_FOREIGN if (before & after) - home else 0.0 for after in told
    ]
    return sum(worths) / len(worths)


def _nations_of(freed: Traits, before: set[str]) -> set[str]:
    """The nations of those gone; of those left beside them too, as far as these are of a nation of those taken."""
    gone = {p.nationality for p in _gone(freed) if p.nationality}
    left = {c.nationality for c in freed.filed.claim.counts if c.left and c.nationality}
    return gone | (left & before)


def _numbers(taken: Traits, freed: Traits) -> float | None:
    before, after = _counted(_held(taken)), _counted(_gone(freed))
    if _adds_up(before, freed) or (taken.report != freed.report and after & _left(taken)):
        return LINK_ADDS_UP + next(worth for upto, worth in LINK_NUMBER if min(after) <= upto)
    if same := before & _counted(_held(freed)):  # those taken, told beside those freed
        return next(worth for upto, worth in LINK_NUMBER if max(same) <= upto)
    if not before or not after:
        return None
    if before & after:
        return next(worth for upto, worth in LINK_NUMBER if max(before & after) <= upto)
    if min(after) < max(before):
        return next(worth for upto, worth in LINK_FEWER if min(after) <= upto)
    # A report of a release that counts fewer taken counts those who are left.
    return None if taken.report == freed.report else LINK_MORE_FREED


def _left(taken: Traits) -> set[int]:
    """The numbers that a report of a taking tells to be held still: the last of them go at once."""
    return {c.best for c in taken.filed.claim.counts if c.left and c.best}


def _adds_up(before: set[int], freed: Traits) -> bool:
    """Whether those gone and those told beside them to be left are as many as were taken."""
    counts = freed.filed.claim.counts
    left = sum(c.best or 0 for c in counts if c.left and c.part_of is None)
    gone = sum(p.number or 0 for p in _gone(freed) if p.whole and p.current)
    return left > 0 and gone > 0 and left + gone in before


def _counted(people: Sequence[People]) -> set[int]:
    """The numbers told, and those of different people together."""
    numbers = [p.number for p in people if p.number]
    whole = [p.number for p in people if p.number and p.whole and p.current]
    return {*numbers, sum(whole)} - {0}


def _country(taken: Traits, freed: Traits) -> float | None:
    if not taken.country or not freed.country:
        return None
    if taken.country == freed.country:
        return LINK_SAME_COUNTRY
    if _name(taken, freed) == LINK_SAME_NAME:
        return None  # a place of the same name may be read as of another country
    # Foreigners are flown home, and their own government tells of it.
    home = {p.nationality for p in (*_held(taken), *_held(freed), *_gone(freed))}
    return None if freed.country in home else LINK_OTHER_COUNTRY


def _name(taken: Traits, freed: Traits) -> float | None:
    # People are often let go far from where they were taken: another name says nothing.
    if taken.name and freed.name and shared(taken.name, freed.name):
        return LINK_SAME_NAME
    return LINK_NAMED if (taken.name | taken.names) & (freed.name | freed.names) else None


def _role(taken: Traits, freed: Traits) -> float | None:
    return LINK_ROLE if taken.roles and freed.roles and shared(taken.roles, freed.roles) else None


def _actor(taken: Traits, freed: Traits) -> float | None:
    return LINK_ACTOR if taken.actors & freed.actors else None


def _begun(taken: Traits, freed: Traits) -> float | None:
    """What a date says that is told, beside an end, of the taking."""
    if freed.begun is None or taken.first is None or taken.last is None:
        return None
    first, last = freed.begun
    if taken.last < first - LINK_EARLY_DAYS or taken.first > last + LINK_EARLY_DAYS:
        return LINK_BEGUN_OTHERWISE
    return LINK_BEGUN_DAY if last - first <= LINK_EARLY_DAYS else LINK_BEGUN_SPAN


def following_score(before: Sequence[Traits], after: Sequence[Traits]) -> float:
    """Log-odds that two fights at one place, told of in one report, followed each other within days."""
    if not all(t.type in _FIGHTS for t in (*before, *after)):
        return NEVER
    together = {t.report for t in before} & {t.report for t in after}
    near = any(_near(x, y) for x, y in product(before, after))
    return LINK_FOLLOWS if together and near else NEVER


def _near(a: Traits, b: Traits) -> bool:
    """Same named place, precise days no more than a week apart."""
    if not (a.day and b.day and a.first is not None and b.first is not None and a.name and b.name):
        return False
    return abs(a.first - b.first) <= FOLLOWS_DAYS and shared(a.name, b.name) > 0


__all__ = ["BEGINS", "ENDS", "bare", "begins", "ending_score", "following_score", "link_score", "may_link", "recalls"]
