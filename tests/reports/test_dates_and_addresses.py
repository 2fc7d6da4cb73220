import datetime as dt

import pytest

from tocsin.reports import canonical_url, known_at, normalise_published, publication_day
from tocsin.reports.addresses import web_address


@pytest.mark.parametrize(
    ("given", "spelled"),
    [
        ("2025-11-09T08:30:00Z", "2025-11-09T08:30:00Z"),
        ("2025-11-09 08:30", "2025-11-09T08:30:00Z"),
        ("20251109T083000Z", "2025-11-09T08:30:00Z"),
        ("2025-11-09T08:30:00.123+05:30", "2025-11-09T08:30:00+05:30"),
        ("Sun, 09 Nov 2025 08:30:00 +0100", "2025-11-09T08:30:00+01:00"),
        ("Sun, 09 Nov 2025 08:30:00 GMT", "2025-11-09T08:30:00Z"),
        (" 2025-11-09 ", "2025-11-09"),
        ("20251109", "2025-11-09"),
        ("2025-11", "2025-11"),
        ("2025-13", None),
        ("2025-02-30", None),
        ("2025", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("yesterday", None),
        ("Tuesday", None),
        ("", None),
        (None, None),
        ("\u0662\u0660\u0662\u0665-11-09", None),
    ],
)
def test_published_has_one_spelling(given, spelled):
    assert normalise_published(given) == spelled


def test_a_report_is_known_at_the_end_of_its_day_or_month():
    assert known_at("2025-11-09T08:30:00+05:30") == dt.datetime(2025, 11, 9, 3, 0, tzinfo=dt.UTC)
    assert known_at("2025-11-09") == dt.datetime(2025, 11, 9, 23, 59, 59, tzinfo=dt.UTC)
    assert known_at("2024-02") == dt.datetime(2024, 2, 29, 23, 59, 59, tzinfo=dt.UTC)
    assert known_at("soon") is None
    assert known_at(None) is None


def test_the_day_of_publication_is_the_publishers_own():
    assert publication_day("2025-11-09T01:00:00+05:30") == dt.date(2025, 11, 9)
    assert publication_day("2025-11-09") == dt.date(2025, 11, 9)
    assert publication_day("2025-11") is None


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        (
            "HTTPS://News.Example.ORG:443/A/b?b=2&utm_source=x&a=1&fbclid=9#top",
            "https://news.example.org/A/b?a=1&b=2",
        ),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:8080/?q=a+b", "http://example.org:8080/?q=a+b"),
        ("http://user:secret@example.org./x", "http://example.org/x"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("https://example.org/?id=", "https://example.org/?id="),
        (" urn:report:5 ", "urn:report:5"),
        ("http://example.org:port/", "http://example.org:port/"),
    ],
)
def test_one_page_has_one_address(given, canonical):
    assert canonical_url(given) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "given", ["javascript:alert(1)", "http://a b/", "http://x/\n", "//x/y", "http:///", "x" * 3000]
)
def test_what_is_no_web_address_is_no_link(given):
    assert web_address(given) in {None, given.strip()}
    assert (web_address(given) is None) == (given != "http://x/\n")
