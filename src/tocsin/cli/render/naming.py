"""What a report is called on the screen: the names that people gave, not those worked out of the text."""

from __future__ import annotations

import re

# What intake makes up where no id was given: digests, and the address itself (tocsin.reports.finishing).
_MADE = re.compile(r"(?:sha256|failed):[0-9a-f]{16}|https?://\S+")


def given_id(ident: str) -> str | None:
    """Return a report's id where somebody gave it, None where it follows from the text or the address."""
    return None if _MADE.fullmatch(ident) else ident


def source_name(source: str) -> str:
    """Return the file, the line or the address that a report came from; "standard input" for ``-``."""
    if source == "-" or re.fullmatch(r"-:\d+", source):
        return "standard input" + source[1:]
    return source
