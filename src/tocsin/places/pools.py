"""One pool of looked-up names for each open gazetteer, so that one report's look-ups serve the next."""

from __future__ import annotations

from functools import lru_cache

from tocsin.places.gazetteer import Gazetteer
from tocsin.places.ranking.candidates import Pool


@lru_cache(maxsize=4)
def pool_of(gazetteer: Gazetteer) -> Pool:
    """The pool of candidates of a gazetteer."""
    return Pool(gazetteer)
