"""News agencies by the names that texts give them, in several scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from tocsin.records import Record

_ARABIC_PREFIX = "[لبوفك]?"


class Agency(Record, frozen=True):
    """An agency: ``lone`` are forms that are other things too, and name it only where a text credits its source."""

    id: str
    name: str
    forms: tuple[str, ...]
    lone: tuple[str, ...]


class AgencyMention(Record, frozen=True):
    """Code points ``[start, end)`` that name an agency; ``sure`` is False for a form that is other things too."""

    agency: Agency
    start: int
    end: int
    sure: bool


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of the table."""
    text = resources.files("tocsin.names.data").joinpath("agencies.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple(Agency(id=i, name=name, forms=_forms(forms), lone=_forms(lone)) for i, name, forms, lone in lines)


def find_agencies(text: str) -> Iterator[AgencyMention]:
    """Where a text names agencies, in its order; of two forms at one place the longer."""
    for found in _pattern().finditer(text):
        agency, sure = _known()[found["form"]]
        yield AgencyMention(agency=agency, start=found.start("form"), end=found.end("form"), sure=sure)


@lru_cache(maxsize=4096)
def agency_called(name: str) -> Agency | None:
    """The agency that a name means, with or without an article or the word agency; None for any other name."""
    found = list(find_agencies(name))
    return found[0].agency if found and _bare(name, found[0]) else None


def _bare(name: str, found: AgencyMention) -> bool:
    """Whether a name holds little besides the agency's: "the news agency Reuters", "l'AFP", not "Reuters' landlord"."""
    beside = re.findall(r"[^\W\d_]+", name[: found.start] + " " + name[found.end :])
    return all(
        len(word) <= 3 or re.match(r"(?i)(?:news|agenc|agênc|agenz|agentur|nachrichten|وكالة)", word) for word in beside
    )


def _forms(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(", "))


@cache
def _known() -> dict[str, tuple[Agency, bool]]:
    lone = {form: (agency, False) for agency in agencies() for form in agency.lone}
    return lone | {form: (agency, True) for agency in agencies() for form in agency.forms}


@cache
def _pattern() -> re.Pattern[str]:
    # A word of Latin letters ends at its own letters only: scripts without spaces write on at once.
    longest = sorted(_known(), key=lambda form: (-len(form), form))
    told = "|".join(re.escape(form) for form in longest)
    return re.compile(
        rf"(?:(?<!\w)|(?<!\w){_ARABIC_PREFIX}(?=[\u0600-\u06ff])|(?<=[\u4e00-\u9fff]))(?P<form>{told})(?![a-zA-Z\u0600-\u06ff\u0900-\u0dff])"
    )
