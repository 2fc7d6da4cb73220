"""What a trained judge makes of an occurrence: whether it is told at all, its type, its role, its modality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, get_args

from tocsin.reading.softmax import Features, shares, weights
from tocsin.records import ClaimType, Modality, Role

Label = TypeVar("Label", bound=str)
TOLD = ("told", "not told")
TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
ROLES: tuple[Role, ...] = get_args(Role)
MODALITIES: tuple[Modality, ...] = get_args(Modality)


def certainty(given: Features) -> float:
    """The probability that a report tells of this as of a particular occurrence."""
    return shares(options(given, TOLD), weights("told"))[0]


def type_of(given: Features) -> ClaimType:
    """The likeliest type."""
    return _likeliest(given, TYPES, weights("type"))


def role(given: Features) -> Role:
    """Whether it is the report's news, what came of earlier news, or recalled beside it."""
    return _likeliest(given, ROLES, weights("role"))


def modality(given: Features) -> Modality:
    """Who vouches for it."""
    return _likeliest(given, MODALITIES, weights("modality"))


JUDGED: Mapping[str, Sequence[str]] = {"told": TOLD, "type": TYPES, "role": ROLES, "modality": MODALITIES}
"""What is judged of an occurrence, by the name of its weights, and the labels it may have."""


def options(given: Features, labels: Sequence[str]) -> list[Features]:
    """The features of each label as an option of a choice: those given, named for the label."""
    return [{f"{label} | {name}": value for name, value in given.items()} for label in labels]


def _likeliest(given: Features, labels: Sequence[Label], by: Mapping[str, float]) -> Label:
    likely = shares(options(given, labels), by)
    return labels[max(range(len(labels)), key=lambda i: likely[i])]
