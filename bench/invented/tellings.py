"""What one report says of an occurrence: a claim's values, some left out and some put otherwise."""

from __future__ import annotations

import datetime as dt
import random

import msgspec

from invented.occurrences import Occurrence
from invented.stock import AGENCIES, SPEAKERS
from tocsin.records import Count, DateRange, Perpetrator, Place, Record, Speaker


class Telling(Record, frozen=True):
    """An occurrence as one report tells it, with the day on which the report comes out."""

    of: int
    occurrence: Occurrence
    published: dt.date
    date: DateRange | None
    place: Place
    counts: tuple[Count, ...]
    perpetrators: tuple[Perpetrator, ...]
    speaker: Speaker | None
    names: tuple[str, ...]


def tellings(chance: random.Random, of: int, one: Occurrence) -> list[Telling]:
    """As many tellings as the occurrence has; what many tell of goes on being told for weeks."""
    longest = 2 if one.told < 6 else 5 if one.told < 40 else 20
    return [_telling(chance, of, one, longest) for _ in range(one.told)]


def _telling(chance: random.Random, of: int, one: Occurrence, longest: int) -> Telling:
    lag = min(chance.randint(0, longest), chance.randint(0, longest))
    published = one.day + dt.timedelta(days=lag)
    place = _place(chance, one.place)
    counts = tuple(_retold(chance, c) for c in one.counts if chance.random() < 0.9)
    return Telling(
        of=of,
        occurrence=one,
        published=published,
        date=_date(chance, one.day),
        place=place,
        counts=counts,
        perpetrators=one.perpetrators if chance.random() < 0.7 else (),
        speaker=_speaker(chance) if chance.random() < 0.5 else None,
        names=one.names if chance.random() < 0.6 else (),
    )


def _date(chance: random.Random, day: dt.date) -> DateRange:
    """The day, sometimes a day off or the week alone. All are dated: an undated one could be of any world."""
    if chance.random() < 0.06:
        monday = day - dt.timedelta(days=day.weekday())
        return DateRange(start=monday, end=monday + dt.timedelta(days=6), precision="week")
    told = day if chance.random() < 0.96 else day + dt.timedelta(days=1)
    return DateRange(start=told, end=told, precision="day")


def _place(chance: random.Random, place: Place) -> Place:
    drawn = chance.random()
    if drawn < 0.8:
        return place
    if drawn < 0.92:
        return Place(name=place.admin1, country=place.country, admin1=place.admin1, precision="admin1")
    return Place(country=place.country, precision="country")


def _retold(chance: random.Random, count: Count) -> Count:
    """The number as one report has it: right, a little off, or rounded."""
    drawn, number = chance.random(), count.best or 1
    if drawn < 0.8:
        return count
    if drawn < 0.9:
        other = max(1, number + chance.choice((-1, 1)) * max(1, number // 6))
        return msgspec.structs.replace(count, best=other, low=other, high=other)
    return msgspec.structs.replace(count, modifier="at_least", high=None, nationality=None)


def _speaker(chance: random.Random) -> Speaker:
    return Speaker(text=chance.choice(SPEAKERS), via=chance.choice(AGENCIES) if chance.random() < 0.3 else None)
