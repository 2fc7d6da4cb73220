"""Canada's travel advice: the open data index of Global Affairs Canada, all countries in one document.

``advisory-state`` is 0 to 3: take normal security precautions, exercise a high degree of caution, avoid non-essential
travel, avoid all travel (https://travel.gc.ca/travelling/advisories/about); so level 1 to 4.
"""

from __future__ import annotations

import msgspec

from tocsin.advice.countries import coded
from tocsin.advice.page import Composer, Feed, Page, Said

_ISSUER, _PUBLISHER = "CA", "Global Affairs Canada"
WORDS = {
    0: "Take normal security precautions",
    1: "Exercise a high degree of caution",
    2: "Avoid non-essential travel",
    3: "Avoid all travel",
}


class Words(msgspec.Struct):
    """What is said in one language."""

    name: str = ""
    slug: str = msgspec.field(name="url-slug", default="")
    advisory: str = msgspec.field(name="advisory-text", default="")
    updates: str | None = msgspec.field(name="recent-updates", default=None)


class Published(msgspec.Struct):
    date: str | None = None
    stamp: float | None = msgspec.field(name="timestamp", default=None)


class Entry(msgspec.Struct):
    """A country's entry."""

    state: int = msgspec.field(name="advisory-state")
    code: str = msgspec.field(name="country-iso", default="")
    name: str = msgspec.field(name="country-eng", default="")
    published: Published | None = msgspec.field(name="date-published", default=None)
    regional: int = msgspec.field(name="has-regional-advisory", default=0)
    english: Words | None = msgspec.field(name="eng", default=None)


def is_canadian(value: object) -> bool:
    """Whether a document is the index."""
    return isinstance(value, dict) and "metadata" in value and isinstance(value.get("data"), dict)


def read(value: object) -> Feed:
    """The feed that the index holds. Raises msgspec.ValidationError where its form is another."""
    assert isinstance(value, dict)
    entries = msgspec.convert(value["data"], dict[str, Entry], strict=False)
    pages = [_page(one) for one in entries.values()]
    return Feed(
        pages=tuple(one for one in pages if isinstance(one, Page)),
        left_out=tuple(one for one in pages if isinstance(one, str)),
    )


def _page(entry: Entry) -> Page | str:
    code = coded(entry.code)
    words = entry.english or Words()
    name = words.name or entry.name
    if code is None or entry.state not in WORDS:
        return f"{name[:80] or 'An entry'} has no code of a country, or no state that is known."
    text = Composer()
    text.add(f"{name} travel advice")
    span = text.add(words.advisory or WORDS[entry.state])
    text.add(words.updates)
    date = entry.published.date if entry.published else None
    return Page(
        issuer=_ISSUER,
        country=code,
        publisher=_PUBLISHER,
        title=f"{name} travel advice",
        text=text.text(),
        said=(Said(level=entry.state + 1, wording=(words.advisory or WORDS[entry.state])[:200], spans=(span,)),),
        published=date.replace(" ", "T") if date else None,
        url=f"https://travel.gc.ca/destinations/{words.slug}" if words.slug.replace("-", "").isalnum() else None,
        complete=not entry.regional,
    )
