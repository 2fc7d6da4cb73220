"""The shipped example reports: complete, well formed, and about nobody real's site."""

from __future__ import annotations

import email
import json
import re
from email import policy
from urllib.parse import urlsplit

import pytest

from tocsin.examples import paths

SUFFIXES = {".txt", ".html", ".jsonl", ".eml"}


def objects():
    return [json.loads(line) for path in paths() if path.suffix == ".jsonl" for line in path.open("rb")]


def test_there_are_enough_in_every_format():
    found = paths()
    assert {path.suffix for path in found} == SUFFIXES
    reports = sum(path.suffix != ".jsonl" for path in found) + len(objects())
    assert reports >= 14


def test_order_puts_the_revision_after_what_it_revises():
    names = [path.name for path in paths()]
    assert names.index("a02-harbour-courier.html") < names.index("a03-harbour-courier-revised.html")
    assert names == sorted(names)


def test_the_two_revisions_share_an_address():
    pages = [path.read_text(encoding="utf-8") for path in paths() if "harbour-courier" in path.name]
    addresses = {re.search(r'rel="canonical" href="([^"]+)"', page).group(1) for page in pages}
    assert len(pages) == 2 and len(addresses) == 1


def test_every_address_can_never_be_real():
    for path in paths():
        for url in re.findall(r"https?://[^\s\"'<>]+", path.read_text(encoding="utf-8")):
            host = urlsplit(url).hostname
            assert host.endswith(".example") or host == "schema.org", f"{path.name}: {url}"


def test_json_lines_are_reports():
    found = objects()
    assert len({one["id"] for one in found}) == len(found)
    assert all(one["text"].strip() and one["published"] and one["lang"] for one in found)


def test_pages_say_when_and_by_whom():
    for path in paths():
        if path.suffix == ".html":
            page = path.read_text(encoding="utf-8")
            assert 'property="article:published_time"' in page and 'property="og:site_name"' in page


@pytest.mark.parametrize("path", [path for path in paths() if path.suffix == ".eml"], ids=lambda path: path.name)
def test_the_mails_parse(path):
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["Date"].datetime.year == 2025
    assert "nationals were" in message.get_content()


@pytest.mark.parametrize("lang", ["en", "fr", "es", "ar"])
def test_languages(lang):
    pages = [path.read_text(encoding="utf-8") for path in paths() if path.suffix == ".html"]
    assert any(f'<html lang="{lang}"' in page for page in pages) or any(one["lang"] == lang for one in objects())


def test_the_folder_says_that_all_is_invented():
    import tocsin.examples

    readme = paths()[0].parent / "README.md"
    assert "invented" in readme.read_text(encoding="utf-8")
    assert "invented" in tocsin.examples.__doc__
    listed = readme.read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in listed for path in paths())
