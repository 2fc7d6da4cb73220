"""Any view of incidents as a feed, for readers of feeds: Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
from hashlib import blake2b
from typing import Any, Final
from xml.etree import ElementTree

import msgspec
from litestar import Request, Response, Router, get

from tocsin import wording as words
from tocsin.ledger.titles import title
from tocsin.records import Incident
from tocsin.serving.asking import Asked, TheLedger

_ATOM: Final = "http://www.w3.org/2005/Atom"
_TYPE: Final = "application/atom+xml"
_SHOWN: Final = 50
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEVER: Final = dt.date(1970, 1, 1)


@get(
    "/feed.atom",
    summary="The incidents that fit, as a feed",
    media_type=_TYPE,
    opt={"costs": 5},
    sync_to_thread=True,
)
def feed(ledger: TheLedger, asked: Asked, request: Request[Any, Any, Any]) -> Response[bytes]:
    """The latest fifty; an incident of which more came to be known is told as updated. Readers of feeds sign in with
    any name and a token as its password."""
    found = ledger.store.incidents(msgspec.structs.replace(asked, limit=_SHOWN))
    base = str(request.base_url).rstrip("/")
    return Response(atom(found, base, str(request.url)), media_type=_TYPE)


def atom(incidents: list[Incident], base: str, address: str) -> bytes:
    """A feed of incidents that is found at an address of a desk."""
    top = ElementTree.Element("feed", xmlns=_ATOM)
    updated = max((_updated(one) for one in incidents), default=_moment(_NEVER))
    for name, text in (("id", _tag(address.partition("?")[2])), ("title", "Tocsin: incidents"), ("updated", updated)):
        ElementTree.SubElement(top, name).text = text
    ElementTree.SubElement(top, "link", rel="self", href=address)
    ElementTree.SubElement(ElementTree.SubElement(top, "author"), "name").text = "Tocsin"
    for one in incidents:
        entry = ElementTree.SubElement(top, "entry")
        facts = [words.date_words(one.date), words.place_words(one.place), words.people_words(one), one.status]
        for name, text in (
            ("id", _tag(one.id)),
            ("title", _clean(title(one))),
            ("updated", _updated(one)),
            ("summary", _clean("; ".join(fact for fact in facts if fact))),
        ):
            ElementTree.SubElement(entry, name).text = text
        ElementTree.SubElement(entry, "link", href=f"{base}/incidents/{one.id}")
    written: bytes = ElementTree.tostring(top, "utf-8", xml_declaration=True)
    return written


def _updated(one: Incident) -> str:
    return _moment(one.updated or one.first_reported or _NEVER)


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _tag(text: str) -> str:
    """An id that stays (RFC 4151), whatever address the desk has."""
    name = text if text.startswith("i-") else blake2b(text.encode(), digest_size=8).hexdigest()
    return f"tag:tocsin,2026:{name}"


def _clean(text: str) -> str:
    """Without what XML cannot hold (XML 1.0, 2.2)."""
    return _NO_XML.sub("\ufffd", text)


routes = Router(path="/api/incidents", route_handlers=[feed], tags=["incidents"])
