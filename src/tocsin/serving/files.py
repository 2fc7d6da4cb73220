"""Answers that a browser saves as a file."""

from __future__ import annotations

from typing import Any, Final

from litestar import Response

MOST_ROWS: Final = 100_000
DEAR: Final = {"costs": 200}  # what one of these counts as among questions (pacing)
"""Rows that one file holds at most."""


def csv_file(text: str, name: str) -> Response[Any]:
    """A table, named with its ending."""
    return saved(text, f"{name}.csv", "text/csv")


def saved(content: Any, name: str, media_type: str) -> Response[Any]:
    """What is saved under a name."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
