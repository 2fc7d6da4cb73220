"""The armed actors known, read from their table: who they are, what they are called, how they are related."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

from tocsin.names.tables import read_toml
from tocsin.records import Record

ActorKind = Literal["armed_group", "force", "gang", "cartel", "state_force", "mercenary"]
ActorLink = Literal["affiliated_with", "part_of", "merged_into", "successor_of", "split_from", "formed"]
_CHOICE = re.compile(r"\{([^{}]*)\}")


class ActorRelation(Record, frozen=True):
    """``object`` is the id of an actor, the year for ``formed``; ``since``: a year or month."""

    kind: ActorLink
    object: str
    since: str | None = None


class Actor(Record, frozen=True):
    """An armed actor. ``countries`` of activity are ISO 3166-1 alpha-2; ``aliases`` are by language.

    ``source`` is the address of a public list or register that has the actor.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]
    source: str
    abbreviation: str | None = None
    relations: tuple[ActorRelation, ...] = ()


@cache
def actors() -> tuple[Actor, ...]:
    """All actors, in the order of their table (by region)."""
    table = read_toml("actors.toml")
    return tuple(_actor(entry, table["sources"]) for entry in table["actor"])


def _actor(entry: dict[str, Any], sources: dict[str, str]) -> Actor:
    aliases = {lang: tuple(expand_all(forms)) for lang, forms in entry["aliases"].items()}
    relations = tuple(
        ActorRelation(kind=kind, object=other, since=since[0] if since else None)
        for kind, other, *since in entry.get("relations", ())
    )
    return Actor(
        id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        countries=tuple(entry["countries"]),
        aliases=aliases,
        source=sources[entry["source"]],
        abbreviation=entry.get("abbreviation"),
        relations=relations,
    )


def expand_all(forms: list[str]) -> Iterator[str]:
    """Each form without its choices, spelt out, once."""
    yield from dict.fromkeys(one for form in forms for one in expand(form))


def expand(form: str) -> Iterator[str]:
    """All spellings of ``form``: ``{a|b}`` stands for either, ``{a|}`` for a part that may be missing."""
    parts = _CHOICE.split(form)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    yield from ("".join(chosen) for chosen in itertools.product(*choices))


@cache
def _by_id() -> dict[str, Actor]:
    return {one.id: one for one in actors()}


def actor(id: str) -> Actor:
    """The actor of that id. Raises KeyError where there is none."""
    return _by_id()[id]


# Relations by which reports give the one for the other: the umbrella, the parent, what it became.
_UMBRELLA = frozenset({"affiliated_with", "part_of", "merged_into", "successor_of"})


def umbrellas(id: str) -> frozenset[str]:
    """The actors above ``id``: whom it is of, affiliated with, or became, and theirs."""
    above: set[str] = set()
    waiting = [id]
    while waiting:
        for relation in actor(waiting.pop()).relations:
            if relation.kind in _UMBRELLA and relation.object not in above:
                above.add(relation.object)
                waiting.append(relation.object)
    return frozenset(above)


def split_from(id: str) -> frozenset[str]:
    """The actors that ``id`` itself broke away from."""
    return frozenset(r.object for r in actor(id).relations if r.kind == "split_from")
