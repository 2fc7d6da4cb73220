"""The crash benchmark, over a few invented reports: killed at random moments, the ledger comes out equal."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
from pathlib import Path

import pytest

PLACES = ["Ayorou", "Zinder", "Maradi", "Agadez", "Diffa"]


@pytest.fixture
def crash():
    path = Path(__file__).parents[2] / "bench" / "crash.py"
    spec = importlib.util.spec_from_file_location("bench_crash", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def reports(tmp_path):
    source = tmp_path / "reports.jsonl"
    lines = [
        {
            "id": f"r{n}",
            "published": f"2025-05-{n % 27 + 1:02}",
            "lang": "en",
            "text": f"Gunmen kidnapped {n % 5 + 2} technicians near {PLACES[n % 5]} in Niger on {n % 9 + 1} May 2025, "
            f"a spokesman of the ministry said. Report {n} of the harbour office.",
        }
        for n in range(60)
    ]
    source.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return source


@pytest.mark.skipif(sys.platform != "linux", reason="the benchmark forks")
def test_killed_and_fed_again_is_equal(crash, reports, tmp_path):
    assert list(crash.trials(reports, 2, 5, tmp_path)) == [True, True]
    with sqlite3.connect(tmp_path / "whole.db") as db:
        assert db.execute("SELECT count(*) FROM report").fetchone() == (60,)
        assert db.execute("SELECT count(*) FROM incident").fetchone() > (0,)


@pytest.mark.skipif(sys.platform != "linux", reason="the benchmark forks")
def test_a_ledger_that_lost_something_is_noticed(crash, reports, tmp_path):
    crash._started(tmp_path / "a.db", reports).join()
    before = crash.digest(tmp_path / "a.db")
    with sqlite3.connect(tmp_path / "a.db") as db:
        db.execute("DELETE FROM incident_claim")
        db.execute("UPDATE claim SET superseded_at = '2026' WHERE key = 1")
    assert crash.digest(tmp_path / "a.db") != before
