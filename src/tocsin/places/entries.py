"""Records of places as the gazetteer gives them."""

from __future__ import annotations

from tocsin.records import Record


class Entry(Record, frozen=True):
    """A place of the gazetteer. ``lat`` and ``lon`` in degrees, WGS 84; ``matched`` the name asked for."""

    geonameid: int
    name: str
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str | None
    admin1_code: str | None
    admin2: str | None
    population: int
    matched: str


class Ranked(Record, frozen=True):
    """An entry with how well it fits a search, 0 to 1, and why."""

    entry: Entry
    score: float
    why: tuple[str, ...]


class Admin1(Record, frozen=True):
    """A first-level division, by its usual English name."""

    country: str
    code: str
    name: str


class Admin2(Record, frozen=True):
    """A second-level division: ``admin1`` is GeoNames' code of the first-level one it is in, "" where unknown.

    ``code`` is its publisher's own. A negative ``geonameid`` is of this product: GeoNames' own is not known.
    """

    country: str
    admin1: str
    name: str
    code: str | None = None
    geonameid: int | None = None


class Located(Record, frozen=True):
    """Where a position lies. ``border_km`` is the distance to the border of its first-level division.

    ``approximate`` where that border was cut between towns, because no map draws the division as it is today.
    """

    country: str | None
    admin1: Admin1 | None
    admin2: Admin2 | None
    border_km: float | None
    approximate: bool


class AddedArea(Record, frozen=True):
    """A file of boundaries that was added: its level, the countries its areas lie in and how many they are."""

    source: str
    level: str
    countries: tuple[str, ...]
    areas: int


class Region(Record, frozen=True):
    """A region of common speech, without a border of its own.

    ``lat`` and ``lon`` are its middle and ``radius_km`` how far it usually reaches from there, all rough.
    """

    name: str
    countries: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


class Added(Record, frozen=True):
    """What loading files of places did: rows stored, and malformed lines passed over."""

    rows: int
    skipped: int
