"""First-level divisions of countries and regions of common speech, from the tables that ship."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tocsin.places.entries import Admin1, Region
from tocsin.places.folding import fold


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("tocsin.places") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _by_code() -> dict[tuple[str, str], Admin1]:
    return {(r[0], r[1]): Admin1(country=r[0], code=r[1], name=r[2]) for r in _rows("admin1.tsv")}


@cache
def _by_name() -> dict[str, tuple[Admin1, ...]]:
    found: dict[str, dict[tuple[str, str], Admin1]] = {}
    for row in _rows("admin1.tsv"):
        names = [row[2], *(row[4].split("|") if len(row) > 4 else [])]
        division = _by_code()[row[0], row[1]]
        for name in names:
            found.setdefault(fold(name), {})[row[0], row[1]] = division
    return {name: tuple(d.values()) for name, d in found.items() if name}


@cache
def _common_regions() -> dict[str, Region]:
    found: dict[str, Region] = {}
    for name, others, countries, *middle in _rows("regions.tsv"):
        lat, lon, km = (float(cell) for cell in middle[:3]) if middle else (None, None, None)
        states, water = tuple(countries.split()), "water" in middle[3:]
        region = Region(name=name, countries=states, lat=lat, lon=lon, radius_km=km, water=water)
        found.update((fold(n), region) for n in (name, *others.split("|")) if n)
    return found


def admin1_name(country: str, code: str | None) -> str | None:
    """The usual English name of a division by GeoNames' code; None where there is none."""
    division = _by_code().get((country, code or ""))
    return division.name if division else None


def divisions_named(name: str) -> tuple[Admin1, ...]:
    """Divisions of all countries that bear a name, in any of its forms."""
    return _by_name().get(fold(name), ())


def region_named(name: str) -> Region | None:
    """A region of common speech by one of its names in the larger languages; None where it is none."""
    return _common_regions().get(fold(name))


def common_regions() -> tuple[Region, ...]:
    """All regions of common speech."""
    return tuple({region.name: region for region in _common_regions().values()}.values())


def region_countries(name: str) -> tuple[str, ...]:
    """Countries (ISO 3166-1 alpha-2) that a region of common speech lies in; () where it is none or a sea of many."""
    region = region_named(name)
    return region.countries if region else ()
