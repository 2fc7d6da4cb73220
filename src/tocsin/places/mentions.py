"""Which words of a running text name places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from tocsin.places.gazetteer import Gazetteer
from tocsin.places.pools import pool_of
from tocsin.places.recognition.cased import capitals
from tocsin.places.recognition.judging import Judge
from tocsin.places.recognition.uncased import found_uncased
from tocsin.places.toponyms import Named
from tocsin.places.words import words_of
from tocsin.records import Record

PlaceKind = Literal["settlement", "admin1", "region", "facility", "unknown"]


class PlaceMention(Record, frozen=True):
    """Words ``start:end`` that name a place.

    ``prepositional`` where the words before them say that something is there; ``body`` where they are part of the
    name of something else (Kayes in "Kayes Chamber of Commerce"), which tells of the report's world all the same.
    """

    start: int
    end: int
    text: str
    kind: PlaceKind
    prepositional: bool
    body: bool = False


def find_places(
    text: str, gazetteer: Gazetteer, *, lang: str, named: Sequence[Named] = (), countries: Sequence[str] = ()
) -> list[PlaceMention]:
    """Place names in a text, in order, none overlapping. States are left to ``tocsin.names``.

    ``named`` are what a parser took for names of people, places and bodies, where there is a parse; ``countries``
    (ISO 3166-1 alpha-2) those that the report is known to be of. Names that are also people's or things' need
    words of place beside them.
    """
    return [m for m in all_places(text, gazetteer, lang=lang, named=named, countries=countries) if not m.body]


def all_places(
    text: str, gazetteer: Gazetteer, *, lang: str, named: Sequence[Named] = (), countries: Sequence[str] = ()
) -> list[PlaceMention]:
    """The same with those that are only part of another name: evidence for what the others mean."""
    words, pool = words_of(lang), pool_of(gazetteer)
    if capitals(text):
        found = Judge(text, words, named, pool, countries).found()
    else:
        found = found_uncased(text, words, pool, countries)
    return [
        PlaceMention(
            start=f.start,
            end=f.end,
            text=text[f.start : f.end],
            kind=cast("PlaceKind", f.kind),
            prepositional=f.prepositional,
            body=f.body,
        )
        for f in found
    ]
