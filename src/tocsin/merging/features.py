"""What two claims agree and clash on, as named features: a field a tuple of names, empty where it says nothing.

A field that one of the two does not give is silent: reading misses values, so silence is no clash. Features are
levels of agreement, as in probabilistic record linkage (Fellegi and Sunter 1969); their weights are fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cache
from typing import Final

from tocsin.meanings import likeness
from tocsin.merging.linking import ENDS
from tocsin.merging.people import (
    UNSURE,
    Told,
    groups,
    nations,
    numbers,
    other_foreigners,
    surely_another_number,
    told_so,
)
from tocsin.merging.traits import FINE, NEVER_DAYS, Traits
from tocsin.merging.words import shared
from tocsin.merging.yearless import far_apart, of_any_year
from tocsin.places import distance_km
from tocsin.records import ClaimType

FIELDS: Final = (
    "type", "date", "country", "place", "numbers", "nations", "groups", "actors", "speaker", "names", "text", "against",
    "meaning",
)  # fmt: skip

# Types of which a country seldom sees two at a time.
RARE: Final[frozenset[ClaimType]] = frozenset({"blockade_disruption", "coup", "protest"})
NEVER_COARSE_DAYS: Final = 45

VERY_NEAR_KM: Final = 15.0
NEAR_KM: Final = 45.0
FAR_KM: Final = 110.0
_LAGS: Final = ((1, "a day"), (4, "4 days"), (14, "two weeks"), (60, "two months"), (400, "a year"), (4000, "years"))


def bar(a: Traits, b: Traits) -> str | None:
    """Why two claims cannot be one occurrence, whatever else they share; None where they may be."""
    if a.type != b.type and not _may_be_one(a.type, b.type):
        return f"{_said(a.type)} and {_said(b.type)} are never one occurrence"
    return None


def _may_be_one(one: ClaimType, other: ClaimType) -> bool:
    """An end of captivity is no occurrence of another type, but that a hostage's death may be told as an attack."""
    ends = {one, other} & ENDS
    if not ends:
        return True
    return ends == {"killing_of_hostage"} and bool({one, other} & {"attack", "abduction", "other"})


_ALIKE: Final = ((0.85, "almost the same"), (0.7, "much alike"), (0.5, "alike"), (0.3, "somewhat alike"))


def _meaning(a: Traits, b: Traits) -> Told:
    if a.meaning is None or b.meaning is None:
        return ()
    near = likeness(a.meaning, b.meaning)
    return (f"in meaning {next((name for least, name in _ALIKE if near >= least), 'not alike')}",)


def _against(a: Traits, b: Traits) -> Told:
    """What two claims of one occurrence hardly show but by a mistake: of a report, of its reader, of a claim beside."""
    other = all(surely(a, b) for _, surely in SURELY_OTHER)
    people = other_foreigners(a, b)
    return hardly_one(out_of_time(a, b), two_of_one=a.report == b.report, other_in_all=other, other_people=people)


def out_of_time(a: Traits, b: Traits) -> Told:
    """Whether two claims lie too far apart in time."""
    return told_so(_far_apart(a, b), surely=_surely_dated(a, b))


def hardly_one(out_of_time: Told, *, two_of_one: bool, other_in_all: bool, other_people: bool) -> Told:
    """What is against two claims: that they lie far apart, are told as two, surely differ in all of ``SURELY_OTHER``,
    and tell of other foreigners."""
    told = (TWO_OF_ONE_REPORT, *out_of_time) if two_of_one else out_of_time
    told = (*told, OTHER_IN_ALL) if other_in_all else told
    return (*told, OTHER_FOREIGNERS) if other_people else told


OTHER_FOREIGNERS: Final = "other foreigners, and another number of them"
OTHER_IN_ALL: Final = "another day, another place and another number"
_OTHER_DAYS: Final = 2  # by which two days are told apart for sure: of one occurrence the night before may be told


def _surely_another_day(a: Traits, b: Traits) -> bool:
    if not (a.day and a.dated and b.day and b.dated):
        return False
    gap = gap_of(a, b)
    return gap is not None and gap >= _OTHER_DAYS


def _surely_elsewhere(a: Traits, b: Traits) -> bool:
    return a.placed and b.placed and not _ELSEWHERE.isdisjoint(_places(a, b))


# What tells, by the field that looks at the same, that two claims surely are of another day, place, number of people.
SURELY_OTHER: Final[tuple[tuple[str, Callable[[Traits, Traits], bool]], ...]] = (
    ("date", _surely_another_day),
    ("place", _surely_elsewhere),
    ("numbers", surely_another_number),
)


TWO_OF_ONE_REPORT: Final = "one report tells of both as two"


def _far_apart(a: Traits, b: Traits) -> Told:
    gap = gap_of(a, b)
    if a.type == b.type == "blockade_disruption":
        return ()
    if gap is None:
        return far_apart(a, b)
    if a.first is not None and b.first is not None:
        exact = a.day and b.day
        most = NEVER_DAYS if exact else NEVER_COARSE_DAYS
        return (f"dated more than {most} days apart",) if gap > most else ()
    for undated, other in ((a, b), (b, a)):
        out, began = undated.latest, other.first
        if undated.first is None and out is not None and began is not None and began > out + 1:
            return ("published before the other's day",)
    return ()


def anchored(told: Sequence[Told]) -> bool:
    """Whether a pair agrees on something that few occurrences share: a day, a place, a number, foreigners, names."""
    return not all(_ANCHORS.isdisjoint(name.removesuffix(UNSURE) for name in names) for names in told)


_ANCHORS: Final = frozenset(
    [
        "both blockade disruption",
        "both coup",
        "both protest",
        "same day stated",
        "same day of a year",
        "same day and weekday of a year",
        "same place name",
        "a place on the other's route",
        f"within {VERY_NEAR_KM:.0f} km",
        f"within {NEAR_KM:.0f} km, one of them near a place",
        "the same number is 3 to 5",
        "the same number is 6 to 19",
        "the same number is 20 or more",
        "same foreigners",
        "some of the same foreigners",
        "two words of names shared",
        "more words of names shared",
        "near-copies of one text",
    ]
)


def silent(field: str) -> str:
    """The feature of two claims, or groups of them, between which a field says nothing."""
    return f"nothing to compare: {field}"


def features(a: Traits, b: Traits) -> tuple[Told, ...]:
    """What each of ``FIELDS`` says of a pair that nothing bars."""
    return tuple([field(a, b) for field in READERS])


def _said(kind: ClaimType) -> str:
    return kind.replace("_", " ")


def _type(a: Traits, b: Traits) -> Told:
    taken, other = (a, b) if a.type == "abduction" else (b, a)
    told = _types(a.type, b.type)
    if taken.type == "abduction" and other.family == "violence" and _TAKEN not in other.people:
        return (*told, "a taking and violence without one")
    return told


_TAKEN: Final = "abducted"


@cache
def _types(one: ClaimType, other: ClaimType) -> Told:
    if one == other:
        return "same type", f"both {_said(one)}"
    return "other type", " and ".join(sorted((_said(one), _said(other))))


def gap_of(a: Traits, b: Traits) -> int | None:
    """Days between the windows of two claims; 0 where they overlap, None where one has none."""
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return None
    return max(0, a.earliest - b.latest, b.earliest - a.latest)


def _date(a: Traits, b: Traits) -> Told:
    return told_so(_days(a, b), surely=_surely_dated(a, b))


def _surely_dated(a: Traits, b: Traits) -> bool:
    """Whether what two claims say of their days is to be relied on; of days without a year nothing tells."""
    return (a.dated and b.dated) or a.yearless is not None or b.yearless is not None


def _days(a: Traits, b: Traits) -> Told:
    gap = gap_of(a, b)
    if gap is None:
        return of_any_year(a, b)
    if a.first is None or b.first is None:
        return _by_publication(a, b)
    if a.type == b.type == "blockade_disruption":
        # A blockade lasts: its claims date its start, its course or the day it was felt.
        return ("blockades dated within 45 days",) if gap <= NEVER_COARSE_DAYS else ("blockades dated further apart",)
    if a.day and b.day:
        return (
            ("same day stated", "stated a day apart", "stated two days apart", "stated 3 to 10 days apart")[
                min(gap, 3)
            ],
        )
    if gap:
        return ("coarse dates miss by a day or two",) if gap <= 2 else ("coarse dates miss by more",)
    width = max(_width(a), _width(b))
    return (f"dates overlap within {'a week' if width <= 10 else 'a month or two' if width <= 62 else 'more'}",)


def _width(t: Traits) -> int:
    return 0 if t.first is None or t.last is None else t.last - t.first + 1


def _by_publication(a: Traits, b: Traits) -> Told:
    """At least one of the two is dated by its publication alone: how long after the other's day, or the other's."""
    if a.first is None and b.first is None:
        role = min(a.role, b.role, key=_NEWS.index)
        lag = abs((a.latest or 0) - (b.latest or 0))
        return (
            f"published within {_lag(lag)} of one another",
            f"undated, {role}, published within {_lag(lag)} of one another",
        )
    undated, dated = (a, b) if a.first is None else (b, a)
    lag = max(0, (undated.latest or 0) - (dated.last or 0))
    return _published(undated.role, _lag(lag), "the other's date")


@cache
def _published(role: str, lag: str, of: str) -> Told:
    near = f"published within {lag} of {of}"
    return near, f"undated, {role}, {near}"


_NEWS: Final = ("background", "update", "main")


def _lag(days: int) -> str:
    return next((name for upto, name in _LAGS if days <= upto), "ages")


def _country(a: Traits, b: Traits) -> Told:
    if not a.country or not b.country:
        return ()
    return ("same country",) if a.country == b.country else ("another country",)


def _place(a: Traits, b: Traits) -> Told:
    return told_so(_places(a, b), surely=a.placed and b.placed)


def _places(a: Traits, b: Traits) -> Told:
    """What named places, points or provinces say."""
    if a.point and b.point:
        return _by_distance(a, b, max(0.0, distance_km(*a.point, *b.point) - a.radius_km - b.radius_km))
    names = _names(a, b)
    if names:
        return names
    if a.admin1 and b.admin1:
        return ("same province",) if a.admin1.casefold() == b.admin1.casefold() else ("another province",)
    return ()


def _by_distance(a: Traits, b: Traits, apart: float) -> Told:
    if apart <= VERY_NEAR_KM:
        return (f"within {VERY_NEAR_KM:.0f} km",)
    names = _names(a, b)
    if names and names != OTHER_NAME:
        return names
    if apart > FAR_KM:
        return (_FAR_APART,)
    if apart > NEAR_KM:
        return f"within {FAR_KM:.0f} km", *names
    near = "near" in (a.precision, b.precision)
    within = f"within {NEAR_KM:.0f} km, one of them near a place" if near else f"within {NEAR_KM:.0f} km, two places"
    return within, *names


OTHER_NAME: Final = ("another place name",)
_FAR_APART: Final = f"more than {FAR_KM:.0f} km apart"
_ELSEWHERE: Final = frozenset([*OTHER_NAME, _FAR_APART])


def _names(a: Traits, b: Traits) -> Told:
    if not a.name or not b.name:
        return ()
    if not shared(a.name, b.name):
        fine = a.precision in FINE and b.precision in FINE
        return OTHER_NAME if fine and any(x.isascii() == y.isascii() for x in a.name for y in b.name) else ()
    if "route" in (a.precision, b.precision) and a.precision != b.precision:
        return ("a place on the other's route",)
    return ("same place name",)


def _actors(a: Traits, b: Traits) -> Told:
    if a.actors and b.actors:
        return ("same armed actor",) if a.actors & b.actors else ("another armed actor",)
    if a.culprits and b.culprits:
        return ("perpetrators in like words",) if shared(a.culprits, b.culprits) else ("perpetrators in other words",)
    return ()


def _speaker(a: Traits, b: Traits) -> Told:
    return ("same speaker or agency",) if a.voices & b.voices else ()


def _named(a: Traits, b: Traits) -> Told:
    """Proper names told beside the values; one that is the other's place counts as well."""
    if not a.names or not b.names:
        return ()
    both = shared(a.names | a.name, b.names | b.name) - shared(a.name, b.name)
    return (_NAMED[max(0, min(both, 3))],)


_NAMED: Final = ("no name shared", "a word of a name shared", "two words of names shared", "more words of names shared")


def _text(a: Traits, b: Traits) -> Told:
    return ("near-copies of one text",) if a.origin == b.origin and a.type == b.type else ()


READERS: Final[tuple[Callable[[Traits, Traits], Told], ...]] = (
    _type, _date, _country, _place, numbers, nations, groups, _actors, _speaker, _named, _text, _against, _meaning,
)  # fmt: skip


def _when(t: Traits) -> Hashable:
    return t.first, t.last, t.earliest, t.latest, t.yearless, t.day, t.dated, t.role, t.type == "blockade_disruption"


def _where(t: Traits) -> Hashable:
    return t.name, t.point, t.radius_km, t.precision, t.admin1, t.placed


def _people(t: Traits) -> Hashable:
    return tuple(t.people.items()), t.country


# What of a claim each of ``READERS`` looks at, besides whether two are of one report: pairs of claims that are alike in
# it are told alike.
LOOKED_AT: Final[tuple[Callable[[Traits], Hashable], ...]] = (
    lambda t: (t.type, _TAKEN in t.people),
    _when,
    lambda t: t.country,
    _where,
    _people,
    _people,
    lambda t: (tuple(t.people.items()), t.roles),
    lambda t: (t.actors, t.culprits),
    lambda t: t.voices,
    lambda t: (t.names, t.name),
    lambda t: (t.origin, t.type),
    lambda t: (_when(t), _where(t) if t.day and t.dated and t.placed else None, _people(t)),
    lambda t: t.meaning,
)
