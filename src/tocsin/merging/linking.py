"""Links between occurrences of captivity: a release, a rescue or a killing and the abduction it ends."""

from __future__ import annotations

from tocsin.merging import weights as w
from tocsin.merging.traits import People, Traits
from tocsin.merging.words import shared

_ENDS = {"release", "killing_of_hostage"}
_BEGINS = {"abduction", "arrest_detention"}
NEVER = float("-inf")


def link_score(a: Traits, b: Traits) -> float:
    """Log-odds that one of two claims tells the end of what the other tells the beginning of."""
    if b.type in _ENDS and a.type in _BEGINS:
        return _score(a, b)
    if a.type in _ENDS and b.type in _BEGINS:
        return _score(b, a)
    return NEVER


def _score(taken: Traits, freed: Traits) -> float:
    order = _order(taken, freed)
    if order is None:
        return NEVER
    total = w.LINK_PRIOR + order
    if taken.report == freed.report:
        total += w.LINK_TOLD_TOGETHER
    total += _people(taken, freed)
    if taken.country and freed.country:
        total += w.LINK_SAME_COUNTRY if taken.country == freed.country else w.LINK_OTHER_COUNTRY
    if taken.name and freed.name and shared(taken.name, freed.name):
        total += w.LINK_SAME_NAME
    if taken.actors & freed.actors:
        total += w.LINK_ACTOR
    return total


def _order(taken: Traits, freed: Traits) -> float | None:
    """What the days between say; None where the end lies before the beginning."""
    if taken.first is None or freed.latest is None:
        return 0.0
    if freed.latest < taken.first - w.LINK_EARLY_DAYS:
        return None
    gap = max(0, (freed.first or freed.latest) - (taken.last or taken.first))
    return next((worth for days, worth in w.LINK_WITHIN_DAYS if gap <= days), None)


def _people(taken: Traits, freed: Traits) -> float:
    held = (*taken.people.get("abducted", ()), *taken.people.get("arrested", ()))
    let_go = (*freed.people.get("freed", ()), *freed.people.get("killed", ()))
    nations = {p.nationality for p in held if p.nationality}, {p.nationality for p in let_go if p.nationality}
    total = 0.0
    if nations[0] and nations[1]:
        common = nations[0] & nations[1]
        if not common:
            return -4.0
        total += w.LINK_FOREIGN if common - {taken.country} else 0.0
    return total + _numbers(held, let_go)


def _numbers(held: tuple[People, ...], let_go: tuple[People, ...]) -> float:
    before = [p.number for p in held if p.number and p.whole]
    after = [p.number for p in let_go if p.number and p.whole]
    if not before or not after:
        return 0.0
    if set(before) & set(after):
        return w.LINK_NUMBER
    return w.LINK_FEWER if min(after) < max(before) else w.LINK_MORE_FREED


__all__ = ["link_score"]
