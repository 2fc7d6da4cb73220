"""Reference data on states, nationalities and armed actors, and where texts name them."""

from tocsin.names.actors import (
    Actor,
    ActorMention,
    ActorRelation,
    Alias,
    Citation,
    actor,
    actors,
    find_actors,
    related_actors,
    resolve_actor,
    same_actor,
)
from tocsin.names.countries import CountryMention, country_code, country_name, demonym, find_countries, states_called
from tocsin.names.tables import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Actor",
    "ActorMention",
    "ActorRelation",
    "Alias",
    "Citation",
    "CountryMention",
    "actor",
    "actors",
    "country_code",
    "country_name",
    "demonym",
    "find_actors",
    "find_countries",
    "related_actors",
    "resolve_actor",
    "same_actor",
    "states_called",
]
