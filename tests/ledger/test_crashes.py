"""The crash benchmark in small: killed, on a full disk, without the right to write, nothing is lost or doubled."""

from __future__ import annotations

import importlib
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the benchmark forks")


@pytest.fixture(scope="module")
def crashes():
    sys.path.insert(0, str(BENCH))
    try:
        yield importlib.import_module("crashes")
    finally:
        sys.path.remove(str(BENCH))


def test_thirty_trials(crashes):
    found = list(crashes.trials(30, 5, ["ingest", "merge", "decision", "migration"], 6))
    assert [t for t in found if t.wrong] == []
    assert {t.how for t in found} == {"killed", "full", "read-only"}
    assert {t.work for t in found} == {"ingest", "merge", "decision", "migration"}


def test_what_was_lost_is_noticed(crashes, tmp_path):
    kinds = crashes.works(crashes.reports(4), crashes.reports(4, seed=2, start=4), crashes.DUMP)
    known = crashes._undisturbed(kinds["ingest"], tmp_path)
    folder = tmp_path / "trial"
    folder.mkdir()
    ledger = folder / "ledger.db"
    ledger.write_bytes(known.begin.read_bytes())
    assert "lost" in crashes._wrong(kinds["ingest"], ledger, known, {"a digest that was never filed"})
    with closing(sqlite3.connect(ledger)) as db:
        db.execute("UPDATE revision SET publisher = 'Another' WHERE key = 1")
        db.commit()
    assert "no longer reads" in crashes._wrong(kinds["ingest"], ledger, known, set())
