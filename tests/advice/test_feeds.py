"""Governments' feeds: whose advice, on what, at which level, in which words; and nothing that breaks the run."""

from __future__ import annotations

import json

import pytest
from feed_making import CA, DE, UK, UK_INDEX, US_API, US_LIST, US_PAGE, US_RSS, encoded
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.advice import parse, receive_advice
from tocsin.reports.intake import UnreadableError


def told(value):
    """Country, part and level of all that a feed says."""
    return {(page.country, said.region, said.level) for page in parse(encoded(value)).pages for said in page.said}


@pytest.mark.parametrize(
    ("feed", "wanted"),
    [
        (
            UK,
            {
                ("ML", None, 2),
                ("ML", "the regions of Gao and Kidal", 4),
                ("ML", "the road from Diboli to Kayes", 4),
                ("ML", "Bamako", 3),
            },
        ),
        (UK_INDEX, {("NE", None, 4)}),
        (US_API, {("ML", None, 4), ("BJ", None, 2), ("BJ", "Areas near the W park", 4)}),
        (US_LIST, {("KG", None, 1), ("BQ", "Saba", 1)}),
        (US_RSS, {("TD", None, 3)}),
        (US_PAGE, {("NG", None, 3), ("NG", "Borno and Yobe states", 4), ("NG", "Kaduna state", 4)}),
        (
            DE,
            {
                ("ML", None, 4),
                ("BJ", None, 2),
                ("BJ", "Grenzgebiete zu Niger", 4),
                ("BJ", "Norden der Provinz Borgou", 3),
                ("TG", None, 1),
            },
        ),
        (CA, {("ML", None, 4), ("TG", None, 2)}),
    ],
)
def test_every_feed_is_read(feed, wanted):
    assert told(feed) == wanted


@pytest.mark.parametrize("feed", [UK, UK_INDEX, US_API, US_LIST, US_RSS, US_PAGE, DE, CA])
def test_every_level_has_words_in_the_text(feed):
    for page in parse(encoded(feed)).pages:
        assert page.said and page.title in page.text
        for said in page.said:
            assert all(page.text[span.start : span.end].strip() for span in said.spans)
            assert said.wording


def test_a_governments_own_wording_is_kept():
    (page,) = parse(encoded(UK)).pages
    assert [said.wording for said in page.said] == [
        "avoid all travel to parts",
        "advises against all travel",
        "advises against all travel",
        "advises against all but essential travel",
    ]
    assert parse(encoded(US_API)).pages[0].said[0].wording == "Level 4: Do Not Travel"
    assert parse(encoded(DE)).pages[0].said[0].wording == "Reisewarnung"


@pytest.mark.parametrize(
    ("status", "level"),
    [
        (["avoid_all_travel_to_whole_country"], 4),
        (["avoid_all_but_essential_travel_to_whole_country", "avoid_all_travel_to_parts"], 3),
        (["avoid_all_travel_to_parts"], 2),
        ([], 1),
    ],
)
def test_the_status_of_a_british_page_is_the_countrys_level(status, level):
    quiet = {"slug": "summary", "title": "Summary", "body": "<p>Most visits are trouble-free.</p>"}
    page = {**UK, "details": {**UK["details"], "alert_status": status, "parts": [quiet]}}
    assert told(page) == {("ML", None, level)}


def test_nothing_of_a_page_is_run_or_shown_that_a_browser_hides():
    (page,) = parse(encoded(UK)).pages
    assert "alert(" not in page.text and "<" not in page.text


def test_what_names_no_level_or_no_country_is_said():
    feed = parse(encoded(US_API))
    assert len(feed.left_out) == 2 and "Atlantis" in feed.left_out[1]
    assert "1 of the index's 2 countries" in parse(encoded(UK_INDEX)).left_out[0]


def test_days_are_read_in_every_spelling():
    assert parse(encoded(US_LIST)).pages[0].published == "2026-02-10"
    assert parse(encoded(DE)).pages[0].published == parse(encoded(DE)).pages[1].published
    assert parse(encoded(DE)).pages[2].published is None
    assert parse(encoded(CA)).pages[0].published == "2025-11-07T12:00:00"


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{"&a" + (str(n - 1) if n else "") + ";"}{"&a;" * 9}">' for n in range(1, 9))
    + "]><rss><item><title>&a8; - Level 4: Do Not Travel</title></item></rss>"
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"null",
        b"[]",
        b"{}",
        b"<",
        b"<html><body>Mali</body>",
        b"\x00\xff\x00",
        json.dumps({**UK, "details": {**UK["details"], "parts": "no list"}}).encode(),
        json.dumps({"response": {"1": {"CountryCode": "ML", "warning": "perhaps"}}}).encode(),
        json.dumps({"metadata": {}, "data": {"ML": {"advisory-state": "high"}}}).encode(),
        json.dumps([{"full_title": 7}]).encode(),
        b"# Mali\n\nLevel 4",
    ],
)
def test_what_is_no_feed_is_told_in_one_sentence(data):
    with pytest.raises(UnreadableError) as caught:
        feed = parse(data)
        assert feed.pages == () or feed.left_out
    message = caught.value.message
    assert message.endswith(".") and "\n" not in message and len(message) < 400


def test_entities_are_not_expanded():
    try:
        feed = parse(BILLION.encode())
    except UnreadableError:
        return
    assert all(len(page.text) < 1000 for page in feed.pages)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(["details", "links", "title", "public_updated_at", "base_path"]), ODD)
@settings(max_examples=80, deadline=None)
def test_any_value_in_any_field_is_a_feed_or_a_sentence(field, value):
    try:
        parse(json.dumps({**UK, field: value}).encode())
    except UnreadableError as error:
        assert "\n" not in error.message


def test_long_hostile_pages_take_linear_time():
    import time

    for body in ("advises against all travel to " * 20_000, "<li>" * 100_000, "- \n" * 100_000, "*_" * 100_000):
        page = {**UK, "details": {**UK["details"], "parts": [{"slug": "summary", "title": "S", "body": body}]}}
        start = time.process_time()
        parse(encoded(page))
        parse(("# Mali\n\n**Level 4 Advisory**\n" + body).encode())
        assert time.process_time() - start < 10


def test_a_page_becomes_a_report_with_its_statements(tmp_path):
    (tmp_path / "mali.json").write_bytes(encoded(UK))
    ((received, reading),) = receive_advice([tmp_path / "mali.json"])
    assert received.id == "advice:GB:ML:2025-11-08T10:00:00Z"
    assert received.report.url == "https://www.gov.uk/foreign-travel-advice/mali"
    assert {statement.complete for statement in reading.statements} == {True}
    for statement in reading.statements:
        said = [received.report.text[span.start : span.end] for span in statement.evidence]
        assert all(said)
        assert statement.region is None or any(statement.region in one for one in said)


def test_the_same_day_of_a_list_and_of_a_page_are_two_reports(tmp_path):
    (tmp_path / "list.json").write_bytes(
        encoded([{"full_title": "Nigeria - Level 3: Reconsider Travel", "date": "Fri, 12 Jun 2026"}])
    )
    (tmp_path / "page.md").write_bytes(encoded(US_PAGE))
    ids = {received.id for received, _ in receive_advice([tmp_path])}
    assert ids == {"advice:US:NG:listed:2026-06-12", "advice:US:NG:2026-06-12"}


def test_bad_files_stop_nothing(tmp_path):
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_bytes(encoded(UK))
    (tmp_path / "c.json").write_bytes(b" " * (21 * 1024 * 1024))
    found = [one for one in receive_advice([tmp_path]) if not isinstance(one, str)]
    assert [received.failure.code if received.failure else None for received, _ in found] == [
        "broken_json",
        None,
        "too_large",
    ]


def test_an_address_on_a_private_network_is_not_fetched():
    ((received, _),) = receive_advice(["http://127.0.0.1:9/advice.json"])
    assert received.failure.code == "private_host"


def test_real_feeds(shared):
    found = [one for one in receive_advice([shared / "advisories"]) if not isinstance(one, str)]
    levels = [s.level for _, reading in found if reading for s in reading.statements if s.region is None]
    assert len(levels) > 200 and set(levels) == {1, 2, 3, 4}
    assert [received.failure.code for received, _ in found if received.failure] == ["unknown_feed"]
