"""How words put something beside places: near one, so far from it, between two, on a road, at a border, in a part.

Data of each language are in ``data/words`` and ``data/bearings.tsv``; :mod:`tocsin.places.reach` makes geometry of
what is found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import regex

from tocsin.places.bearings import bearing_of, written
from tocsin.places.words import NEVER, Pattern, Words, body, words_of
from tocsin.records import Record

Relation = Literal["near", "offset", "between", "road", "journey", "border", "part"]
_BEFORE = 70  # code points in which a phrase before a place may begin
_GAP = 40  # code points between two places of one phrase, at most
_KM = {"km": 1.0, "miles": 1.609344, "nautical": 1.852}
_NUMBER = r"\d+(?:[.,]\d+)?"
_ROUGHLY = r"(?:[\p{Ll}\p{M}]+\s+){0,2}"


class Spot(Record, frozen=True):
    """A place named in a text; ``area`` where it is a state, a division or another that things lie in."""

    start: int
    end: int
    area: bool = False


class PlaceRelation(Record, frozen=True):
    """Words ``start:end`` that put something beside the places at ``places`` (their start and end).

    An ``offset`` has ``km``, ``towards`` (degrees clockwise from north, from the place) or both; a ``part`` of an area
    has the direction of the part.
    """

    start: int
    end: int
    relation: Relation
    places: tuple[tuple[int, int], ...]
    km: float | None = None
    towards: float | None = None


def find_relations(text: str, spots: Sequence[Spot], *, lang: str) -> list[PlaceRelation]:
    """The relations that a text tells, in order; each place is in one at most."""
    words = words_of(lang)
    ordered = sorted(spots, key=lambda s: (s.start, -s.end))
    found: list[PlaceRelation] = []
    taken: set[tuple[int, int]] = set()
    for find in (_of_two, _of_one):
        for relation in find(text, ordered, words):
            if taken.isdisjoint(relation.places):
                taken.update(relation.places)
                found.append(relation)
    return sorted(found, key=lambda r: r.start)


def _of_two(text: str, spots: Sequence[Spot], words: Words) -> Iterator[PlaceRelation]:
    """Between two places, on the road of two, at the border of two, from one to the other."""
    for one, other, gap in _neighbours(text, spots, words):
        places = ((one.start, one.end), (other.start, other.end))
        before = text[max(0, one.start - _BEFORE) : one.start]
        if regex.fullmatch(r"\s?[-–—/]\s?", gap):
            yield from _dashed(text, one, other, words, before, places)
        elif _leaves(words).fullmatch(gap):
            yield PlaceRelation(start=one.start, end=other.end, relation="journey", places=places)
        else:
            yield from _joined(text, one, other, gap, words, before, places)


def _dashed(
    text: str, one: Spot, other: Spot, words: Words, before: str, places: tuple[tuple[int, int], ...]
) -> Iterator[PlaceRelation]:
    """Two places with a dash between them, and a word of road before or behind."""
    behind = _road_behind(words).match(text, other.end)
    begins = _ends_with(before, _road_before(words))
    if behind or begins is not None:
        start = one.start - len(before) + begins if begins is not None else one.start
        yield PlaceRelation(start=start, end=behind.end() if behind else other.end, relation="road", places=places)


def _neighbours(text: str, spots: Sequence[Spot], words: Words) -> Iterator[tuple[Spot, Spot, str]]:
    """Places that follow one another, and the words between them.

    One that only says where the first lies is passed over: "from Tera in western Niger to Dori".
    """
    for i, one in enumerate(spots[:-1]):
        end = one.end
        for other in spots[i + 1 : i + 3]:
            gap = text[end : other.start]
            if not 0 < len(gap) <= _GAP:
                break
            yield one, other, gap
            if not other.area or not _inside(words).fullmatch(gap):
                break
            end = other.end


def _joined(
    text: str, one: Spot, other: Spot, gap: str, words: Words, before: str, places: tuple[tuple[int, int], ...]
) -> Iterator[PlaceRelation]:
    """Two places with "and" or "to" between them, after what the words around them say."""
    checks: tuple[tuple[Relation, Pattern, Pattern], ...] = (
        ("border", _border_between(words), _joins(words)),
        ("road", _road_between(words), _joins(words)),
        ("between", _between(words), _joins(words)),
        # "De Gao au Mali" leads nowhere.
        ("journey", _leaving(words), _reaches(words) if one.area or not other.area else NEVER),
    )
    for relation, pattern, joint in checks:
        begins = _ends_with(before, pattern)
        if begins is not None and joint.fullmatch(gap):
            start = one.start - len(before) + begins
            yield PlaceRelation(start=start, end=other.end, relation=relation, places=places)
            return
    behind = _between_behind(words).match(text, other.end)
    if behind and _joins(words).fullmatch(gap):
        yield PlaceRelation(start=one.start, end=behind.end(), relation="between", places=places)


def _of_one(text: str, spots: Sequence[Spot], words: Words) -> Iterator[PlaceRelation]:
    """So far from a place, near it, on its road, at its border, in a part of it."""
    for spot in spots:
        found = _measured(text, spot, words) or _beside(text, spot, words)
        if found is not None:
            yield found


def _measured(text: str, spot: Spot, words: Words) -> PlaceRelation | None:
    """A distance, a direction or both, before the place or behind it."""
    begin = max(0, spot.start - _BEFORE)
    before = text[begin : spot.start]
    match = next((m for m in _distance(words).finditer(before) if m.end() == len(before)), None)
    if match is not None:
        return _offset(spot, begin + match.start(), spot.end, match, words)
    behind = _distance_behind(words).match(text, spot.end)
    if behind is not None and (behind["n"] or behind["way"]):
        return _offset(spot, spot.start, behind.end(), behind, words)
    return None


def _offset(spot: Spot, start: int, end: int, match: regex.Match[str], words: Words) -> PlaceRelation | None:
    towards = bearing_of(match["way"], words.lang) if match["way"] else None
    km = None
    if match["n"]:
        unit = next(unit for unit in _KM if match[unit])
        km = round(_number(match["n"], words) * _KM[unit], 1)
    if km is None and towards is None:
        return None
    relation: Relation = "part" if km is None and spot.area else "offset"
    return PlaceRelation(
        start=start, end=end, relation=relation, places=((spot.start, spot.end),), km=km, towards=towards
    )


def _number(said: str, words: Words) -> float:
    known = words.table("numbers").get(said.casefold())
    return float(known or said.replace(",", "."))


def _beside(text: str, spot: Spot, words: Words) -> PlaceRelation | None:
    begin = max(0, spot.start - _BEFORE)
    before = text[begin : spot.start]
    places = ((spot.start, spot.end),)
    checks: tuple[tuple[Relation, Pattern], ...] = (
        ("border", _border(words)),
        ("near", _near(words)),
        ("road", _road_to(words)),
    )
    for relation, pattern in checks:
        begins = _ends_with(before, pattern)
        if begins is not None:
            return PlaceRelation(start=begin + begins, end=spot.end, relation=relation, places=places)
    behinds: tuple[tuple[Relation, Pattern], ...] = (
        ("border", _border_behind(words)),
        ("road", _road_behind(words)),
        ("near", _near_behind(words)),
    )
    for relation, pattern in behinds:
        match = pattern.match(text, spot.end)
        if match:
            return PlaceRelation(start=spot.start, end=match.end(), relation=relation, places=places)
    part = next((m for m in _part(words).finditer(before) if m.end() == len(before)), None)
    towards = bearing_of(part["way"], words.lang) if part else None
    if part is None or towards is None or not spot.area:
        return None
    return PlaceRelation(start=begin + part.start(), end=spot.end, relation="part", places=places, towards=towards)


def _ends_with(before: str, pattern: Pattern) -> int | None:
    """Where a phrase that ends just before a place begins."""
    match = pattern.search(before)
    return match.start() if match else None


@cache
def _ways(words: Words) -> str:
    """Words of direction as alternatives."""
    short = r"(?-i:[NSEW]|[NS][EW]|[NSEW][NS][EW])"
    return rf"(?:{body(way.replace('*', 'STEM').replace(' ', '[ -]') for way in written(words.lang))}|{short})".replace(
        "STEM", r"\w*"
    )


@cache
def _lead(words: Words) -> str:
    """What may stand between the phrase and the place: an article, a word of kind and its link."""
    of, kinds = words.body("of"), words.kind_words
    return rf"(?:(?:the|la|le|les|l['’]|el|los|las|il|lo|der|die|das|den)\s*)?(?:{kinds}\s+)?(?:{of}\s*)?[\"“«]?"


@cache
def _measure(words: Words) -> str:
    """A number and a unit of length, in either order, with another measure in brackets behind."""
    number = rf"(?P<n>{_NUMBER}|{body(words.keys('numbers'))})"
    units = "|".join(rf"(?P<{unit}>{words.body('vicinity', unit)})" for unit in _KM)
    link = r"\s?(?:d[e']\s)?"
    ordered = rf"{number}{link}(?:{units})|(?P<km>{words.body('vicinity', 'km')})\s{number}"
    return rf"(?:{ordered})(?:\s\([^)]*\))?"


@cache
def _distance(words: Words) -> Pattern:
    source = words.body("vicinity", "from")
    at = r"(?:(?:to the|au|à l['’]|al|a|im|na|на|к|в)\s*)?"
    way = rf"(?<!\w)(?P<way>{_ways(words)})"
    linked = rf"\s*{source}\s*{_lead(words)}"
    # Arabic and Persian say "north Gao".
    link = rf"(?:{linked}|\s+)" if words.entries("vicinity", "direct") else linked
    plain = rf"(?:{_measure(words)}\s*{_ROUGHLY}?{at}{way}{link}|{_measure(words)}{linked}|{at}{way}{link})$"
    return regex.compile(rf"(?<!\w){plain}", regex.IGNORECASE)


@cache
def _distance_behind(words: Words) -> Pattern:
    source = words.body("vicinity", "from_behind")
    way = rf"{_ROUGHLY}?(?P<way>{_ways(words)})(?!\w)"
    return regex.compile(rf"\s*{source}\s+(?:{_ROUGHLY}{_measure(words)}(?:\s+{way})?|{way})", regex.IGNORECASE)


@cache
def _near(words: Words) -> Pattern:
    return regex.compile(
        rf"(?<!\w){words.body('vicinity', 'near')}(?:\s+|(?<=['’])){_lead(words)}\s*$", regex.IGNORECASE
    )


@cache
def _near_behind(words: Words) -> Pattern:
    return regex.compile(rf"(?:['’]\p{{L}}+)?(?:\p{{M}}|র|ের)?\s+{words.body('vicinity', 'near_behind')}(?!\w)")


@cache
def _between(words: Words) -> Pattern:
    return regex.compile(rf"(?<!\w){words.body('vicinity', 'between')}\s+{_lead(words)}\s*$", regex.IGNORECASE)


@cache
def _between_behind(words: Words) -> Pattern:
    return regex.compile(rf"\s+{words.body('vicinity', 'between_behind')}(?!\w)")


@cache
def _joins(words: Words) -> Pattern:
    return regex.compile(rf"\s+{words.body('vicinity', 'and')}\s*{_lead(words)}\s*", regex.IGNORECASE)


@cache
def _leaving(words: Words) -> Pattern:
    """What stands before the place that a journey leaves."""
    return regex.compile(rf"(?<!\w){words.body('vicinity', 'leave')}\s*{_lead(words)}$", regex.IGNORECASE)


@cache
def _reaches(words: Words) -> Pattern:
    """What stands between that place and the one it goes to."""
    return regex.compile(rf"\s+{words.body('vicinity', 'reach')}\s*{_lead(words)}", regex.IGNORECASE)


@cache
def _leaves(words: Words) -> Pattern:
    """The same where one word behind the first place says both."""
    return regex.compile(rf"\s?{words.body('vicinity', 'leave_behind')}\s+", regex.IGNORECASE)


@cache
def _inside(words: Words) -> Pattern:
    """Between a place and the one around it: ", Mali", "in western Niger"."""
    links, parts = words.body("inside", "links"), words.body("inside", "parts")
    return regex.compile(rf",\s?|\s{links}\s?(?:{parts}[\s-]*){{0,3}}", regex.IGNORECASE)


@cache
def _road_behind(words: Words) -> Pattern:
    road, building = words.body("vicinity", "road"), words.body("kinds", "facility")
    return regex.compile(rf"['’]?\s{road}(?!\w)(?!\s{building}(?!\w))", regex.IGNORECASE)


@cache
def _road_before(words: Words) -> Pattern:
    road = words.body("vicinity", "road")
    return regex.compile(rf"(?<!\w){road}\s+(?:{words.body('of')}\s*)?$", regex.IGNORECASE)


@cache
def _road_between(words: Words) -> Pattern:
    """ "The road between", "the road from", "la route reliant"."""
    road, between, start = (words.body("vicinity", key) for key in ("road", "between", "from"))
    return regex.compile(
        rf"(?<!\w){road}\s+(?:[\p{{Ll}}]+\s+){{0,2}}?(?:{between}|{start})\s*{_lead(words)}\s*$", regex.IGNORECASE
    )


@cache
def _road_to(words: Words) -> Pattern:
    """ "The road to", "les routes qui mènent à"."""
    road, reach = words.body("vicinity", "road"), words.body("vicinity", "reach")
    link = r"(?:[\p{Ll}’']+\s+){0,3}?"
    return regex.compile(rf"(?<!\w){road}s?\s+{link}{reach}\s*{_lead(words)}\s*$", regex.IGNORECASE)


@cache
def _border(words: Words) -> Pattern:
    border, along = words.body("vicinity", "border"), words.body("vicinity", "with")
    return regex.compile(rf"(?<!\w){border}\s+(?:\p{{Ll}}+\s+)?{along}\s*{_lead(words)}\s*$", regex.IGNORECASE)


@cache
def _border_between(words: Words) -> Pattern:
    border, between = words.body("vicinity", "border"), words.body("vicinity", "between")
    return regex.compile(rf"(?<!\w){border}\s+{between}\s+{_lead(words)}\s*$", regex.IGNORECASE)


@cache
def _border_behind(words: Words) -> Pattern:
    return regex.compile(rf"['’]?s?\s{words.body('vicinity', 'border')}(?!\w)", regex.IGNORECASE)


@cache
def _part(words: Words) -> Pattern:
    """A direction just before an area: "northern Mali"."""
    return regex.compile(rf"(?<!\w)(?P<way>{_ways(words)})(?:\s+|-){_lead(words)}\s*$", regex.IGNORECASE)
