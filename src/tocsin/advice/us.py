"""The US Department of State's travel advisories: its API, its RSS feed, lists and pages made from them.

Levels are the department's own, 1 to 4, and stand in every title: "Mali - Level 4: Do Not Travel"
(https://travel.state.gov/content/travel/en/traveladvisories/traveladvisories.html). Parts of a country with a level
of their own are in the text: "Do not travel to: ...".
"""

from __future__ import annotations

import re

import msgspec

from tocsin.advice.countries import called, country_named
from tocsin.advice.markup import from_html, from_markdown
from tocsin.advice.page import Composer, Feed, Page, Said
from tocsin.advice.parts import Wording, parts

_ISSUER, _PUBLISHER = "US", "US Department of State"
WORDS = {
    1: "Exercise Normal Precautions",
    2: "Exercise Increased Caution",
    3: "Reconsider Travel",
    4: "Do Not Travel",
}
_TITLE = re.compile(
    r"(?P<name>.{1,120}?)(?:\s*[-–—]\s*See\s.{0,60}?)?\s*[-–—]\s*(?P<words>Level (?P<level>[1-4])\b.{0,80})"
)
_TO = r"\s+(?:to|in)\b\s*(?P<where>[^.;:\n]{0,300})(?P<list>:)?"
WORDINGS = (
    Wording(level=4, pattern=re.compile(rf"(?P<words>\bdo not travel\b){_TO}", re.IGNORECASE)),
    Wording(level=3, pattern=re.compile(rf"(?P<words>\breconsider travel\b){_TO}", re.IGNORECASE)),
    Wording(level=2, pattern=re.compile(rf"(?P<words>\bexercise increased caution\b){_TO}", re.IGNORECASE)),
)
_MARKDOWN = re.compile(
    r"#\s+(?P<name>[^\n]{1,120})\n+\*\*(?P<words>Level (?P<level>[1-4]) Advisory)\*\*\s*\n(?P<rest>.*)", re.DOTALL
)
_DATE = re.compile(r"\*\*Date:\*\*\s*([^\n]{1,60})")
_MAIL_DAY = re.compile(r"(?:\w{3},\s+)?(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3})\w*\s+(?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LINK = re.compile(r"\*\*Source:\*\*\s*\[[^\]\n]{0,100}\]\((https?://[^\s)]{1,500})\)")


class Entry(msgspec.Struct):
    """An advisory of the API, of the RSS feed or of a list made from them."""

    title: str = msgspec.field(name="Title", default="")
    link: str | None = msgspec.field(name="Link", default=None)
    summary: str | None = msgspec.field(name="Summary", default=None)
    published: str | None = msgspec.field(name="Published", default=None)
    updated: str | None = msgspec.field(name="Updated", default=None)


class Listed(msgspec.Struct):
    """An advisory of a list that has the level apart."""

    full_title: str
    remote_link: str | None = None
    date: str | None = None


def is_api(value: object) -> bool:
    """Whether a document is the API's list."""
    return _first_has(value, "Title")


def is_list(value: object) -> bool:
    """Whether a document is a list of titles with links."""
    return _first_has(value, "full_title")


def _first_has(value: object, key: str) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and key in value[0]


def read_api(value: object) -> Feed:
    """The feed of the API's list. Raises msgspec.ValidationError where its form is another."""
    return _feed([_page(one) for one in msgspec.convert(value, list[Entry], strict=False)])


def read_list(value: object) -> Feed:
    """The feed of a list of titles. Raises msgspec.ValidationError where its form is another."""
    found = msgspec.convert(value, list[Listed], strict=False)
    return _feed([_page(Entry(title=one.full_title, link=one.remote_link, published=one.date)) for one in found])


def read_rss(data: bytes) -> Feed:
    """The feed of an RSS document: no entity is resolved, nothing is fetched. Raises ValueError where it is none."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    items = [
        Entry(
            title=item.findtext("title") or "",
            link=item.findtext("link"),
            summary=item.findtext("description"),
            published=item.findtext("pubDate"),
        )
        for item in root.iter("item")
    ]
    return _feed([_page(one) for one in items])


def read_markdown(text: str) -> Feed | None:
    """The feed of one page in Markdown, None where it is none."""
    match = _MARKDOWN.match(text.lstrip())
    if match is None:
        return None
    date, link = _DATE.search(match["rest"]), _LINK.search(match["rest"])
    return _feed(
        [
            _page(
                Entry(
                    title=f"{match['name']} - Level {match['level']}: {WORDS[int(match['level'])]}",
                    link=link[1] if link else None,
                    published=date[1] if date else None,
                ),
                from_markdown(match["rest"]),
            )
        ]
    )


def _feed(pages: list[Page | str]) -> Feed:
    return Feed(
        pages=tuple(one for one in pages if isinstance(one, Page)),
        left_out=tuple(one for one in pages if isinstance(one, str)),
    )


def _page(entry: Entry, body: str | None = None) -> Page | str:
    title = " ".join(entry.title.split())
    match = _TITLE.match(title)
    if match is None:
        return f'"{title[:80]}" gives no level.'
    name = match["name"].removesuffix(" Travel Advisory")
    named = country_named(name)
    if named is None:
        return f"{name} is no country that Tocsin knows, or more than one."
    text = Composer()
    head = text.add(title)
    span = text.add(from_html(entry.summary) if body is None else body)
    told = parts(text.text()[span.start : span.end], span.start, WORDINGS, called(named.code, name))
    level = int(match["level"])
    whole = Said(level=level, wording=match["words"].strip(), spans=(head,), region=named.region)
    return Page(
        issuer=_ISSUER,
        country=named.code,
        publisher=_PUBLISHER,
        title=title,
        text=text.text(),
        said=(whole, *(one for one in told if one.region and one.level > level)),
        published=_day(entry.updated or entry.published),
        url=entry.link,
        complete=span.end > span.start and named.region is None,
    )


def _day(given: str | None) -> str | None:
    """A day written as in mails, without a time, in ISO 8601; anything else is left for the report to read."""
    match = _MAIL_DAY.fullmatch((given or "").strip())
    if match is None or match["month"].lower() not in _MONTHS:
        return given
    return f"{match['year']}-{_MONTHS.index(match['month'].lower()) + 1:02}-{int(match['day']):02}"
