"""Example reports, written for Tocsin: every outlet, person, company and incident in them is invented."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_REPORTS = (".eml", ".html", ".jsonl", ".txt")


def paths() -> list[Path]:
    """Return the files of the example reports, by name.

    A later version of a page stands after the one it revises, so reading them in this order is reading
    them as they came out.
    """
    folder = Path(str(files("tocsin.examples")))
    return sorted(path for path in folder.iterdir() if path.suffix in _REPORTS)
