"""How likely two claims tell of one occurrence: a sum of log-odds, the weight of each feature that they show.

The weights are a JSON file that ``train/pairs.py`` fitted, by logistic regression, and calibrated: the sigmoid of a
pair's sum is how often such pairs are one occurrence among pairs that meet in the index.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from tocsin.merging.features import FIELDS, bar, features, silent
from tocsin.merging.people import Told
from tocsin.merging.traits import Traits
from tocsin.records import Record

# Log-odds field by field, in the order of ``FIELDS``; None for a field that says nothing.
Evidence = tuple[float | None, ...]


class Model(Record, frozen=True):
    """A fitted model: the log-odds of any two claims that meet, of each feature, and the lines drawn on the sums.

    Groups of claims are joined where the mean over their pairs is above ``join_above``, and blocks grow over such
    pairs; a clash that only some pairs tell of counts by their share to the power ``shy``. ``silence`` is the
    log-odds, field by field, of there being nothing to compare.
    """

    prior: float
    weights: Mapping[str, float]
    join_above: float
    shy: float
    silence: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        quiet = tuple(self.weights.get(silent(field), 0.0) for field in FIELDS)
        msgspec.structs.force_setattr(self, "silence", quiet)


@cache
def shipped() -> Model:
    """The model that comes with Tocsin."""
    return model_of((files("tocsin.merging") / "weights" / "pair.json").read_bytes())


def model_of(weights: bytes) -> Model:
    """A model as ``train/pairs.py`` writes it."""
    return msgspec.json.decode(weights, type=Model)


def evidence(a: Traits, b: Traits, by: Model) -> Evidence | None:
    """Log-odds field by field, None for a field that says nothing; None for all where they cannot be one."""
    return None if bar(a, b) is not None else weighed(features(a, b), by)


def weighed(told: Sequence[Told], by: Model) -> Evidence:
    """Log-odds field by field of what each says."""
    return tuple([worth(names, by) for names in told])


def worth(told: Told, by: Model) -> float | None:
    """The log-odds of what a field says; None where it says nothing."""
    if not told:
        return None
    found = 0.0
    for name in told:
        found += by.weights.get(name, 0.0)
    return found


def total(found: Evidence, by: Model) -> float:
    """Log-odds of a pair from what each field says, and from its saying nothing."""
    return by.prior + sum(quiet if term is None else term for term, quiet in zip(found, by.silence, strict=True))


def probability(log_odds: float) -> float:
    """Of log-odds, safe for any size of them."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, log_odds))))
