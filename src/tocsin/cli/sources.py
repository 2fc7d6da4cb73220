"""What the sources given to a command amount to, before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tocsin.cli.output import note


def say_empty(sources: Sequence[str]) -> bool:
    """Say which folders hold no readable file and which files no line; return whether there are any."""
    from tocsin.reports import expected

    empty = [one for one in sources if _may_be_empty(one) and expected([one]) == 0]
    for one in empty:
        note(f"There is no readable {'file' if Path(one).is_dir() else 'report'} in {one}.")
    return bool(empty)


def _may_be_empty(source: str) -> bool:
    # Other empty files are failures, which the run itself tells.
    try:
        path = Path(source)
        return path.is_dir() or (path.suffix.lower() in (".jsonl", ".ndjson") and path.stat().st_size == 0)
    except (OSError, ValueError):
        return False
