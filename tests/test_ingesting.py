"""What ingesting makes of where a report comes from and when it was published."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tocsin import api
from tocsin.api import Ledger
from tocsin.ledger.answers import IncidentQuery
from tocsin.reports import SourceError

TEXT = "Gunmen kidnapped four technicians near Ayorou in Niger on 6 May 2025, the ministry said."
HEADED = "NIAMEY, 7 May 2025\n\n" + TEXT


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def rows(ledger):
    return [(r.published, r.revision, r.copy_of is not None) for r in ledger.reports(failed=False)]


def test_the_day_that_heads_a_text_is_its_day_of_publication(ledger, tmp_path):
    ledger.ingest(written(tmp_path / "a.txt", HEADED))
    assert rows(ledger) == [("2025-05-07", 1, False)]
    (found,) = ledger.incidents()
    assert found.first_reported == dt.date(2025, 5, 7)
    assert ledger.incidents(as_of=dt.datetime(2025, 5, 8, tzinfo=dt.UTC)) == [found]
    assert ledger.incidents(as_of=dt.datetime(2025, 5, 7, tzinfo=dt.UTC)) == []


def test_a_day_to_come_or_inside_the_text_is_not(ledger, tmp_path):
    ledger.ingest([written(tmp_path / "a.txt", TEXT), written(tmp_path / "b.txt", HEADED.replace("2025", "2999"))])
    assert [published for published, _, _ in rows(ledger)] == [None, None]


def test_what_a_source_does_not_say_can_be_given(ledger, tmp_path):
    own = json.dumps({"id": "own", "publisher": "Fanal", "published": "2025-05-09", "text": TEXT})
    sources = [written(tmp_path / "a.txt", HEADED), written(tmp_path / "own.jsonl", own)]
    ledger.ingest(sources, published="2025-05-08", publisher="Embassy", lang="en")
    assert {(r.published, r.publisher, r.lang) for r in ledger.reports()} == {
        ("2025-05-08", "Embassy", "en"),
        ("2025-05-09", "Fanal", "en"),
    }
    with pytest.raises(ValueError, match=r"31/31/2025.*write it as 2025-11-09"):
        ledger.ingest(sources, published="31/31/2025")
    with pytest.raises(ValueError, match="31/31/2025"):
        api.read(TEXT, "31/31/2025")


def test_a_date_that_cannot_be_read_is_told_of(ledger, tmp_path):
    lines = [{"id": "a", "published": "31/31/2025", "text": TEXT}, {"id": "b", "published": ["x"], "text": TEXT + "!"}]
    summary = ledger.ingest(written(tmp_path / "r.jsonl", "\n".join(map(json.dumps, lines))))
    assert [source for source, _ in summary.notes] == [f"{tmp_path / 'r.jsonl'}:{n}" for n in (1, 2)]
    assert '"31/31/2025" cannot be read and counts as unknown' in summary.notes[0][1]
    assert {r.id: (r.published, len(r.notes)) for r in ledger.reports()} == {"a": (None, 1), "b": (None, 1)}


PAGE = (
    "<html><head><link rel='canonical' href='https://courier.example/a'>"
    "<meta property='article:published_time' content='2025-05-07T08:00:00Z'>{more}</head>"
    "<body><article><p>{text}</p></article></body></html>"
)


def test_a_version_is_known_from_when_its_page_says_that_it_was_changed(ledger, tmp_path):
    changed = "<meta property='article:modified_time' content='2025-05-09T10:00:00Z'>"
    ledger.ingest(written(tmp_path / "a.html", PAGE.format(text=TEXT, more="")))
    ledger.ingest(written(tmp_path / "b.html", PAGE.format(text=TEXT.replace("four", "five"), more=changed)))
    assert rows(ledger) == [("2025-05-07T08:00:00Z", 2, False)]

    def taken(moment):
        (found,) = ledger.store.incidents(IncidentQuery(as_of=moment))
        return found.victims[0].best

    assert taken(dt.datetime(2025, 5, 8, tzinfo=dt.UTC)) == 4
    assert taken(dt.datetime(2025, 5, 9, 11, tzinfo=dt.UTC)) == 5


def test_an_edited_file_is_a_revision(ledger, tmp_path, monkeypatch):
    path = written(tmp_path / "a.txt", TEXT)
    ledger.ingest(path)
    written(path, TEXT.replace("four", "five"))
    monkeypatch.chdir(tmp_path)
    assert ledger.ingest("a.txt").revisions == 1
    assert rows(ledger) == [(None, 2, False)]
    (found,) = ledger.incidents()
    assert (len(found.claims), found.victims[0].best) == (1, 5)
    again = ledger.ingest(["./a.txt", written(tmp_path / "copy.txt", TEXT)])
    assert (again.known, again.new, again.copies, again.revisions) == (2, 0, 0, 0)


def test_a_file_with_another_report_altogether_is_none(ledger, tmp_path):
    path = written(tmp_path / "latest.txt", TEXT)
    ledger.ingest(path)
    written(path, "Two lorries were burned at a bridge below Garga while the market was closed for the feast.")
    assert ledger.ingest(path).new == 1
    assert len(rows(ledger)) == 2


def test_a_version_read_beside_the_one_known_keeps_its_claims(ledger, tmp_path):
    first = {"id": "a", "published": "2025-05-07", "text": TEXT}
    ledger.ingest(written(tmp_path / "r.jsonl", json.dumps(first)))
    second = {"id": "a", "published": "2025-05-08", "text": TEXT.replace("four", "five")}
    ledger.ingest(written(tmp_path / "r.jsonl", f"{json.dumps(first)}\n{json.dumps(second)}"))
    (found,) = ledger.incidents()
    assert found.victims[0].best == 5


def test_a_path_at_which_nothing_is_stops_the_call_and_leaves_nothing(ledger, tmp_path):
    good = written(tmp_path / "a.txt", TEXT)
    with pytest.raises(SourceError, match=r"typo\.txt does not exist: check the name"):
        ledger.ingest([good, tmp_path / "typo.txt"])
    assert ledger.reports() == []


def test_a_failure_leaves_the_list_once_its_source_is_read(ledger, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    lines = folder / "r.jsonl"
    written(lines, json.dumps({"id": "a", "text": TEXT}) + "\n{broken\n" + json.dumps({"text": ""}))
    empty = written(folder / "b.txt", "")
    assert ledger.ingest([lines, empty]).failed == 3
    written(lines, json.dumps({"id": "a", "text": TEXT}))
    ledger.ingest(lines)
    assert [r.source for r in ledger.reports(failed=True)] == [str(empty)]
    assert ledger.forget_failures() == 1
    assert ledger.reports(failed=True) == []
    ledger.ingest(folder)
    assert [r.source for r in ledger.reports(failed=True)] == [str(empty)]
    empty.unlink()
    ledger.ingest(folder)
    assert ledger.reports(failed=True) == []
