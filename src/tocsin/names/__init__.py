"""Reference data on states, nationalities, armed actors and news agencies, and where texts name them."""

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
from tocsin.names.agencies import Agency, AgencyMention, agencies, agency_called, find_agencies
from tocsin.names.countries import CountryMention, country_code, country_name, demonym, find_countries, states_called
from tocsin.names.tables import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Actor",
    "ActorMention",
    "ActorRelation",
    "Agency",
    "AgencyMention",
    "Alias",
    "Citation",
    "CountryMention",
    "actor",
    "actors",
    "agencies",
    "agency_called",
    "country_code",
    "country_name",
    "demonym",
    "find_actors",
    "find_agencies",
    "find_countries",
    "related_actors",
    "resolve_actor",
    "same_actor",
    "states_called",
]
