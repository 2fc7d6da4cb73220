"""What tells that a release, a rescue or a killing ends the captivity that began with a taking: named features.

Each field speaks over those pairs of claims in which both say something, and its features count by their share of
these pairs; so a claim that is silent on a field leaves the others' word on it as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Final

from tocsin.merging.linkweights import averaged
from tocsin.merging.nearby import gap, together
from tocsin.merging.people import bucket
from tocsin.merging.traits import People, Traits
from tocsin.merging.words import shared

# A field's features of a pair: none where it says nothing, None where the one cannot end the other.
_Said = list[str] | None

_EARLY_DAYS: Final = 1  # a release told a day before its abduction is a slip
_WITHIN: Final = ((7, "a week"), (60, "two months"), (400, "a year"), (3650, "ten years"))


# What no report tells together is told apart: what they have in common then weighs by itself.
APART: Final = "told apart, "


def ending_features(taken: Sequence[Traits], freed: Sequence[Traits]) -> dict[str, float] | None:
    """What two incidents show, by the name of the feature; None where the one cannot end the other."""
    found = {"any": 1.0}
    for field in _FIELDS:
        told = [said for t, f in product(taken, freed) if (said := field(t, f)) is None or said]
        real = [said for said in told if said is not None]
        if len(real) < len(told) / 2:
            return None
        averaged(real, found)
    averaged([_numbers(taken, f) for f in freed], found)
    averaged([_nations(taken, f) for f in freed], found)
    beside = together(taken, freed)
    if not beside:
        return {f"{APART}{name}": share for name, share in found.items()}
    averaged([_beside(t, f) for t, f in beside], found)
    reports = {f.report for _, f in beside}
    found["told in each report of the end"] = len(reports) / len({f.report for f in freed})
    if len(reports) > 1:
        found["told together by several reports"] = 1.0
    if but_recalled(taken):
        found["a taking only recalled beside its end" + (", vaguely" if all(map(vague, taken)) else "")] = 1.0
    return found


def recalls(t: Traits) -> bool:
    """Whether a claim of a taking is no news of it: it recalls it, or tells but who is left."""
    if t.type not in BEGINS:
        return False
    held = [c for c in t.filed.claim.counts if c.outcome in _TAKEN and c.best is not None]
    return t.role == "background" or (bool(held) and all(c.left for c in held))


def but_recalled(taken: Sequence[Traits]) -> bool:
    """Whether nothing told of a taking is news of it."""
    return all(recalls(t) for t in taken)


def vague(t: Traits) -> bool:
    """Whether a claim but recalls a taking, without a day or how many it was: hardly told from others by itself."""
    return recalls(t) and not t.day and not any(c.best and not c.left for c in t.filed.claim.counts)


BEGINS: Final = frozenset({"abduction", "arrest_detention"})
_TAKEN: Final = frozenset({"abducted", "arrested", "missing"})


def _kinds(taken: Traits, freed: Traits) -> _Said:
    return [f"{freed.type} of those of {_taking(taken)}"]


def _taking(t: Traits) -> str:
    """The kind of a taking; that of suspects is told from that of others."""
    if t.type not in BEGINS:
        return "an attack"
    if t.type == "abduction":
        return "an abduction"
    suspects = any(p.group == "attackers" for p in _held(t))
    return "an arrest of suspects" if suspects else "an arrest"


def _order(taken: Traits, freed: Traits) -> _Said:
    """The days between, from the last of the taking to the first of the end; it cannot lie before."""
    if taken.first is None or freed.latest is None:
        return []
    if freed.latest < taken.first - _EARLY_DAYS:
        return None
    days = max(0, (freed.first or freed.latest) - (taken.last or taken.first))
    within = next((name for upto, name in _WITHIN if days <= upto), None)
    return None if within is None else [f"within {within}"]


def _country(taken: Traits, freed: Traits) -> _Said:
    if not taken.country or not freed.country:
        return []
    if taken.country == freed.country:
        return ["same country"]
    if taken.name and freed.name and shared(taken.name, freed.name):
        return []  # a place of the same name may be read as of another country
    # Foreigners are flown home, and their own government tells of it.
    home = {p.nationality for p in (*_held(taken), *_held(freed), *_gone(freed))}
    return [] if freed.country in home else ["other country"]


def _name(taken: Traits, freed: Traits) -> _Said:
    # People are often let go far from where they were taken: another name says nothing.
    if taken.name and freed.name and shared(taken.name, freed.name):
        return ["same place name"]
    return ["a proper name in common"] if (taken.name | taken.names) & (freed.name | freed.names) else []


def _role(taken: Traits, freed: Traits) -> _Said:
    return ["same role of people"] if taken.roles and freed.roles and shared(taken.roles, freed.roles) else []


def _actor(taken: Traits, freed: Traits) -> _Said:
    return ["same armed group"] if taken.actors & freed.actors else []


def _begun(taken: Traits, freed: Traits) -> _Said:
    """What a date says that is told, beside an end, of the taking."""
    if freed.begun is None or taken.first is None or taken.last is None:
        return []
    first, last = freed.begun
    if taken.last < first - _EARLY_DAYS or taken.first > last + _EARLY_DAYS:
        return ["taken on another day than told beside the end"]
    span = "the day" if last - first <= _EARLY_DAYS else "the span of days"
    return [f"taken on {span} told beside the end"]


_FIELDS: Final[tuple[Callable[[Traits, Traits], _Said], ...]] = (
    _kinds,
    _order,
    _country,
    _name,
    _role,
    _actor,
    _begun,
)


def _beside(taken: Traits, freed: Traits) -> list[str]:
    """What one report that tells both says by its telling."""
    return [gap(taken, freed), f"told as {taken.role} with an end as {freed.role}"]


def _held(t: Traits) -> tuple[People, ...]:
    return (*t.people.get("abducted", ()), *t.people.get("arrested", ()))


def _gone(t: Traits) -> tuple[People, ...]:
    return (*t.people.get("freed", ()), *(t.people.get("killed", ()) if t.type != "release" else ()))


def _nations(taken: Sequence[Traits], freed: Traits) -> list[str]:
    """Those freed may be of any nation that a claim has of those held."""
    before = {p.nationality for t in taken for p in _held(t) if p.nationality}
    gone = {p.nationality for p in _gone(freed) if p.nationality}
    # Those left beside them count too, as far as these are of a nation of those taken.
    after = gone | ({c.nationality for c in freed.filed.claim.counts if c.left and c.nationality} & before)
    if not before or not after:
        return []
    home = {t.country for t in taken}
    if not before & after:
        return ["people of other nations"]
    return ["same foreigners"] if (before & after) - home else ["same nation, the country's own"]


def _numbers(taken: Sequence[Traits], freed: Traits) -> list[str]:
    """Those freed fit any number told of those held, who grow fewer as some are let go: what fits best is said."""
    told = [said for t in taken if (said := _number(t, freed)) is not None]
    return [*min(told)[1]] if told else []


def _number(taken: Traits, freed: Traits) -> tuple[int, tuple[str, ...]] | None:
    """What the numbers of two claims say, and its place among what may be said, the best fit first."""
    before, after = _counted(_held(taken)), _counted(_gone(freed))
    if _adds_up(before, freed) or (taken.report != freed.report and after & _left(taken)):
        return 0, ("those freed and left are those taken", f"freed and left: {bucket(min(after))}")
    if same := (before & after) | (before & _counted(_held(freed))):  # those taken may be told beside those freed
        return 1, (f"as many: {bucket(max(same))}",)
    if not before or not after:
        return None
    if min(after) < max(before):
        return 2, (f"fewer: {bucket(min(after))}",)
    # A report of a release that counts fewer taken counts those who are left.
    return None if taken.report == freed.report else (3, ("more freed than taken",))


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
