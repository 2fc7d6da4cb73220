"""Cells of meaning: which claims to look at for one that could lie at any time, so that they are not all of a country.

The space of meanings is parted into cells about fixed centres (``train/meaning.py``), as in an inverted file index
(Sivic and Zisserman 2003). A claim lies in the cell of the nearest centre; one that looks for its like looks into
several.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from tocsin.meanings import Meaning, likeness

PROBED: Final = 8  # cells that a claim looks into
UNKNOWN: Final = "-"  # the cell of claims of which no meaning is known


@cache
def _centres() -> tuple[Meaning, ...]:
    body = json.loads((files("tocsin.merging") / "weights" / "cells.json").read_bytes())
    return tuple(tuple(row) for row in body["cells"])


@lru_cache(maxsize=50_000)
def nearest(meaning: Meaning | None) -> tuple[str, ...]:
    """The cells to look into, the one that the meaning lies in first; all where it is not known."""
    if meaning is None:
        return UNKNOWN, *(str(n) for n in range(len(_centres())))
    near = sorted(range(len(_centres())), key=lambda n: -likeness(meaning, _centres()[n]))
    return (*(str(n) for n in near[:PROBED]), UNKNOWN)
