"""What tells that an occurrence follows another: the arrest of suspects an attack, a protest the taking it answers.

Only what one report tells together may follow each other; its telling is what links them. Named features, each field
over those pairs of claims that say something of it, as in :mod:`tocsin.merging.ending`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.meanings import likeness
from tocsin.merging.linkweights import averaged
from tocsin.merging.nearby import gap, together
from tocsin.merging.traits import Traits
from tocsin.merging.words import shared
from tocsin.records import ClaimType

# What comes later than what it is told with, whatever the days say: an answer to it. The higher the later.
_ANSWERS: Final[dict[ClaimType, int]] = {"blockade_disruption": 1, "protest": 2, "arrest_detention": 3}
_UNREST: Final[frozenset[ClaimType]] = frozenset(
    {"attack", "bombing", "armed_clash", "arson_destruction", "riot", "coup"}
)
_WITHIN: Final = ((0, "on its day"), (7, "within a week"), (60, "within two months"), (400, "within a year"))
_LIKE: Final = ((0.25, "little alike"), (0.45, "somewhat alike"), (0.65, "alike"))


def answers(kind: ClaimType) -> int:
    """How late a type comes among those that it may follow; 0 for what answers nothing."""
    return _ANSWERS.get(kind, 0)


def later(a: Traits, b: Traits) -> bool:
    """Whether of two claims the first tells of what follows: by their types, else by their days, else by id."""
    return _rank(a, b) > _rank(b, a)


def _rank(t: Traits, other: Traits) -> tuple[int, int, str]:
    day = 0 if t.first is None or other.first is None else t.first
    return answers(t.type), day, t.id


def may_follow(after: Traits, before: Traits) -> bool:
    """Whether two claims are told together and of kinds of which the one may follow the other."""
    return after.report == before.report and before.type in _FOLLOWED.get(after.type, ())


_OCCURRENCES: Final[frozenset[ClaimType]] = _UNREST | {"abduction", "blockade_disruption", "protest"}
_FOLLOWED: Final[dict[ClaimType, frozenset[ClaimType]]] = {
    "arrest_detention": _OCCURRENCES | {"release", "killing_of_hostage", "other"},
    "protest": _OCCURRENCES | {"killing_of_hostage", "release"},
    "blockade_disruption": _OCCURRENCES | {"killing_of_hostage"},
    **dict.fromkeys(_UNREST | {"abduction"}, _OCCURRENCES),
}


def following_features(before: Sequence[Traits], after: Sequence[Traits]) -> dict[str, float] | None:
    """What two incidents show, by the name of the feature; None where the one cannot follow the other."""
    pairs = [(b, a) for b, a in together(before, after) if may_follow(a, b)]
    if not pairs:
        return None
    found = {"any": 1.0}
    for field in (_kinds, _roles, _telling, _days, _where, _named, _who, _meaning):
        averaged([field(b, a) for b, a in pairs], found)
    return found


def _kinds(before: Traits, after: Traits) -> list[str]:
    return [f"{_kind(after)} after {before.type}", f"{_kind(after)} after anything"]


def _kind(t: Traits) -> str:
    """The type; an arrest of suspects is told from others."""
    if t.type != "arrest_detention":
        return t.type
    groups = {p.group for people in t.people.values() for p in people if p.group}
    return "arrest of suspects" if "attackers" in groups else "arrest of civilians" if groups else "arrest"


def _roles(before: Traits, after: Traits) -> list[str]:
    kind = "arrest" if after.type == "arrest_detention" else "another"
    return [f"{kind} as {after.role} after {before.role}"]


def _telling(before: Traits, after: Traits) -> list[str]:
    return [gap(before, after)]


def _days(before: Traits, after: Traits) -> list[str]:
    """The days from the one to the other; what is told to lie before hardly follows."""
    if after.first is None or after.last is None or before.first is None or before.last is None:
        return ["no days to compare"]
    if after.last < before.first:
        return ["before it"]
    days = max(0, after.first - before.last)
    return [next((name for upto, name in _WITHIN if days <= upto), "years after")]


def _where(before: Traits, after: Traits) -> list[str]:
    if before.name and after.name:
        return ["same place name" if shared(before.name, after.name) else "other place name"]
    if before.country and after.country:
        return ["same country" if before.country == after.country else "other country"]
    return []


def _named(before: Traits, after: Traits) -> list[str]:
    """Whether the words of the one name what is told of the other: its place, its group, a proper name."""
    one, other = before.names | before.culprits, after.names | after.culprits
    if (before.name & after.names) or (after.name & before.names):
        return ["the place of one named in the other"]
    return ["a proper name in common"] if one & other else []


def _who(before: Traits, after: Traits) -> list[str]:
    if before.actors & after.actors:
        return ["same armed group"]
    if before.foreign & after.foreign:
        return ["same foreigners"]
    return ["same role of people"] if before.roles and after.roles and shared(before.roles, after.roles) else []


def _meaning(before: Traits, after: Traits) -> list[str]:
    if before.meaning is None or after.meaning is None:
        return []
    alike = likeness(before.meaning, after.meaning)
    return [next((name for upto, name in _LIKE if alike < upto), "much alike")]
