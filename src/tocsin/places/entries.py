"""Records of places as the gazetteer gives them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tocsin.records import Record


class Progress(Protocol):
    """Is told how much of a long run is done, of how much where that is known, and what is being done."""

    def __call__(self, done: int, total: int | None, what: str | None = None, /) -> None: ...


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

    ``lat`` and ``lon`` are its middle and ``radius_km`` how far it usually reaches from there, all rough. ``water``
    where it is a sea, which is no country's however many lie around it.
    """

    name: str
    countries: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    water: bool = False


class Source(Record, frozen=True):
    """A file of places with the address it is from ('' for a file of the user's own) and its ETag there."""

    path: Path
    url: str = ""
    etag: str = ""


class Added(Record, frozen=True):
    """What loading files of places did: rows of places, names added to places, lines whose place is not known."""

    rows: int
    names: int = 0
    unknown: int = 0


class Loaded(Record, frozen=True):
    """A file that was added: where it is from, the SHA-256 (hex) and size in bytes of what was loaded, when (UTC)."""

    origin: str
    sha256: str
    size: int
    rows: int
    etag: str
    at: str
