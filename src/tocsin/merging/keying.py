"""The index of claims: under which entries a claim lies, and where the claims that may be told of with it lie.

An entry is what a claim is known by (a country, a word of its place, a number of people) and the day on which the
claim can first lie. Claims are sought by the same, within so many days as one occurrence is told apart; so no more is
looked at than a stretch of days of one country, one place, one name, however long the ledger runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tocsin.merging.cells import nearest
from tocsin.merging.features import RARE
from tocsin.merging.linking import ENDS, begins
from tocsin.merging.traits import Traits, traits
from tocsin.merging.words import fold
from tocsin.merging.yearless import beside, day_key, days_of, keys_about
from tocsin.records import FiledClaim

_DISTINCTIVE: Final = 5  # people: enough to tell occurrences of one country apart
_UNCOMMON: Final = 19  # people: enough without a country
_TOLLS: Final = frozenset({"killed", "injured", "displaced"})

# How long the window of a claim is, in days beyond the first: a stated day, a week or news, a season, a year, what
# is recalled, and (D) what could lie at any time.
_DAYS: Final = {"A": 1, "B": 20, "C": 130, "L": 400, "W": 3700}
_EVER: Final = 10_000_000
_BEYOND: Final = "D"
# The beginning of a captivity is looked for under what it shares with the end (b, e), and the end under the beginning.
_OPPOSITE: Final = {"b": "e", "e": "b"}
# A small number is looked for by its day alone only where a claim tells no country.
_BESIDE: Final = {"d": "de", "e": "d"}

# How many days apart two claims under one kind of key may lie, and the beginning of a captivity and its end.
_REACH: Final = {"m": 10, "d": 1, "e": 1, "n": 240, "p": 240, "w": 240, "f": 240, "r": 60, "v": 1}
_STATED: Final = {"m": 3, "n": 60, "p": 60, "w": 60, "f": 60}  # where both state their day
_ENDED: Final = {"n": 400, "p": 3650, "w": 3650, "f": 400, "v": 130, "q": 60, "z": 130}
# How long the windows of the claims are that lie under a kind of key.
_LENGTHS: Final = {
    "m": "ABCL",
    "d": "A",
    "e": "A",
    "n": "ABCLWD",
    "p": "ABCLWD",
    "w": "ABCLWD",
    "f": "ABCLWD",
    "r": "ABCLWD",
    "v": "ABCL",
    "q": "ABCL",
    "z": "ABCL",
}


class Entry(NamedTuple):
    """What a claim lies under: a key and the first day of its window, a proleptic ordinal; 0 where any day is meant."""

    key: str
    day: int


class Seek(NamedTuple):
    """Where candidates for a claim lie: the entries of a key from one day to another, both included."""

    key: str
    since: int
    until: int


def entries(filed: FiledClaim) -> frozenset[Entry]:
    """The entries of a claim; two claims meet where one lies where the other seeks, and only then are compared.

    Claims of one country meet where their days do. A claim that could lie in any year (recalled, or undated in an
    undated report) needs more than a country to be told from others, so it meets the rest by what is distinctive: the
    words of a place, a name of several words, foreigners, a number of people, its report's family of copies, or a type
    that is rare. Undated claims of undated reports may share none of these with the claims that they belong to: they
    look into cells of meaning, of a country and a family of types.
    """
    t = traits(filed)
    length = _length(t)
    day = 0 if length == _BEYOND else t.earliest or 0
    told = set(_told(t, length))
    found = {Entry(f"{kind}{length}|{value}", day) for kind, value in told}
    side = "e" if t.type in ENDS else "b" if begins(t) else None
    if side is not None:
        told |= set(_captives(t, length))
        found |= {Entry(f"{kind}{length}{side}|{value}", day) for kind, value in told if kind in _ENDED}
    found |= {Entry(f"o|{t.origin}", 0), *_cells(t, length), *(Entry(key, 0) for key in _of_any_year(t))}
    return frozenset(found | set(_begun(t)))


def _length(t: Traits) -> str:
    if t.earliest is None or t.latest is None:
        return _BEYOND
    long = t.latest - t.earliest
    return next((name for name, days in _DAYS.items() if (t.day or name != "A") and long <= days), _BEYOND)


def _told(t: Traits, length: str) -> Iterator[tuple[str, str]]:
    """What tells of a claim: the kind of key, and its value."""
    if length in _LENGTHS["m"]:
        yield "m", str(t.country)
    for word in t.name:
        yield "p", word
    for name in t.filed.claim.names:
        if " " in (words := fold(name)):
            yield "w", words
    if t.family == "captivity":  # an end is told far from the taking, by the name of a ship, a school, a victim
        for word in t.names:
            yield "p", word
        if length in _LENGTHS["v"] and t.country:  # or by who they are
            yield from (("v", f"{t.country}|{word}") for word in t.roles)
    if t.type in RARE:
        yield "r", f"{t.type}|{t.country}"
    for fate, people in t.people.items():
        kind = fate if fate in _TOLLS else "captive"
        for number in {p.number for p in people if p.number}:
            if number > _DISTINCTIVE:
                yield "n", f"{kind}|{t.country}|{number}"
            if length == "A":
                yield "d" if number > _DISTINCTIVE or t.country is None else "e", f"{kind}|{number}"
            if number > _UNCOMMON:
                yield "n", f"{kind}|{number}"
        for nation in {p.nationality for p in people if p.nationality and p.nationality != t.country}:
            yield "f", f"{kind}|{nation}"


def _captives(t: Traits, length: str) -> Iterator[tuple[str, str]]:
    """By what an end and its beginning are told of each other in one country alone: a small number, and a province."""
    if length not in _LENGTHS["q"] or t.country is None:
        return
    yield from (
        ("q", f"{t.country}|{number}")
        for number in {p.number for some in t.people.values() for p in some if p.number and p.number <= _DISTINCTIVE}
    )
    if t.admin1 is not None:
        yield "z", f"{t.country}|{t.admin1}"


def _begun(t: Traits) -> Iterator[Entry]:
    """The day of a taking, and that which an end gives of it: stated, or a stretch of days in a country."""
    if begins(t) and t.day and t.first is not None:
        yield from (Entry(f"{_TAKEN}|", t.first), Entry(f"{_TAKEN}|{t.country}", t.first))
    if t.begun is not None:
        first, last = t.begun
        length = next((name for name in "ABCL" if last - first <= _DAYS[name]), None)
        if length is not None:
            yield Entry(f"{_ENDED_SINCE}{length}|{'' if length == 'A' else t.country}", first)


_TAKEN, _ENDED_SINCE = "g", "h"


def _of_any_year(t: Traits) -> Iterator[str]:
    if t.yearless is not None and t.yearless.day is not None:
        yield f"{_YEARLESS}|{t.country}|{day_key(t.yearless.month, t.yearless.day)}"


def _cells(t: Traits, length: str) -> Iterator[Entry]:
    """The cells of meaning in which a claim lies: what could lie at any time, and what is but recalled, in several."""
    if t.country is None:
        return
    cells = nearest(t.meaning)
    if t.timeless:
        yield from (Entry(f"{_TIMELESS}|{t.country}|{t.family}|{cell}", 0) for cell in cells)
    elif length == "W":
        yield from (Entry(f"{_RECALLED}|{t.country}|{t.family}|{cell}", t.latest or 0) for cell in cells)
    else:
        yield Entry(f"{_DATED}|{t.country}|{t.family}|{cells[0]}", t.earliest or 0)


_TIMELESS, _RECALLED, _DATED, _YEARLESS = "t", "c", "a", "y"
_RECALLED_WITHIN: Final = 400  # days before a report in which what it recalls without a day is looked for
_DAY_OF_COUNTRY: Final = "mA"  # the key under which a day of a country lies, and every year's is sought


def seeks(own: Iterable[Entry]) -> frozenset[Seek]:
    """Where the candidates for a claim lie, from its own entries: a claim that lies there seeks this one too."""
    return frozenset(seek for entry in own for seek in _seeks(entry))


def _seeks(entry: Entry) -> Iterator[Seek]:
    head, _, told = entry.key.partition("|")
    if head == "o":
        yield Seek(entry.key, 0, 0)
    elif head == _DATED:
        yield from (Seek(f"{_TIMELESS}|{told}", 0, 0), _stretch(f"{_RECALLED}|{told}", entry.day, 1, _RECALLED_WITHIN))
    elif head == _RECALLED:
        yield from (Seek(f"{_TIMELESS}|{told}", 0, 0), _stretch(f"{_DATED}|{told}", entry.day, _RECALLED_WITHIN, 1))
        yield _stretch(entry.key, entry.day, _RECALLED_WITHIN, _RECALLED_WITHIN)
    elif head == _TIMELESS:
        yield Seek(entry.key, 0, 0)
        yield from (Seek(f"{kind}|{told}", 0, _EVER) for kind in (_DATED, _RECALLED))
    elif head == _YEARLESS:
        country, _, day = told.rpartition("|")
        yield from (Seek(f"{_YEARLESS}|{country}|{near}", 0, 0) for near in beside(day))
        yield from (Seek(f"{_DAY_OF_COUNTRY}|{country}", one - 1, one + 1) for one in days_of(day))
    elif head == _TAKEN:
        for length in "BCL" if told else "A":
            yield Seek(f"{_ENDED_SINCE}{length}|{told}", entry.day - _DAYS[length] - 1, entry.day + 1)
    elif head[0] == _ENDED_SINCE:
        yield Seek(f"{_TAKEN}|{told}", entry.day - 1, entry.day + _DAYS[head[1]] + 1)
    else:
        kind, own, side = head[0], head[1], head[2:]
        days = _ENDED[kind] if side else _REACH[kind]
        for other in _BESIDE.get(kind, kind):
            for length in _LENGTHS[kind]:
                key = f"{other}{length}{_OPPOSITE.get(side, '')}|{told}"
                stated = own == length == "A" and not side
                apart = _STATED.get(kind, days) if stated else days
                yield _around(key, entry.day, own, length, apart)
        if head == _DAY_OF_COUNTRY:
            yield from (Seek(f"{_YEARLESS}|{told}|{day}", 0, 0) for day in keys_about(entry.day))


def _stretch(key: str, day: int, before: int, after: int) -> Seek:
    """From so many days before one to so many after it; day 0 is no day."""
    return Seek(key, max(1, day - before), day + after)


def _around(key: str, day: int, own: str, length: str, apart: int) -> Seek:
    if length == _BEYOND:
        return Seek(key, 0, 0)
    if own == _BEYOND:
        return Seek(key, 0, _EVER)
    return _stretch(key, day, _DAYS[length] + apart, _DAYS[own] + apart)


def met(ordered: Sequence[FiledClaim]) -> list[tuple[int, int]]:
    """Pairs of positions of which one lies where the other seeks, each once."""
    own = [entries(filed) for filed in ordered]
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, held in enumerate(own):
        for entry in held:
            index[entry.key].append((entry.day, i))
    for lying in index.values():
        lying.sort()
    found = set()
    for i, held in enumerate(own):
        for seek in seeks(held):
            lying = index.get(seek.key, [])
            for _, j in lying[bisect_left(lying, (seek.since, -1)) : bisect_right(lying, (seek.until, _EVER))]:
                if i != j:
                    found.add((min(i, j), max(i, j)))
    return sorted(found)
