"""What triage sets aside is kept whole, listed with its likelihood, and read when asked."""

from __future__ import annotations

import json

import pytest

from tocsin.api import Ledger

TOLD = "Gunmen kidnapped four technicians near Ayorou in Niger on 6 May 2025, the ministry said."
PLAIN = (
    "The library will stay open until nine in the evening during the examinations, and borrowers may now keep novels "
    "for four weeks. Membership costs five shillings a year."
)


@pytest.fixture
def source(tmp_path):
    rows = [
        {"id": "told", "published": "2025-05-07", "text": TOLD},
        {"id": "plain", "published": "2025-05-07", "text": PLAIN},
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


def aside(ledger):
    return [r for r in ledger.reports() if r.set_aside]


def test_by_default_everything_is_read(ledger, source):
    summary = ledger.ingest(source)
    assert (summary.new, summary.set_aside) == (2, 0) and not aside(ledger)


def test_what_is_set_aside_is_listed_with_its_likelihood_and_can_be_searched(ledger, source):
    summary = ledger.ingest(source, triage=True)
    assert (summary.new, summary.set_aside, summary.claims) == (1, 1, 1)
    (row,) = aside(ledger)
    assert row.id == "plain" and row.claims == 0 and row.notes[-1].startswith("set aside unread: 0.")
    assert [hit.id for hit in ledger.search("library")] == ["plain"]


def test_the_same_again_changes_nothing(ledger, source):
    ledger.ingest(source, triage=True)
    again = ledger.ingest(source, triage=True)
    assert (again.known, again.new, again.set_aside) == (2, 0, 0)
    assert [row.revision for row in ledger.reports()] == [1, 1]


def test_ingesting_without_triage_reads_it(ledger, source, tmp_path):
    ledger.ingest(source, triage=True)
    ledger.ingest(source)
    assert not aside(ledger)
    with Ledger(tmp_path / "other.db") as other:
        other.ingest(source)
        assert ledger.store.digest() == other.store.digest()
    assert ledger.ingest(source, triage=True).known == 2


def test_what_is_set_aside_can_be_read_without_its_source(ledger, source, monkeypatch):
    from tocsin.reading import triage

    kept_all = triage.triage
    monkeypatch.setattr(triage, "triage", lambda report: triage.Triaged(likely=0.01, keep=False))
    assert ledger.ingest(source, triage=True).set_aside == 2
    monkeypatch.setattr(triage, "triage", kept_all)
    source.unlink()
    summary = ledger.read_set_aside()
    assert (summary.revisions, summary.claims, summary.failed) == (2, 1, 0)
    assert not aside(ledger) and len(ledger.incidents()) == 1
    assert ledger.read_set_aside().revisions == 0
