"""What recognition finds, and what the gazetteer knows of the names in one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tocsin.places.entries import Entry
from tocsin.places.ranking.candidates import DISTRICT, REGION, STATE, Pool, kind_of
from tocsin.places.toponyms import Named
from tocsin.records import Record

_AREAS = (STATE, REGION, DISTRICT)


class Found(Record, frozen=True):
    """Words ``start:end`` that name a place. ``score`` is how much speaks for it, ``body`` whether they are part
    of the name of something else that is named after it (Gainesville Police Department)."""

    start: int
    end: int
    kind: str
    score: float
    prepositional: bool
    body: bool = False


class Knowledge:
    """What the gazetteer knows of the names in one text."""

    def __init__(self, found: Mapping[str, tuple[Entry, ...]], near: frozenset[str]) -> None:
        self.found = found
        self.near = near

    def spots(self, names: Sequence[str], sounded: Sequence[str] = ()) -> list[Entry]:
        """Places of these folded names that are no state and no division.

        ``sounded`` are the names in Latin letters, which only places in the countries of the text may bear.
        """
        plain = [e for name in names for e in self.found.get(name, ()) if kind_of(e) not in _AREAS]
        alike = [e for name in sounded for e in self.found.get(name, ()) if kind_of(e) not in _AREAS]
        return plain + [e for e in alike if e.country in self.near]

    def areas(self, names: Sequence[str]) -> list[Entry]:
        """Divisions of these folded names."""
        return [e for name in names for e in self.found.get(name, ()) if kind_of(e) in (REGION, DISTRICT)]

    def is_near(self, entries: Sequence[Entry]) -> bool:
        """Whether one of these lies in a country that the text names."""
        return any(e.country in self.near for e in entries)


def knowledge(names: Sequence[str], pool: Pool, countries: Sequence[str]) -> Knowledge:
    """Looks all folded names up at once. Countries named in the text, or known to be its, are where it plays."""
    found = pool.entries(names)
    states = [e.country for entries in found.values() for e in entries if kind_of(e) == STATE]
    return Knowledge(found, frozenset((*countries, *states)))


class Names:
    """What a parser took for names, found by where they stand; they do not overlap."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.spans = sorted(named, key=lambda n: n.start)
        self._starts = [n.start for n in self.spans]

    def over(self, start: int, end: int) -> list[Named]:
        """Those that share a letter with a stretch of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [n for n in self.spans[first:last] if n.end > start]
