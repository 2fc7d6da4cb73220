"""Two writers and a reader on one ledger at once, for some seconds."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.mark.skipif(sys.platform != "linux", reason="the benchmark forks")
def test_nothing_is_lost(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    crowding = importlib.import_module("crowding")
    filed, asked, wrong = crowding.crowd(tmp_path / "ledger.db", 5)
    assert wrong == []
    assert filed > 1 and asked > 0
