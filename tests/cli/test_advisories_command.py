"""``tocsin advisories``: taking feeds in, comparing governments, and what cannot be."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tocsin.cli.trouble import Misasked, Trouble

LISTED = [
    {
        "full_title": "Mali - Level 3: Reconsider Travel",
        "remote_link": "https://travel.example/ml",
        "date": "Wed, 01 Oct 2025",
    },
    {
        "full_title": "Mali - Level 4: Do Not Travel",
        "remote_link": "https://travel.example/ml",
        "date": "Fri, 07 Nov 2025",
    },
    {"full_title": "Togo - Level 2: Exercise Increased Caution", "date": "Fri, 07 Nov 2025"},
]
GERMAN = {
    "response": {
        "1": {"title": "Mali: Hinweise", "CountryCode": "ML", "CountryName": "Mali", "lastModified": 1759320000},
        "2": {"title": "Mali: Reisewarnung", "CountryCode": "ML", "CountryName": "Mali", "lastModified": 1762700000,
              "warning": True, "content": "<p>Vor Reisen nach Mali wird \x1b[31mgewarnt.</p>"},
    }
}  # fmt: skip


@pytest.fixture
def advised(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TOCSIN_LEDGER", str(tmp_path / "ledger.db"))
    (tmp_path / "us.json").write_text(json.dumps(LISTED))
    (tmp_path / "de.json").write_text(json.dumps(GERMAN))
    result = run("advisories", "add", tmp_path / "us.json", tmp_path / "de.json")
    assert result.exit_code == 0 and result.output == "5 pages of advice taken in.\n"
    return tmp_path


def test_governments_side_by_side_with_their_history(run, advised):
    text = run("advisories", "Mali").output
    assert "United States: raised from 3 to 4, do not travel" in text
    assert "Level 4: Do Not Travel" in text and "Reisewarnung" in text
    assert "Raised: United States first, on 7 November 2025; then Germany 2 days later." in text
    assert "https://travel.example/ml" in text and "\x1b[31m" not in text


def test_what_was_known_then(run, advised):
    (entry,) = [e for e in json.loads(run("advisories", "ML", "--as-of", "2025-11-08", "--format", "json").output)["now"]
                if e["entry"]["issuer"] == "DE"]  # fmt: skip
    assert entry["entry"]["level"] == 1
    assert "No government's advice on Mali" in run("advisories", "ML", "--as-of", "2024").output


def test_all_countries(run, advised):
    assert "Togo" in run("advisories").output
    lines = [json.loads(line) for line in run("advisories", "--format", "jsonl").output.splitlines()]
    assert {(line["entry"]["country"], line["entry"]["issuer"], line["entry"]["level"]) for line in lines} == {
        ("ML", "US", 4),
        ("ML", "DE", 4),
        ("TG", "US", 2),
    }


def test_changes_as_rows(run, advised):
    rows = list(csv.DictReader(io.StringIO(run("advisories", "ML", "--format", "csv").output)))
    assert [(row["day"], row["issuer"], row["move"], row["before"], row["level"]) for row in rows] == [
        ("2025-10-01", "DE", "first known", "", "1"),
        ("2025-10-01", "US", "first known", "", "3"),
        ("2025-11-07", "US", "raised", "3", "4"),
        ("2025-11-09", "DE", "raised", "1", "4"),
    ]
    assert all(row["quote"] and row["feed"] == "yes" for row in rows)


def test_again_changes_nothing(run, advised):
    again = run("advisories", "add", advised / "us.json")
    assert again.output.startswith("0 pages of advice taken in, 3 known before")


def test_what_is_no_feed_stops_nothing(run, advised):
    (advised / "bad.json").write_text("{")
    result = run("advisories", "add", advised / "bad.json", advised / "de.json")
    assert result.exit_code in (0, 1) and "1 could not be read" in result.output
    assert "bad.json: It is not valid JSON" in result.stderr
    assert "bad.json" in run("reports", "--failed").output
    with pytest.raises(Trouble, match="does not exist"):
        run("advisories", "add", advised / "none.json")


def test_a_country_that_is_none(run, store):
    with pytest.raises(Misasked):
        run("advisories", "Malli")
    assert "No government's advice is known" in run("advisories").output


def test_a_brief_tells_the_advice_that_stands(run, advised):
    text = run("brief", "--country", "ML", "--format", "markdown").output
    assert "United States: do not travel" in text and "Germany" in text
