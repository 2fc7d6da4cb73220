"""Templates in the form in which template filling is scored: a type and five roles, entities as sets of mentions.

The form is that of Du, Rush and Cardie 2021 ("Template Filling with Generative Transformers"): of the slots of a key
the type, the perpetrators (persons, organisations), the physical targets, the *names* of human targets, and the
instruments. A human target that is only described has no name, and so is no filler. The strings that the key holds
equally right are one entity's mentions; those that are not in the text are left out, and an entity without any
goes. Optional templates and unsure fillers count like all others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from muc.keys import Key
from tocsin.records import Record

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
ROLES: tuple[Role, ...] = get_args(Role)
TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
SLOTS: Mapping[Role, str] = {
    "PerpInd": "PERP: INDIVIDUAL ID",
    "PerpOrg": "PERP: ORGANIZATION ID",
    "Target": "PHYS TGT: ID",
    "Victim": "HUM TGT: NAME",
    "Weapon": "INCIDENT: INSTRUMENT ID",
}
Entity = tuple[str, ...]
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_MARKS = str.maketrans("", "", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Template(Record, frozen=True):
    """One incident as a template: its type (of a key, each of several that are right) and the entities in each role."""

    types: tuple[str, ...]
    roles: dict[Role, tuple[Entity, ...]]


def normal(mention: str) -> str:
    """A mention as it is compared: small letters, without ASCII punctuation, articles and spare blanks."""
    return " ".join(_ARTICLES.sub(" ", mention.lower().translate(_MARKS)).split())


def flat(text: str) -> str:
    """A text in small letters on one line, single blanks."""
    return " ".join(text.lower().split())


def template(key: Key, text: str) -> Template:
    """The template of a key that is not empty, with the mentions that the text has."""
    whole = flat(text)
    return Template(
        types=tuple(t.strip().lower() for t in key.labels("INCIDENT: TYPE")[0].split("/")),
        roles={role: tuple(_entities(key.names(slot), whole)) for role, slot in SLOTS.items()},
    )


def templates(found: Sequence[Key], text: str) -> tuple[Template, ...]:
    """The templates of one report; of those that have become the same, one."""
    made: list[Template] = []
    for key in found:
        one = None if key.empty else template(key, text)
        if one is not None and one not in made:
            made.append(one)
    return tuple(made)


def _entities(names: Sequence[Entity], text: str) -> list[Entity]:
    kept = (tuple(n.lower() for n in some if n.lower() in text) for some in names)
    return [entity for entity in kept if entity]
