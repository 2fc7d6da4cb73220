"""The library's face: reading one report, and a ledger that one bad input never stops."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

import tocsin
from tocsin import api
from tocsin.api import Ledger
from tocsin.ledger import LedgerError
from tocsin.reading import read_report
from tocsin.reports import InstallationError

TEXT = "Gunmen kidnapped four technicians near Ayorou in Niger on {day} May 2025, the ministry said. Note {n}."


def written(path, count, first=0):
    lines = [
        {
            "id": f"r{n}",
            "lang": "en",
            "published": f"2025-05-{n % 20 + 10}",
            "text": TEXT.format(day=n % 9 + 1, n=n),
        }
        for n in range(first, first + count)
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def deadly(report):
    """A reader that one report breaks, and another kills."""
    if report.id == "r3":
        raise ValueError("broken")
    if report.id == "r5":
        os._exit(7)
    return read_report(report)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


def test_the_package_offers_its_face_without_loading_it():
    code = "import sys, tocsin; print([m for m in ('sqlalchemy', 'spacy', 'tocsin.api') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert tocsin.__all__ == sorted(tocsin.__all__)
    assert tocsin.read is api.read
    assert tocsin.Ledger is api.Ledger
    with pytest.raises(AttributeError):
        tocsin.nothing  # noqa: B018


def test_reading_one_report_cites_its_text():
    text = TEXT.format(day=6, n=1)
    reading = tocsin.read(text, "2025-05-08", id="x", publisher="The Harbour Courier")
    (claim,) = reading.claims
    assert (claim.id, claim.type) == ("x.1", "abduction")
    assert str(claim.date.start) == "2025-05-06"
    assert text[claim.counts[0].span.start : claim.counts[0].span.end].startswith("four")
    assert reading.report.publisher == "The Harbour Courier"


def test_ingesting_counts_reports_and_tells_how_far_it_is(ledger, tmp_path):
    told = []
    source = written(tmp_path / "r.jsonl", 30)
    (tmp_path / "empty.txt").write_text(" ")
    summary = ledger.ingest([source, tmp_path / "empty.txt"], progress=lambda done, of: told.append((done, of)))
    assert (summary.new, summary.failed, summary.known) == (30, 1, 0)
    assert summary.incidents == len(ledger.incidents()) > 0
    assert [f[0] for f in summary.failures] == [str(tmp_path / "empty.txt")]
    assert told[-1][0] == 31
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    again = ledger.ingest([source, tmp_path / "empty.txt"])
    assert (again.new, again.failed, again.known) == (0, 1, 30)


def test_what_is_known_is_not_read_again(ledger, tmp_path, monkeypatch):
    source = written(tmp_path / "r.jsonl", 5)
    ledger.ingest(source)
    monkeypatch.setattr("tocsin.reading.read_report", deadly)
    assert ledger.ingest(source).known == 5


def test_processes_and_none_give_equal_ledgers_in_the_same_order(tmp_path):
    source = written(tmp_path / "r.jsonl", 60)
    digests, orders = set(), set()
    for workers in (1, 2):
        with Ledger(tmp_path / f"{workers}.db") as made:
            assert made.ingest(source, workers=workers).new == 60
            digests.add(made.store.digest())
            orders.add(tuple(r.id for r in made.reports()))
    assert len(digests) == 1
    assert len(orders) == 1


def test_a_reader_that_fails_on_one_report_keeps_the_reason(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("tocsin.reading.read_report", lambda r: deadly(r) if r.id != "r5" else read_report(r))
    summary = ledger.ingest(written(tmp_path / "r.jsonl", 8))
    assert (summary.new, summary.failed) == (7, 1)
    (row,) = ledger.reports(failed=True)
    assert (row.id, row.failure.code) == ("r3", "reading_failed")
    assert "ValueError" in row.failure.message
    monkeypatch.undo()
    assert ledger.ingest(tmp_path / "r.jsonl").new == 1
    assert ledger.reports(failed=True) == []


@pytest.mark.skipif(sys.platform != "linux", reason="a fork takes the broken reader along")
def test_a_report_that_kills_its_process_does_not_stop_the_rest(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("tocsin.reading.read_report", deadly)
    summary = ledger.ingest(written(tmp_path / "r.jsonl", 45), workers=2)
    assert (summary.new, summary.failed) == (43, 2)
    assert {r.id for r in ledger.reports(failed=True)} == {"r3", "r5"}


def test_a_report_that_cannot_be_filed_does_not_stop_the_rest(ledger, tmp_path, monkeypatch):
    from tocsin.ledger import filing

    whole = filing.file

    def breaking(connection, received, reading, at):
        if received.id == "r4":
            raise KeyError("a defect")
        return whole(connection, received, reading, at)

    monkeypatch.setattr(filing, "file", breaking)
    summary = ledger.ingest(written(tmp_path / "r.jsonl", 8))
    assert (summary.new, summary.failed) == (7, 1)
    assert [(r.id, r.failure.code) for r in ledger.reports(failed=True)] == [("r4", "filing_failed")]


def test_a_ledger_of_another_kind_stops_with_one_sentence(tmp_path):
    (tmp_path / "x.db").write_text("no database, but longer than the header of one would be " * 20)
    with pytest.raises(LedgerError):
        Ledger(tmp_path / "x.db")


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_keeps_the_finished_batches_and_leaves_no_process(tmp_path):
    source = written(tmp_path / "r.jsonl", 400)
    code = (
        "import sys\nfrom tocsin.api import Ledger\nledger = Ledger(sys.argv[1])\n"
        "try:\n    ledger.ingest(sys.argv[2], workers=2, progress=lambda d, t: print(d, flush=True))\n"
        "except KeyboardInterrupt:\n    print('stopped', ledger.store.counts()['reports'], flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "ledger.db"), str(source)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Under nohup this process ignores the signal, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert process.stdout.readline().strip() == "25"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    stopped, kept = out.split()[-2:]
    assert (stopped, int(kept) % 25) == ("stopped", 0)
    assert 25 <= int(kept) < 400
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_reading_processes_end_with_a_parent_that_is_killed(tmp_path):
    source = written(tmp_path / "r.jsonl", 400)
    code = (
        "import sys; from tocsin.api import Ledger; Ledger(sys.argv[1]).ingest(sys.argv[2], workers=2, progress=print)"
    )
    process = subprocess.Popen(
        [sys.executable, "-uc", code, str(tmp_path / "ledger.db"), str(source)],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    process.stdout.readline()
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    while time.monotonic() < until and session(process.pid):
        time.sleep(0.1)
    assert session(process.pid) == []
    process.stdout.close()


def session(leader):
    """Ids of the processes that still run in a session."""
    done = subprocess.run(["ps", "-o", "pid=,stat=", "-s", str(leader)], capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if "Z" not in line]


def test_a_broken_installation_stops_with_one_sentence_and_blames_no_report(ledger, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "tocsin.reading", None)
    with pytest.raises(InstallationError, match="pip install --force-reinstall tocsin"):
        ledger.ingest(written(tmp_path / "r.jsonl", 1))
    assert ledger.reports() == []
