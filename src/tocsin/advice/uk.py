"""The United Kingdom's travel advice: the content API of GOV.UK, a country's page or the index of all.

The API (https://content-api.publishing.service.gov.uk/) gives a page's status in four values of its own; pages from
before there were any say it in the text alone. A country of which only parts are advised against is level 2, one of
which nothing is advised against level 1.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from tocsin.advice.countries import called, country_named
from tocsin.advice.markup import from_html
from tocsin.advice.page import Composer, Feed, Page, Said
from tocsin.advice.parts import Wording, parts
from tocsin.records import Span

_ISSUER, _PUBLISHER = "GB", "Foreign, Commonwealth & Development Office"
# https://github.com/alphagov/publishing-api, schema travel_advice: alert_status.
STATUS = {
    "avoid_all_travel_to_whole_country": 4,
    "avoid_all_but_essential_travel_to_whole_country": 3,
    "avoid_all_travel_to_parts": 2,
    "avoid_all_but_essential_travel_to_parts": 2,
}
_TO = r"(?:\s+(?:to|in|within)\b)?(?P<where>[^.;:\n]{0,200})(?P<list>:)?"
_ADVISES = r"\badvis(?:es?|ing)\s+"
WORDINGS = (
    Wording(level=4, pattern=re.compile(rf"(?P<words>{_ADVISES}against\s+all\s+travel\b){_TO}", re.IGNORECASE)),
    Wording(
        level=3,
        pattern=re.compile(rf"(?P<words>{_ADVISES}against\s+all\s+but\s+essential\s+travel\b){_TO}", re.IGNORECASE),
    ),
)
_WARNING_PARTS = {"summary", "warnings-and-insurance", "still-current-at"}
_SITE = "https://www.gov.uk"


class Part(msgspec.Struct):
    """A part of a page."""

    title: str = ""
    slug: str = ""
    body: Any = ""


class Country(msgspec.Struct):
    name: str = ""
    slug: str = ""


class Details(msgspec.Struct):
    """What a country's page holds."""

    country: Country | None = None
    alert_status: list[str] | None = None
    change_description: str | None = None
    parts: list[Part] = []


class Child(msgspec.Struct):
    """A page that the index lists."""

    base_path: str = ""
    title: str = ""
    api_url: str | None = None
    public_updated_at: str | None = None
    details: Details | None = None


class Links(msgspec.Struct):
    children: list[Child] = []


class Document(msgspec.Struct):
    """A country's page, or the index."""

    base_path: str = ""
    title: str = ""
    public_updated_at: str | None = None
    updated_at: str | None = None
    details: Details = msgspec.field(default_factory=Details)
    links: Links = msgspec.field(default_factory=Links)


def is_uk(value: object) -> bool:
    """Whether a document is of GOV.UK's travel advice."""
    return isinstance(value, dict) and str(value.get("base_path", "")).startswith("/foreign-travel-advice")


def read(value: object) -> Feed:
    """The feed that a document holds. Raises msgspec.ValidationError where its form is another."""
    document = msgspec.convert(value, Document, strict=False)
    if document.links.children and document.details.country is None:
        return _index(document)
    return _feed([_page(document, document.details)], "")


def _index(document: Document) -> Feed:
    """What the index tells by itself: the changes that name a level; the pages it lists are where levels are."""
    pages = [
        _page(Document(base_path=one.base_path, title=one.title, public_updated_at=one.public_updated_at), one.details)
        for one in document.links.children
        if one.details
    ]
    listed = tuple(one.api_url for one in document.links.children if one.api_url)
    told = [page for page in pages if isinstance(page, Page) and page.said]
    rest = len(document.links.children) - len(told)
    note = f"{rest} of the index's {len(document.links.children)} countries are listed without a level: add their pages"
    return Feed(pages=tuple(told), left_out=(f"{note}.",) if rest else (), listed=listed)


def _feed(pages: list[Page | str], note: str) -> Feed:
    return Feed(
        pages=tuple(one for one in pages if isinstance(one, Page)),
        left_out=tuple(one for one in (*pages, note) if isinstance(one, str) and one),
    )


def _page(document: Document, details: Details | None) -> Page | str:
    details = details or Details()
    name = details.country.name if details.country else document.title.removesuffix(" travel advice")
    named = country_named(name)
    if named is None:
        return f"{name or document.base_path} is no country that Tocsin knows."
    text = Composer()
    head = text.add(document.title or f"{name} travel advice")
    status = text.add(_status_line(details.alert_status))
    text.add(details.change_description)
    said: list[Said] = []
    summary: Span | None = None
    for part in details.parts:
        text.add(part.title)
        body = from_html(part.body if isinstance(part.body, str) else "")
        span = text.add(body)
        if part.slug in _WARNING_PARTS:
            summary = summary or span
            said += parts(text.text()[span.start : span.end], span.start, WORDINGS, called(named.code, name))
    if not details.parts:
        said = parts(text.text()[head.start :], head.start, WORDINGS, called(named.code, name))
    whole = _whole(details, said, status, summary)
    return Page(
        issuer=_ISSUER,
        country=named.code,
        publisher=_PUBLISHER,
        title=document.title or f"{name} travel advice",
        text=text.text(),
        said=(*([whole] if whole else []), *(one for one in said if one.region)),
        published=document.public_updated_at or document.updated_at,
        url=_SITE + document.base_path,
        complete=bool(details.parts),
    )


def _status_line(given: list[str] | None) -> str:
    """A page's status in words, "" where it gives none."""
    if given is None:
        return ""
    return f"Alert status: {', '.join(one.replace('_', ' ') for one in given) or 'none'}"


def _whole(details: Details, said: list[Said], status: Span, summary: Span | None) -> Said | None:
    """The level of the country as a whole: as the status says, else as the text does, else by its silence."""
    known = [one for one in details.alert_status or () if one in STATUS]
    if known:
        worst = max(known, key=lambda one: STATUS[one])
        return Said(level=STATUS[worst], wording=worst.replace("_", " "), spans=(status,))
    told = [one for one in said if one.region is None]
    if told:
        return max(told, key=lambda one: one.level)
    if said and details.parts:
        return Said(level=2, wording=said[0].wording, spans=said[0].spans)
    if summary is None or summary.start == summary.end:
        return None
    return Said(level=1, wording="no advice against travel", spans=(status if details.alert_status == [] else summary,))
