"""The hand-written tables of this package and the names of states in CLDR, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from tocsin.records import Record

# Languages in which names of states are read (CLDR by way of Babel).
LANGUAGES = (
    "en", "fr", "es", "pt", "de", "it", "ar", "hi", "ur", "bn", "te", "ru", "uk", "tr", "id", "sw", "ha",
    "so", "sv", "nl", "ro", "hr", "sr", "bs", "am", "fa", "ps", "zh",
)  # fmt: skip
# CLDR's own name where English news writes another.
_ENGLISH = {
    "CD": "DR Congo", "CG": "Republic of the Congo", "CZ": "Czech Republic", "CI": "Ivory Coast",
    "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macau", "PS": "Palestine", "TR": "Turkey",
    "BA": "Bosnia and Herzegovina", "ST": "São Tomé and Príncipe",
}  # fmt: skip
# Regions of CLDR that are no entry of ISO 3166-1; Kosovo's XK is user-assigned, and is kept.
_NOT_STATES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


class Row(Record, frozen=True):
    """One line of a table: a language, a code and forms."""

    lang: str
    code: str
    forms: tuple[str, ...]


def _lines(name: str) -> list[list[str]]:
    """Cells of a table's lines but its comments and its head."""
    text = resources.files("tocsin.names.data").joinpath(name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return lines[1:]


def _forms(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(", "))


@cache
def demonym_table() -> dict[str, dict[str, tuple[str, ...]]]:
    """Base forms of demonyms by language and code."""
    langs = ("en", "fr", "es", "pt", "de", "it", "ar", "hi")
    table: dict[str, dict[str, tuple[str, ...]]] = {lang: {} for lang in langs}
    for code, *cells in _lines("demonyms.tsv"):
        for lang, cell in zip(langs, cells, strict=True):
            table[lang][code] = _forms(cell)
    return table


@cache
def common_forms() -> tuple[Row, ...]:
    """Names of states in use beside those of CLDR."""
    lines = _lines("common_forms.tsv")
    return tuple(Row(lang=lang, code=code, forms=_forms(cell)) for lang, code, cell in lines)


@cache
def more_demonyms() -> tuple[Row, ...]:
    """Demonyms of further languages, in all their forms."""
    lines = _lines("more_demonyms.tsv")
    return tuple(Row(lang=lang, code=code, forms=_forms(cell)) for lang, code, cell in lines)


@cache
def capitals() -> dict[str, tuple[str, ...]]:
    """Capitals that stand for a government, by code, in all languages together."""
    return {code: tuple(dict.fromkeys(_forms(cell))) for code, cell in _lines("capitals.tsv")}


@cache
def traps() -> dict[str, dict[str, list[str]]]:
    """Forms that are not, or not surely, the state they look like."""
    return read_toml("traps.toml")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of this package's data."""
    return tomllib.loads(resources.files("tocsin.names.data").joinpath(name).read_text("utf-8"))


@cache
def cldr_names(lang: str) -> dict[str, str]:
    """CLDR's names of states in ``lang`` by ISO 3166-1 alpha-2 code; empty for a language it lacks."""
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(lang.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_STATES
    }


def display_names(lang: str) -> dict[str, str]:
    """Names to show, by code."""
    return {**cldr_names(lang), **_ENGLISH} if lang == "en" else cldr_names(lang)


def cldr_forms(lang: str) -> dict[str, tuple[str, ...]]:
    """CLDR's names as written in text: "Myanmar (Burma)" is two names, "&" is "and", "St." is "Saint"."""
    return {code: _as_written(code, name) for code, name in cldr_names(lang).items()}


def _as_written(code: str, name: str) -> tuple[str, ...]:
    head, *inner = [part.strip(" )）") for part in re.split(r"[(（]", name)]
    # Both Congos and both Hong Kong and Macao names carry their country or capital in the brackets.
    if inner and code in ("CD", "CG", "HK", "MO"):
        return ()
    parts = [part.replace("&", "and") for part in ([head, *inner] if inner else [name]) if part]
    return (*parts, *(part.replace("St.", "Saint") for part in parts if "St." in part))
