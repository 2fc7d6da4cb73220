"""Names folded for look-up: case, accents, apostrophes, hyphens and Arabic letter variants taken off."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ـ": None})
_MARKS_KEPT_FROM = 0x900  # vowel signs of Indic scripts are letters of the name, not accents


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form under which a name is stored and looked up."""
    flat = unicodedata.normalize("NFKD", name.translate(_ARABIC)).casefold()
    kept = (c for c in flat if unicodedata.category(c) != "Mn" or ord(c) >= _MARKS_KEPT_FROM)
    plain = "".join(" " if c in "-_/.,()" else "" if c in "'’‘ʼ`´" else c for c in kept)
    return " ".join(plain.split())
