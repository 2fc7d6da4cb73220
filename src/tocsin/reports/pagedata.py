"""What a page says of itself: title, publisher, publication time, address.

From JSON-LD, Open Graph and the usual meta names. Only stated publication dates count as such; a date of change
says since when this version is known, one found in the text nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from tocsin.records import Record
from tocsin.reports.addresses import web_address
from tocsin.reports.dates import normalise_published

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "pubdate",
    "publishdate", "publish-date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "WebPage",
    "Report",
)
_MAX_JSON_LD = 1_000_000
_MAX_NODES = 2000


Tree = Any  # lxml has no types


class PageData(Record, frozen=True):
    """Particulars of a page, None where it does not give them."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None


def page_data(tree: Tree, address: str | None = None) -> PageData:
    """Read the particulars of the parsed page ``tree`` that was found at ``address``.

    A page fetched from one site may not pass itself off as another's: its canonical address then counts only
    where it is of the same site.
    """
    metas = _metas(tree)
    article = _article(tree)
    publisher = article.get("publisher")
    candidates = (*tree.xpath("//link[@rel='canonical']/@href"), metas.get("og:url"), article.get("url"))
    return PageData(
        title=_first(article.get("headline"), *(metas.get(name) for name in _TITLE), *_title(tree)),
        publisher=_first(
            *(metas.get(name) for name in _PUBLISHER[:1]),
            publisher.get("name") if isinstance(publisher, dict) else publisher,
            *(metas.get(name) for name in _PUBLISHER[1:]),
        ),
        published=_published(article.get("datePublished"), *(metas.get(name) for name in _PUBLISHED), *_times(tree)),
        modified=_published(article.get("dateModified"), *(metas.get(name) for name in _MODIFIED)),
        url=next((url for given in candidates if (url := _address(given, address))), None),
    )


def _first(*values: object) -> str | None:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _published(*values: object) -> str | None:
    return next((date for value in values if isinstance(value, str) and (date := normalise_published(value))), None)


def _metas(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _title(tree: Tree) -> Iterator[str]:
    for element in tree.iter("title"):
        yield element.text_content()
        return


def _times(tree: Tree) -> Iterator[str]:
    yield from tree.xpath("//time[@pubdate or contains(@itemprop, 'datePublished')]/@datetime")


def _article(tree: Tree) -> dict[str, Any]:
    nodes = [node for script in tree.xpath("//script[@type='application/ld+json']") for node in _nodes(script.text)]
    for wanted in _ARTICLES:
        for node in nodes:
            kinds = node.get("@type")
            if wanted in (kinds if isinstance(kinds, list) else [kinds]):
                return node
    return {}


def _nodes(text: str | None) -> list[dict[str, Any]]:
    try:
        value = json.loads(text or "", strict=False) if len(text or "") <= _MAX_JSON_LD else None
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting and len(found) < _MAX_NODES:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:_MAX_NODES]))
        elif isinstance(node, dict):
            found.append(node)
            waiting.append(node.get("@graph"))
    return found


def _address(given: object, address: str | None) -> str | None:
    if not isinstance(given, str) or not given.strip():
        return None
    try:
        url = web_address(urljoin(address or "", given.strip()))
    except ValueError:
        return None
    return url if url and (address is None or _site(url) == _site(address)) else None


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").rstrip(".")
    for prefix in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(prefix)
    return host
