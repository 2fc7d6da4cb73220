"""Records of place names in a report, of what speaks for one meaning, and of what they were found to mean."""

from __future__ import annotations

from typing import Literal, Protocol

from tocsin.places.entries import Entry
from tocsin.records import Record

ToponymKind = Literal["state", "region", "district", "town", "facility", "water", "mountain"]


class CountrySign(Protocol):
    """Words of a report that name a state, its people or its government; a ``CountryMention`` is one."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> Literal["country", "nationality", "metonym"]: ...


class Named(Record, frozen=True):
    """A stretch of a text that a parser took for a name, and of what: help for telling places from people."""

    start: int
    end: int
    of: Literal["person", "place", "facility", "body", "people", "other"]


class Toponym(Record, frozen=True):
    """A place name to resolve: code points ``[start, end)`` of a report.

    ``kind`` is what the words in or beside it say it is ("Kayes region"); ``within`` are the indexes, among
    the toponyms of the report, of those that it is said to lie in ("Kayes, Mali"); ``country`` is the state
    that the words themselves name, or whose people they name; ``name`` the whole name where ``text`` is short
    for it ("Ky."); ``forms`` are names to try where no place bears that one: without its case ending, or the town
    that a building is named after.
    """

    start: int
    end: int
    text: str
    kind: ToponymKind | None = None
    within: tuple[int, ...] = ()
    country: str | None = None
    name: str | None = None
    forms: tuple[str, ...] = ()


class Evidence(Record, frozen=True):
    """What a report tells, besides its place names, of where it plays; all of it optional.

    ``signs`` are mentions of states and peoples; ``countries`` those that the caller knows the report to be
    about; ``actor_countries`` where the armed groups that it names operate; ``home`` the town of its publisher;
    ``places`` are known already to be spoken of.
    """

    signs: tuple[CountrySign, ...] = ()
    countries: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    home: Entry | None = None
    places: tuple[Entry, ...] = ()


class Resolution(Record, frozen=True):
    """What a toponym means: ``entry`` with the ``confidence``, 0 to 1, that it is right; None where unsure.

    ``rivals`` are the likeliest of its other meanings. ``around`` is, for a place that is not known, the next known
    one that it is said to lie in ("Ruby Cement Factory, Kayes").
    """

    toponym: Toponym
    entry: Entry | None
    confidence: float
    rivals: tuple[Entry, ...] = ()
    around: Entry | None = None


NO_EVIDENCE = Evidence()
