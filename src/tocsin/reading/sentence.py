"""A sentence with all that was recognised in it: cues of events and outcomes, people, dates, places, actors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar, cast

from tocsin.names import ActorMention, CountryMention, find_actors, find_countries
from tocsin.places import Gazetteer, PlaceMention, all_places
from tocsin.reading.dates import Clock, Mention, find_dates, find_shifts, with_shifts
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.people import People, find_people
from tocsin.reading.published import is_published
from tocsin.reading.spotting import Spotter
from tocsin.reading.text import apart
from tocsin.records import ClaimType, Outcome, Record


class Cue(Record, frozen=True):
    """A word that tells of an event of one type; ``strong`` by itself, else only with people or things hit.

    One that is ``sensed`` is no word for it but stands where one might: see reading/sensing.py.
    """

    start: int
    end: int
    type: ClaimType
    strong: bool
    sensed: bool = False


class OutcomeCue(Record, frozen=True):
    """A word that tells what became of people."""

    start: int
    end: int
    outcome: Outcome


class Sentence(Record, frozen=True):
    """One sentence of a report, ``start:end`` in its text."""

    index: int
    start: int
    end: int
    cues: tuple[Cue, ...]
    outcomes: tuple[OutcomeCue, ...]
    people: tuple[People, ...]
    dates: tuple[Mention, ...]
    countries: tuple[CountryMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]


class Names(Record, frozen=True):
    """The names that a text has for states and their people, for armed actors and for places, in order."""

    countries: tuple[CountryMention, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]


def recognise(text: str, lex: Lexicon, gazetteer: Gazetteer) -> Names:
    """The names in ``text``, the folded text of a report."""
    return Names(
        countries=tuple(find_countries(text, lex.lang)),
        actors=tuple(find_actors(text, lex.lang)),
        places=tuple(all_places(text, gazetteer, lang=lex.lang)),
    )


def annotate(
    text: str, spans: Sequence[tuple[int, int]], lex: Lexicon, clock: Clock, names: Names
) -> tuple[Sentence, ...]:
    """Recognises everything in each sentence. ``text`` is the folded text of the report."""
    places = [p for p in names.places if not p.body]
    dates = with_shifts(
        [find_dates(text, start, end, lex, clock) for start, end in spans],
        [find_shifts(text, start, end, lex) for start, end in spans],
        clock.day,
    )
    return tuple(
        _sentence(
            index,
            text,
            start,
            end,
            lex,
            clock,
            dates[index],
            _within(names.countries, start, end),
            _within(names.actors, start, end),
            _within(places, start, end),
        )
        for index, (start, end) in enumerate(spans)
    )


T = TypeVar("T", CountryMention, ActorMention, PlaceMention)


def _within(items: Sequence[T], start: int, end: int) -> tuple[T, ...]:
    first, last = (bisect_left(items, at, key=lambda x: x.start) for at in (start, end))
    return tuple(x for x in items[first:last] if x.end <= end)


def _sentence(
    index: int,
    text: str,
    start: int,
    end: int,
    lex: Lexicon,
    clock: Clock,
    dates: tuple[Mention, ...],
    countries: tuple[CountryMention, ...],
    actors: tuple[ActorMention, ...],
    places: tuple[PlaceMention, ...],
) -> Sentence:
    days = [(d.start, d.end) for d in dates]
    line = [(clock.dateline.start, clock.dateline.end)] if clock.dateline else []
    taken = days + line + [(a.start, a.end) for a in actors]
    elsewhere = taken + [(c.start, c.end) for c in countries if c.kind != "metonym"]
    return Sentence(
        index=index,
        start=start,
        end=end,
        cues=tuple(c for c in find_cues(text, start, end, lex) if _happened(text, c, start, lex, days)),
        outcomes=tuple(o for o in _outcomes(text, start, end, lex) if _happened(text, o, start, lex, days)),
        people=find_people(text, start, end, lex, countries, taken),
        dates=dates,
        countries=countries,
        places=tuple(p for p in places if not any(p.start < b and a < p.end for a, b in elsewhere)),
        actors=actors,
    )


@cache
def _events(lex: Lexicon) -> Spotter:
    return Spotter(lex, [("events", kind, strength) for kind in lex.keys("events") for strength in ("strong", "weak")])


@cache
def _fates(lex: Lexicon) -> Spotter:
    return Spotter(lex, [("outcomes", outcome) for outcome in lex.keys("outcomes")])


def find_cues(text: str, start: int, end: int, lex: Lexicon) -> tuple[Cue, ...]:
    """Cues in order of place; of those that overlap the strong and the longer one stays."""
    found = [
        Cue(start=m.start(), end=m.end(), type=cast("ClaimType", kind), strong=strength == "strong")
        for (_, kind, strength), m in _events(lex).find(text, start, end)
    ]
    return apart(sorted(found, key=lambda c: (not c.strong, c.start - c.end)))


def _outcomes(text: str, start: int, end: int, lex: Lexicon) -> Iterator[OutcomeCue]:
    """Cues of outcomes; a word inside a longer one of another outcome is none: the wounds of "died of his wounds"."""
    found = list(_all_outcomes(text, start, end, lex))
    for cue in found:
        wider = (o for o in found if o.start <= cue.start and cue.end <= o.end and o.outcome != cue.outcome)
        if not any(o.end - o.start > cue.end - cue.start for o in wider):
            yield cue


def _all_outcomes(text: str, start: int, end: int, lex: Lexicon) -> Iterator[OutcomeCue]:
    for (_, outcome), m in _fates(lex).find(text, start, end):
        yield OutcomeCue(start=m.start(), end=m.end(), outcome=cast("Outcome", outcome))


def _happened(text: str, cue: Cue | OutcomeCue, floor: int, lex: Lexicon, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a word tells of people what was: not of what may be, nor that something was made public."""
    if _may_be(text, cue, floor, lex, dates):
        return False
    freeing = cue.type == "release" if isinstance(cue, Cue) else cue.outcome == "released"
    return not (freeing and is_published(text, cue.start, cue.end, floor, lex))


_BEFORE = 34


def _may_be(text: str, cue: Cue | OutcomeCue, floor: int, lex: Lexicon, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a word speaks of what may be, is wanted or was prevented: a word of that kind just before it, or behind
    it where a language puts it there.

    A word inside a date is the date's: "abducted in May were released" is no possibility.
    """
    at = cue.start
    behind = cue.end + len(text[cue.end :]) - len(text[cue.end :].lstrip())
    if lex.pattern("modality", "hypothetical_behind").match(text, behind):
        return True
    for m in lex.pattern("modality", "hypothetical").finditer(text, max(floor, at - _BEFORE), at):
        if any(a <= m.start() < b for a, b in dates):
            continue
        after = text[m.end() : at]
        if not any(mark in after for mark in ".,;:") and len(after.split()) <= 3:
            return True
    return False
