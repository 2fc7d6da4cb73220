"""A desk over the example reports, asked as a browser asks it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tocsin import Ledger
from tocsin.examples import paths

# Makes the helpers beside these tests importable under importlib import mode.
sys.path.insert(0, str(Path(__file__).parent))

from desks import entered


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A ledger of the examples, to be copied and never changed."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    with Ledger.open(path) as ledger:
        ledger.ingest(paths())
    return path


@pytest.fixture(scope="module")
def desk(filled):
    """A desk that is asked and not changed."""
    with entered(filled) as client:
        yield client


@pytest.fixture
def own(filled, tmp_path):
    """A desk of one's own, to decide on."""
    path = shutil.copy(filled, tmp_path / "own.db")
    with entered(path) as client:
        client.headers["X-Tocsin"] = "1"
        yield client


@pytest.fixture
def taken(desk):
    """The abduction near Téra."""
    found = desk.get("/api/incidents", params={"type": "abduction", "nationality": "PH"}).json()["incidents"]
    return next(one["incident"] for one in found if one["incident"]["place"]["name"] == "Téra")
