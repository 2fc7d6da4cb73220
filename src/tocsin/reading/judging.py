"""What a trained judge makes of an occurrence: whether it is told at all, its type, its role, its modality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, get_args

from tocsin.reading.softmax import OF, Features, label_shares
from tocsin.records import ClaimType, Modality, Role

Label = TypeVar("Label", bound=str)
TOLD = ("told", "not told")
TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
ROLES: tuple[Role, ...] = get_args(Role)
MODALITIES: tuple[Modality, ...] = get_args(Modality)


def certainty(given: Features) -> float:
    """The probability that a report tells of this as of a particular occurrence."""
    return label_shares(given, TOLD, "told")[0]


def type_of(given: Features) -> ClaimType:
    """The likeliest type."""
    return likeliest(given, TYPES, "type")


def role(given: Features) -> Role:
    """Whether it is the report's news, what came of earlier news, or recalled beside it."""
    return likeliest(given, ROLES, "role")


def modality(given: Features) -> Modality:
    """Who vouches for it."""
    return likeliest(given, MODALITIES, "modality")


JUDGED: Mapping[str, Sequence[str]] = {"told": TOLD, "type": TYPES, "role": ROLES, "modality": MODALITIES}
"""What is judged of an occurrence, by the name of its weights, and the labels it may have."""


def options(given: Features, labels: Sequence[str]) -> list[Features]:
    """The features of each label as an option of a choice: those given, named for the label."""
    return [{f"{label}{OF}{name}": value for name, value in given.items()} for label in labels]


def likeliest(given: Features, labels: Sequence[Label], name: str) -> Label:
    """The likeliest of these labels, the first of equals, by the ranker ``name``."""
    likely = label_shares(given, labels, name)
    return labels[max(range(len(labels)), key=lambda i: likely[i])]
