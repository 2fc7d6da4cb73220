"""Countries as governments head their pages with them."""

from __future__ import annotations

import re

from tocsin.names import country_code, country_name
from tocsin.records import Record

# Names that no table of names of states has; islands that share a country's code are parts of it.
_ALSO: dict[str, tuple[str, str | None]] = {
    "bonaire": ("BQ", "Bonaire"),
    "saba": ("BQ", "Saba"),
    "sint eustatius": ("BQ", "Sint Eustatius"),
    "mainland china, hong kong & macau": ("CN", None),
    "mainland china": ("CN", None),
    "kingdom of denmark": ("DK", None),
    "kyrgyz republic": ("KG", None),
    "israel, the west bank and gaza": ("IL", None),
    "the occupied palestinian territories": ("PS", None),
    "st pierre & miquelon": ("PM", None),
    "federated states of micronesia": ("FM", None),
    "saint vincent and the grenadines": ("VC", None),
    "cote d ivoire": ("CI", None),
    "burma (myanmar)": ("MM", None),
}
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{2}\Z")


class Named(Record, frozen=True):
    """The country that a page is on, and the part of it where the page is on that alone."""

    code: str
    region: str | None = None


def country_named(name: str, lang: str = "en") -> Named | None:
    """The country that a page's title means; None where it is none, or several."""
    given = " ".join(name.split())
    bare = _ARTICLE.sub("", given)
    for one in (given, bare):
        if one.casefold() in _ALSO:
            code, region = _ALSO[one.casefold()]
            return Named(code=code, region=region)
    found = country_code(given, lang) or country_code(bare, lang)
    return Named(code=found) if found else None


def coded(code: str | None) -> str | None:
    """An ISO 3166-1 alpha-2 code that a feed gives, in capitals; None where it is none."""
    upper = (code or "").strip().upper()
    return upper if _CODE.match(upper) and country_name(upper) != upper else None


def called(code: str, *others: str) -> tuple[str, ...]:
    """What a country is called in English, and what else a page calls it."""
    return tuple(_ARTICLE.sub("", name) for name in (country_name(code), *others) if name)
