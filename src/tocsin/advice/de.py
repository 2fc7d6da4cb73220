"""Germany's travel advice: the open data interface of the Auswärtiges Amt, a country's entry or the list of all.

A "Reisewarnung" of the country is level 4, one of parts of it level 4 there and 2 for the country; what it "rät ab"
from is level 3. A warning for a situation (as in the pandemic) was of journeys that are not necessary: level 3. See
https://www.auswaertiges-amt.de/de/open-data-schnittstelle/736118
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from tocsin.advice.countries import called, coded
from tocsin.advice.markup import from_html
from tocsin.advice.page import Composer, Feed, Page, Said
from tocsin.advice.parts import Wording, parts
from tocsin.records import Span

_ISSUER, _PUBLISHER = "DE", "Auswärtiges Amt"
_WHERE = r"(?P<where>[^.;:\n]{1,200}?)(?P<list>(?!))?"
_TO = r"\s+(?:nach|in|auf)\s+(?:(?:die|das|den|der)\s+)?"
WORDINGS = (
    Wording(
        level=4,
        pattern=re.compile(rf"(?P<words>\bVor\s+Reisen){_TO}{_WHERE}\s+wird\s+(?:\w+\s+)?gewarnt", re.IGNORECASE),
    ),
    Wording(
        level=3,
        pattern=re.compile(
            rf"(?P<words>\bV(?:on|or)\s+(?:nicht\s+(?:unbedingt\s+)?(?:notwendigen|erforderlichen)[^.;:\n]{{0,40}}?\s+)?Reisen){_TO}"
            rf"{_WHERE}\s+wird\s+(?:derzeit\s+)?(?:dringend\s+)?abgeraten",
            re.IGNORECASE,
        ),
    ),
)
_ENTRIES = "https://www.auswaertiges-amt.de/opendata/travelwarning"
_MILLISECONDS = 10**11  # a time in seconds is below this until the year 5138


class Entry(msgspec.Struct):
    """A country's entry; in the list of all it has no content."""

    title: str = ""
    code: str = msgspec.field(name="CountryCode", default="")
    name: str = msgspec.field(name="CountryName", default="")
    modified: float | None = msgspec.field(name="lastModified", default=None)
    effective: float | None = None
    warning: bool = False
    partial: bool = msgspec.field(name="partialWarning", default=False)
    situation: bool = msgspec.field(name="situationWarning", default=False)
    situation_part: bool = msgspec.field(name="situationPartWarning", default=False)
    content: str | None = None


# The flags from the strongest, each with the level of the country and what the interface calls it.
FLAGS: tuple[tuple[str, int, str], ...] = (
    ("warning", 4, "Reisewarnung"),
    ("situation", 3, "situationsbedingte Reisewarnung"),
    ("partial", 2, "Teilreisewarnung"),
    ("situation_part", 2, "situationsbedingte Teilreisewarnung"),
)


def is_german(value: object) -> bool:
    """Whether a document is of the open data interface."""
    return isinstance(value, dict) and isinstance(value.get("response"), dict)


def read(value: object) -> Feed:
    """The feed that a document holds. Raises msgspec.ValidationError where its form is another."""
    assert isinstance(value, dict)
    pages = [
        _page(ident, msgspec.convert(entry, Entry, strict=False))
        for ident, entry in value["response"].items()
        if isinstance(entry, dict)
    ]
    return Feed(
        pages=tuple(one for one in pages if isinstance(one, Page)),
        left_out=tuple(one for one in pages if isinstance(one, str)),
    )


def _page(ident: str, entry: Entry) -> Page | str:
    code = coded(entry.code)
    if code is None:
        return f'"{(entry.name or entry.title)[:80]}" has no code of a country.'
    text = Composer()
    text.add(entry.title or f"{entry.name}: Reise- und Sicherheitshinweise")
    flags = text.add("\n".join(_flag_lines(entry)))
    body = text.add(from_html(entry.content))
    told = parts(text.text()[body.start : body.end], body.start, WORDINGS, called(code, entry.name))
    return Page(
        issuer=_ISSUER,
        country=code,
        publisher=_PUBLISHER,
        title=entry.title,
        text=text.text(),
        said=(_whole(entry, told, flags), *(one for one in told if one.region)),
        published=_moment(entry.modified if entry.modified is not None else entry.effective),
        url=f"{_ENTRIES}/{ident}" if ident.isascii() and ident.isdigit() else None,
        lang="de",
        complete=body.end > body.start,
    )


def _flag_lines(entry: Entry) -> Iterator[str]:
    for flag, _, words in FLAGS:
        yield f"{words}: {'ja' if getattr(entry, flag) else 'nein'}"


def _whole(entry: Entry, told: list[Said], flags: Span) -> Said:
    """The level of the country: the strongest of its flags and of what the text says of all of it."""
    raised = [Said(level=level, wording=words, spans=(flags,)) for flag, level, words in FLAGS if getattr(entry, flag)]
    whole = [one for one in told if one.region is None]
    parted = [Said(level=2, wording=one.wording, spans=one.spans) for one in told if one.region]
    none = Said(level=1, wording="keine Reisewarnung", spans=(flags,))
    return max((*raised, *whole, *parted, none), key=lambda one: one.level)


def _moment(stamp: float | None) -> str | None:
    """A time in seconds or milliseconds since 1970, spelt out; None for what is none."""
    if stamp is None:
        return None
    try:
        seconds = stamp / 1000 if stamp >= _MILLISECONDS else stamp
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        return None
