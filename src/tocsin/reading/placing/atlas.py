"""What the place names of a report mean, all weighed together, and how its words put things beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from tocsin.names import ActorMention, actor
from tocsin.places import (
    Evidence,
    Gazetteer,
    PlaceRelation,
    Resolution,
    Spot,
    Toponym,
    describe,
    find_relations,
    resolve_all,
)
from tocsin.reading.sentence import Names
from tocsin.records import Record

Stretch = tuple[int, int]
_AREAS = ("state", "region", "district")
_ROUTES = ("road", "between", "journey")
T = TypeVar("T")


class Stretches:
    """Stretches of a text in order, to find those that share characters with another without looking at all."""

    def __init__(self, given: Iterable[Stretch]) -> None:
        self._all = sorted(given)
        self._longest = max((b - a for a, b in self._all), default=0)

    def over(self, start: int, end: int) -> list[Stretch]:
        """Those that share characters with ``[start, end)``."""
        first, last = bisect_left(self._all, (start - self._longest,)), bisect_left(self._all, (end,))
        return [(a, b) for a, b in self._all[first:last] if start < b]


class Atlas(Record, frozen=True, dict=True, gc=True):
    """Meanings and relations of a report's place names, by the code points ``(start, end)`` of each name."""

    meanings: Mapping[Stretch, Resolution]
    relations: Mapping[Stretch, PlaceRelation]

    def meaning(self, start: int, end: int) -> Resolution | None:
        """What the name at these code points means, else the longest one that shares words with them."""
        return self.meanings.get((start, end)) or _sharing(self.meanings, self._meant, start, end)

    def relation(self, start: int, end: int) -> PlaceRelation | None:
        """How the words put something beside the name at these code points."""
        return self.relations.get((start, end)) or _sharing(self.relations, self._related, start, end)

    @cached_property
    def _meant(self) -> Stretches:
        return Stretches(self.meanings)

    @cached_property
    def _related(self) -> Stretches:
        return Stretches(self.relations)

    def routes(self) -> list[PlaceRelation]:
        """Roads and stretches between places, in order, each once."""
        found = {(r.start, r.end): r for r in self.relations.values() if r.relation in _ROUTES}
        return [found[key] for key in sorted(found)]


class Survey(Record, frozen=True):
    """The place names of a report and its title as its words have them, before it is known what they mean."""

    toponyms: tuple[Toponym, ...]
    relations: tuple[PlaceRelation, ...]
    evidence: Evidence

    def atlas(self, gazetteer: Gazetteer, countries: Sequence[str] = ()) -> Atlas:
        """What they mean; ``countries`` (ISO 3166-1 alpha-2) are those that the report is known to be about."""
        evidence = msgspec.structs.replace(self.evidence, countries=tuple(countries))
        meanings = resolve_all(self.toponyms, gazetteer, evidence)
        return Atlas(
            meanings={(m.toponym.start, m.toponym.end): m for m in meanings},
            relations={place: relation for relation in self.relations for place in relation.places},
        )


def survey(text: str, names: Names, title: str, heading: Names, lang: str) -> Survey:
    """The survey of a report, ``text`` and ``title`` folded, of which ``names`` and ``heading`` are the names.

    Those of the title are evidence for what the others mean, and stand before the text, at negative code points.
    """
    toponyms, own = _toponyms(text, names, lang)
    spots = [Spot(start=t.start, end=t.end, area=t.kind in _AREAS or (t.start, t.end) in own) for t in toponyms]
    above = _heading(title, heading, lang, len(toponyms))
    return Survey(
        toponyms=(*toponyms, *above),
        relations=tuple(find_relations(text, spots, lang=lang)),
        evidence=Evidence(signs=names.countries, actor_countries=_theirs(names.actors)),
    )


def _toponyms(text: str, names: Names, lang: str) -> tuple[list[Toponym], set[Stretch]]:
    """The toponyms of a text, and the stretches of those that are names of states."""
    armed = [(a.start, a.end) for a in names.actors]
    named = [(p.start, p.end) for p in names.places if not _overlaps(p.start, p.end, armed)]
    states = [s for s in names.countries if s.kind == "country"]
    own = [(s.start, s.end) for s in states if not _overlaps(s.start, s.end, named + armed)]
    return describe(text, [*named, *own], lang=lang, signs=names.countries), set(own)


def _heading(title: str, names: Names, lang: str, before: int) -> list[Toponym]:
    """The toponyms of a title, behind ``before`` others of which none is in it."""
    back = len(title) + 1
    return [
        msgspec.structs.replace(t, start=t.start - back, end=t.end - back, within=tuple(i + before for i in t.within))
        for t in _toponyms(title, names, lang)[0]
    ]


def _theirs(actors: Sequence[ActorMention]) -> tuple[str, ...]:
    known = (actor(a.actor) for a in actors)
    return tuple(dict.fromkeys(code for one in known if one for code in one.countries))


def _overlaps(start: int, end: int, others: Sequence[Stretch]) -> bool:
    return any(start < b and a < end for a, b in others)


def _sharing(by: Mapping[Stretch, T], stretches: Stretches, start: int, end: int) -> T | None:
    near = stretches.over(start, end)
    return by[max(near, key=lambda s: (min(s[1], end) - max(s[0], start), s[1]))] if near else None
