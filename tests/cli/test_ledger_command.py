"""tocsin ledger, erase and reread over a real ledger: what they print, refuse and return."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tocsin.cli.trouble import Misasked, Trouble
from tocsin.ledger import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    from keeping_making import said
    from ledger_making import TAKEN, file, told

    path = tmp_path / "desk.db"
    monkeypatch.setenv("TOCSIN_LEDGER", str(path))
    with closing(Store.open(path)) as store:
        file(store, said("r1"), told("r2", TAKEN, published="2025-11-09"))
        store.decide("confirm", ("r1.1",), analyst="Lima", reason="the embassy says so")
    return path


def test_looking_after_a_ledger(run, ledger, tmp_path):
    checked = run("ledger", "check")
    assert (
        checked.return_value == 0
        and "Sound: 2 reports, 2 claims, 1 incidents, 5 entries of the chain" in checked.output
    )
    info = json.loads(run("ledger", "info", "--format", "json").output)
    assert info["entries"] == 5 and info["reports"] == 2 and info["end"]["kind"] == "decision"
    assert info["end"]["hash"] in run("ledger", "info").output
    copy = tmp_path / "copy.db"
    assert "2 reports and 1 incidents" in run("ledger", "backup", copy).output
    with pytest.raises(Trouble, match="there already"):
        run("ledger", "backup", copy)
    audit = run("ledger", "audit").output
    assert "backed up" in audit and "Lima" in audit and "confirm: the embassy says so" in audit
    assert "again" in run("ledger", "restore", copy, "--yes").output
    with pytest.raises(Trouble, match="There is no file"):
        run("ledger", "restore", tmp_path / "none.db", "--yes")
    run("ledger", "renew")

    erased = run("erase", "Ravi Kannan", "Kannan", "--because", "the family asked", "--yes")
    assert "of 1 reports" in erased.output and f"This copy holds it still: {copy}" in erased.stderr
    assert run("ledger", "check", "--holds", info["end"]["hash"]).return_value == 0
    with pytest.raises(Misasked, match="reason"):
        run("erase", "Kannan", "--because", " ", "--yes")
    assert run("ledger", "names").stderr.startswith("No account is listed")
    assert "sow" in run("ledger", "names", "--allow", "sow").output
    assert json.loads(run("ledger", "audit", "--seen", "--format", "json").output) == []
    assert "Dropped 0 readings" in run("reread", "--discard").output
    assert "Filed 0 new readings" in run("reread", "--accept").output
    with pytest.raises(Misasked, match="--accept or --discard"):
        run("reread", "--accept", "--discard")

    with sqlite3.connect(ledger) as db:
        db.execute("UPDATE revision SET publisher = 'Another' WHERE report = 'r2'")
    broken = run("ledger", "check")
    assert broken.return_value == 1
    assert "Report r2 (version 1): it no longer reads as entry 3 of the chain has it." in broken.output
    # What follows from another publisher is another incident, too.
    defects = json.loads(run("ledger", "check", "--format", "json").output)["defects"]
    assert {d["part"] for d in defects} == {"chain", "incidents"}
    assert [d["where"] for d in defects if d["part"] == "chain"] == ["report r2 (version 1)"]
