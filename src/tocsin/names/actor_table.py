"""The armed actors known, read from their table: who they are, what they are called, how they are related."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal

from tocsin.names.tables import read_toml
from tocsin.records import Record

ActorKind = Literal["armed_group", "force", "gang", "cartel", "state_force", "mercenary"]
ActorLink = Literal[
    "affiliated_with", "part_of", "merged_into", "successor_of", "split_from", "formed", "dissolved", "led_by"
]
_CHOICE = re.compile(r"\{([^{}]*)\}")
_REGIONS = (
    "transnational",
    "sahel",
    "lake_chad",
    "horn_of_africa",
    "central_africa",
    "middle_east",
    "south_asia",
    "south_east_asia",
    "latin_america",
    "europe",
)
_REGISTERS_LANGUAGE = "en"


class Citation(Record, frozen=True):
    """A public register, study or outlet that has a name or a relation; ``entry`` is where in it, if known."""

    title: str
    url: str
    entry: str | None = None


class Alias(Record, frozen=True):
    """One way to write an actor's name in a language (ISO 639-1), with a source that shows it or its pattern."""

    form: str
    lang: str
    source: Citation


class ActorRelation(Record, frozen=True):
    """``object`` is the id of an actor; a date for ``formed`` and ``dissolved``, a person for ``led_by``.

    ``since`` is a year or month, None where it is unknown or does not apply.
    """

    kind: ActorLink
    object: str
    source: Citation
    since: str | None = None


class Actor(Record, frozen=True):
    """An armed actor. ``countries`` of activity are ISO 3166-1 alpha-2.

    ``source`` is a public list or register that has the actor; aliases and relations may have others.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    aliases: tuple[Alias, ...]
    source: Citation
    abbreviation: str | None = None
    relations: tuple[ActorRelation, ...] = ()


@cache
def actors() -> tuple[Actor, ...]:
    """All actors, in the order of their tables (by region)."""
    sources = _Sources()
    entries = (entry for region in _REGIONS for entry in read_toml(f"actors/{region}.toml")["actor"])
    return tuple(_actor(entry, sources) for entry in entries)


class _Sources:
    """The registers by their keys and the press by language."""

    def __init__(self) -> None:
        table = read_toml("actors/sources.toml")
        self._registers: dict[str, list[str]] = table["register"]
        self._press = {lang: Citation(title=title, url=url) for lang, (title, url) in table["press"].items()}

    def cited(self, citation: str) -> Citation:
        """The register that a key means, with the entry behind it."""
        key, _, entry = citation.partition(" ")
        title, url = self._registers[key]
        return Citation(title=title, url=url, entry=entry or None)

    def of_alias(self, lang: str, actors: Citation) -> Citation:
        """Where a name of a language is from: the actor's own register, or the press of the language."""
        return actors if lang == _REGISTERS_LANGUAGE else self._press[lang]


def _actor(entry: dict[str, Any], sources: _Sources) -> Actor:
    own = sources.cited(entry["source"])
    return Actor(
        id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        countries=tuple(entry["countries"]),
        aliases=tuple(_aliases(entry["aliases"], own, sources)),
        source=own,
        abbreviation=entry.get("abbreviation"),
        relations=tuple(_relation(given, own, sources) for given in entry.get("relations", ())),
    )


def _aliases(table: dict[str, list[str]], own: Citation, sources: _Sources) -> Iterator[Alias]:
    """Names by language, a key of ``lang@register`` for those of another register than the actor's."""
    for key, forms in table.items():
        lang, _, register = key.partition("@")
        source = sources.cited(register) if register else sources.of_alias(lang, own)
        yield from (Alias(form=form, lang=lang, source=source) for form in expand_all(forms))


def _relation(given: Sequence[str], own: Citation, sources: _Sources) -> ActorRelation:
    kind, other, since, source = (*given, *("",) * (4 - len(given)))
    link: ActorLink = kind  # type: ignore[assignment]
    return ActorRelation(kind=link, object=other, since=since or None, source=sources.cited(source) if source else own)


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
