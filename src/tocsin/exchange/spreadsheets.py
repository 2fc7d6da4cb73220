"""Tables as CSV that no spreadsheet takes for more than text and numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal obeys, or that show words in another order than they stand."""
# OWASP's list of what makes a spreadsheet take a cell for a formula.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV table whose text cells no spreadsheet takes for a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def safe_cell(cell: object) -> object:
    """A cell, a text that begins like a formula with an apostrophe before it; numbers stay."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    text = CONTROLS.sub("\ufffd", cell)
    return "'" + text if cell.lstrip(" ").startswith(_FORMULA_STARTS) else text
