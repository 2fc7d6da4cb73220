"""docs/commands.md is what the commands' own help says."""

from __future__ import annotations

import re
from pathlib import Path

from tocsin.cli.app import COMMANDS, tocsin
from tocsin.cli.reference import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "docs/commands.md is stale: python -m tocsin.cli.reference > docs/commands.md"
    )


def test_every_command_is_in_it():
    text = reference()
    assert all(f"## tocsin {name}\n" in text for name in COMMANDS)
    assert "## tocsin places add\n" in text


def test_every_command_teaches_with_an_example():
    ctx = tocsin.make_context("tocsin", ["--help"], resilient_parsing=True)
    for name in COMMANDS:
        assert "Example" in tocsin.get_command(ctx, name).help


def test_every_variable_of_the_environment_is_in_it():
    rooms = Path(__file__).resolve().parents[2] / "src"
    named = {name for path in rooms.rglob("*.py") for name in re.findall(r"\bTOCSIN_[A-Z_]+", path.read_text("utf-8"))}
    assert named and all(name in reference() for name in named)
