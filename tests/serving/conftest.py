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

from browsing import ARGUMENTS, CHROMIUM, WIDTHS, Watched, served
from desks import entered


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A ledger of the examples, to be copied and never changed."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    with Ledger.open(path) as ledger:
        ledger.ingest(paths())
    return path


@pytest.fixture
def enter():
    """Opens a desk over a ledger, for its first admin."""
    return entered


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


@pytest.fixture(scope="module")
def browser():
    """Chromium, without a window; closed with each module, for its loop bears none of another test beside it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
    with playwright.sync_playwright() as made:
        running = made.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def drawn_map(tmp_path_factory):
    """A map of vector tiles: land over all, a sea over its east, a road, a town and a layer of nobody's schema."""
    pytest.importorskip("pmtiles", reason="pmtiles makes the map")
    from tiling import vector_map

    return vector_map(tmp_path_factory.mktemp("tiles") / "small map.pmtiles")


@pytest.fixture(scope="session")
def painted_map(tmp_path_factory):
    """A map of pictures, all of one colour."""
    pytest.importorskip("pmtiles", reason="pmtiles makes the map")
    from tiling import picture_map

    return picture_map(tmp_path_factory.mktemp("tiles") / "painted.pmtiles", (200, 30, 160))


@pytest.fixture(scope="module")
def base(filled):
    """A desk on a port, looked at and not changed."""
    with served(filled) as address:
        yield address


@pytest.fixture
def own_base(filled, tmp_path):
    """A desk on a port of one's own, to decide on."""
    with served(shutil.copy(filled, tmp_path / "own.db")) as address:
        yield address


@pytest.fixture
def opened(browser):
    """Opens pages that must have nothing wrong with them in the end."""
    contexts = []

    def make(base, width="wide", scheme="light"):
        across, down = WIDTHS[width]
        context = browser.new_context(viewport={"width": across, "height": down}, color_scheme=scheme)
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "tocsin", "value": base.session, "url": base.base}])
        contexts.append((context, Watched(context.new_page(), base.base)))
        return contexts[-1][1]

    yield make
    wrong = [one for context, watched in contexts for one in watched.wrong]
    for context, _ in contexts:
        context.close()
    assert wrong == []
