"""Makes the helpers beside these tests importable under importlib import mode."""

import sys
from pathlib import Path

import pytest

from tocsin.ledger import Store

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "ledger.db")
    yield opened
    opened.close()
