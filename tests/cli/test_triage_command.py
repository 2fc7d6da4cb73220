"""``ingest --triage`` says what it left unread, and ``reports --set-aside`` lists and reads it."""

from __future__ import annotations

import json

import pytest

PLAIN = (
    "The library will stay open until nine in the evening during the examinations, and borrowers may now keep novels "
    "for four weeks. Membership costs five shillings a year."
)


@pytest.fixture
def aside(run, tmp_path, monkeypatch):
    """A ledger into which a report went that triage set aside."""
    monkeypatch.setenv("TOCSIN_LEDGER", str(tmp_path / "desk.db"))
    source = tmp_path / "plain.jsonl"
    source.write_text(json.dumps({"id": "plain", "published": "2025-05-07", "text": PLAIN}), encoding="utf-8")
    return run("ingest", "--triage", source)


def test_what_is_set_aside_is_said(aside):
    assert "0 new" in aside.output and "1 set aside" in aside.output
    assert "1 report was set aside unread: tocsin reports --set-aside lists them." in aside.stderr


def test_it_is_listed_with_its_likelihood(aside, run):
    (row,) = json.loads(run("reports", "--set-aside", "--format", "json").output)
    assert row["id"] == "plain" and row["set_aside"] and "likely to tell of an incident" in row["notes"][-1]
    assert "unread" in run("reports", "--set-aside").output


def test_it_is_read_when_asked(aside, run):
    assert "1 revised" in run("reports", "--set-aside", "--read").output
    assert json.loads(run("reports", "--set-aside", "--format", "json").output) == []


@pytest.mark.parametrize("wrong", [("--read",), ("--failed", "--set-aside")])
def test_options_that_do_not_go_together(aside, run, wrong):
    with pytest.raises(Exception, match=r"^Give "):
        run("reports", *wrong)
