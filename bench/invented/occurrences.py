"""What happens in a world: occurrences with their country, day, kind and people, in bursts and with a heavy tail."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Final, Literal

from invented.stock import ACTORS, COUNTRIES, NATIONS, name, places, skewed
from tocsin.records import ClaimType, Count, Group, Outcome, Perpetrator, Place, Record

FIRST: Final = dt.date(2025, 9, 1)
DAYS: Final = 28  # a world's length; farther apart than coarse days of one occurrence may lie is what comes before
_BURSTS: Final = 3  # days of a country on which much happens
_IN_BURSTS: Final = 0.35

Kind = Literal["fight", "taking", "unrest", "end"]
# No blockades: one place's of two worlds may be one that lasts.
_TYPES: Final[tuple[tuple[ClaimType, float, Kind], ...]] = (
    ("attack", 0.27, "fight"),
    ("armed_clash", 0.2, "fight"),
    ("bombing", 0.13, "fight"),
    ("protest", 0.15, "unrest"),
    ("arrest_detention", 0.08, "taking"),
    ("abduction", 0.07, "taking"),
    ("riot", 0.04, "unrest"),
    ("arson_destruction", 0.04, "fight"),
    ("other", 0.02, "unrest"),
)
_RELEASED: Final = 0.25  # share of takings that end within the world
_TAKEN: Final[dict[ClaimType, Outcome]] = {"abduction": "abducted", "arrest_detention": "arrested"}
TYPES: Final = tuple(kind for kind, _, _ in _TYPES)
# How many claims tell of one occurrence: most, and how often; within each as often few as many.
TOLD: Final = ((1, 0.62), (2, 0.17), (3, 0.08), (6, 0.07), (15, 0.05), (60, 0.0085), (400, 0.0015))


class Occurrence(Record, frozen=True):
    """One occurrence as it was; ``told`` is how many claims tell of it."""

    type: ClaimType
    day: dt.date
    place: Place
    counts: tuple[Count, ...]
    perpetrators: tuple[Perpetrator, ...]
    names: tuple[str, ...]
    told: int


def occurrences(chance: random.Random, wanted: int) -> list[Occurrence]:
    """``wanted`` occurrences of one world, a release always after its taking."""
    grounds = {country: places(chance, country) for country in dict.fromkeys(COUNTRIES)}
    bursts = {country: [chance.randrange(DAYS) for _ in range(_BURSTS)] for country in grounds}
    found: list[Occurrence] = []
    while len(found) < wanted:
        country = skewed(chance, COUNTRIES, 1.2)
        day = chance.choice(bursts[country]) if chance.random() < _IN_BURSTS else chance.randrange(DAYS)
        one = _occurrence(chance, FIRST + dt.timedelta(days=day), grounds[country])
        found.append(one)
        if one.type in _TAKEN and day + 2 < DAYS and chance.random() < _RELEASED:
            found.append(_release(chance, one, DAYS - day - 1))
    return found[:wanted]


def _occurrence(chance: random.Random, day: dt.date, ground: Sequence[Place]) -> Occurrence:
    kinds = chance.choices(_TYPES, [share for _, share, _ in _TYPES])[0]
    place = chance.choices(ground, [1 / (n + 3) for n in range(len(ground))])[0]
    return Occurrence(
        type=kinds[0],
        day=day,
        place=place,
        counts=tuple(_counts(chance, kinds[0], kinds[2], place)),
        perpetrators=_perpetrators(chance) if kinds[2] != "unrest" else (),
        names=(f"{name(chance, own=True)} {name(chance, own=True)}",) if chance.random() < 0.3 else (),
        told=_told(chance),
    )


def _told(chance: random.Random) -> int:
    least = 1
    drawn = chance.random()
    for most, share in TOLD:
        if drawn < share:
            times: float = (most / least) ** chance.random()
            return round(least * times)
        drawn -= share
        least = most
    return 1


def _counts(chance: random.Random, kind: ClaimType, sort: Kind, place: Place) -> list[Count]:
    if sort == "unrest":
        return []
    foreign = chance.choice(NATIONS) if chance.random() < (0.25 if sort == "taking" else 0.03) else None
    nationality = foreign or (place.country if chance.random() < 0.1 else None)
    if kind in _TAKEN:
        return [_count(_TAKEN[kind], _number(chance), nationality, "civilians")]
    group: Group = "civilians" if kind != "armed_clash" or chance.random() < 0.5 else "security_forces"
    found = [_count("killed", _number(chance), nationality, group)] if chance.random() < 0.8 else []
    return found + ([_count("injured", _number(chance), None, group)] if chance.random() < 0.4 else [])


def _number(chance: random.Random) -> int:
    return min(300, max(1, round(chance.paretovariate(0.9))))


def _count(outcome: Outcome, number: int, nationality: str | None, group: Group) -> Count:
    return Count(outcome=outcome, best=number, low=number, high=number, nationality=nationality, group=group)


def _perpetrators(chance: random.Random) -> tuple[Perpetrator, ...]:
    drawn = chance.random()
    if drawn < 0.4:
        actor = skewed(chance, ACTORS)
        return (Perpetrator(text=actor.upper(), actor=actor, status=chance.choice(("attributed", "suspected"))),)
    return (Perpetrator(text=chance.choice(("gunmen", "bandits", "armed men"))),) if drawn < 0.8 else ()


def _release(chance: random.Random, taking: Occurrence, days: int) -> Occurrence:
    """The end of a taking: all of them freed, at the same place."""
    (taken,) = taking.counts
    return Occurrence(
        type="release",
        day=taking.day + dt.timedelta(days=chance.randint(1, days)),
        place=taking.place,
        counts=(_count("released", taken.best or 1, taken.nationality, "civilians"),),
        perpetrators=taking.perpetrators,
        names=taking.names,
        told=_told(chance),
    )
