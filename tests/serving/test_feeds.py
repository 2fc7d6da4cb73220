"""Views of incidents as Atom feeds."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ElementTree

import msgspec

from tocsin import Ledger
from tocsin.serving import Access
from tocsin.serving.feeds import atom

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(answer):
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def test_a_feed_is_its_view(desk):
    asked = {"country": "Niger", "type": "abduction"}
    rows = desk.get("/api/incidents", params=asked).json()["incidents"]
    found = entries(desk.get("/api/incidents/feed.atom", params=asked))
    assert [one.findtext(f"{ATOM}id") for one in found] == [f"tag:tocsin,2026:{row['incident']['id']}" for row in rows]
    link = found[0].find(f"{ATOM}link").get("href")
    assert link == f"http://127.0.0.1/incidents/{rows[0]['incident']['id']}"


def test_a_feed_names_itself_and_when_it_changed(desk):
    feed = ElementTree.fromstring(desk.get("/api/incidents/feed.atom?country=CO").content)
    other = ElementTree.fromstring(desk.get("/api/incidents/feed.atom?country=NE").content)
    assert feed.findtext(f"{ATOM}id") != other.findtext(f"{ATOM}id")
    latest = max(one.findtext(f"{ATOM}updated") for one in feed.findall(f"{ATOM}entry"))
    assert feed.findtext(f"{ATOM}updated") == latest


def test_readers_of_feeds_sign_in_with_a_token_as_password(desk, filled):
    desk.cookies.clear()
    assert desk.get("/api/incidents/feed.atom").status_code == 401
    access = Access.beside(filled)
    told = f"anything:{access.new_token('ada', 'a reader of feeds', 'read')}".encode()
    basic = {"Authorization": f"Basic {base64.b64encode(told).decode()}"}
    assert entries(desk.get("/api/incidents/feed.atom", headers=basic))
    for wrong in ("Basic", "Basic !!!", "Basic YWRhOnNlY3JldA==", f"Digest {told.decode()}"):
        assert desk.get("/api/incidents/feed.atom", headers={"Authorization": wrong}).status_code == 401, wrong
    desk.cookies.set("tocsin", access.session("ada"))


def test_what_xml_cannot_hold_is_replaced(filled):
    with Ledger.open(filled) as ledger:
        one = ledger.incidents()[0]
    hostile = msgspec.structs.replace(one.place, name="<script>&\x00\x0b\ud800]]>\uffff")
    told = atom([msgspec.structs.replace(one, place=hostile)], "http://desk", "http://desk/api?a=<>&b")
    entry = ElementTree.fromstring(told).find(f"{ATOM}entry")
    assert "<script>&\ufffd\ufffd\ufffd]]>\ufffd" in "".join(entry.itertext())
