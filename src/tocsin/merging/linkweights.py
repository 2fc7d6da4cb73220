"""The weights of links: log-odds of each feature of two incidents that one may end or follow the other.

``train/link_weights.py`` fits them, by maximum likelihood about first guesses set by hand: what the labelled links tell
nothing of keeps its guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from tocsin.records import Record

Features = Mapping[str, float]


class LinkWeights(Record, frozen=True):
    """Weights of the ends of captivities and of what follows something, by feature."""

    ends: Mapping[str, float]
    follows: Mapping[str, float]


@cache
def shipped() -> LinkWeights:
    """The weights that come with Tocsin."""
    text = (files("tocsin.merging") / "weights" / "links.json").read_bytes()
    return msgspec.json.decode(text, type=LinkWeights)


def total(shown: Features, by: Mapping[str, float]) -> float:
    """The log-odds of a link whose features are given; one without a weight says nothing."""
    return sum([by[name] * value for name, value in shown.items() if name in by])


def averaged(told: Sequence[Sequence[str]], into: dict[str, float]) -> None:
    """Adds the features of one field, each with its share of those that say something of it."""
    real = [said for said in told if said]
    for said in real:
        for name in said:
            into[name] = into.get(name, 0.0) + 1.0 / len(real)
