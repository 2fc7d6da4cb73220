"""Armed actors, and governments' advice to travellers."""

from __future__ import annotations

from typing import Annotated, Final

from litestar import Router, get
from litestar.params import PathParameter

from tocsin import names
from tocsin.ledger.advice import CountryAdvice
from tocsin.ledger.answers import Facet, IncidentQuery
from tocsin.ledger.profile import ActorProfile, ProfileQuery
from tocsin.records import Record
from tocsin.serving import asking
from tocsin.serving.asking import AsOf, Since, TheLedger, Until
from tocsin.serving.refusing import Missing

_SHOWN = 100
_ACTOR: Final[tuple[Facet, ...]] = ("actor",)


class ActorRow(Record, frozen=True):
    """An armed actor, and how many incidents of the ledger name it."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    number: int


@get("/actors", summary="Armed actors that are known, those most often named first", sync_to_thread=True)
def actors(ledger: TheLedger, as_of: AsOf = None) -> list[ActorRow]:
    """With how many incidents name each."""
    found = dict(ledger.store.facets(IncidentQuery(as_of=asking.moment(as_of)), _ACTOR).actor)
    rows = [
        ActorRow(id=a.id, name=a.name, kind=a.kind, countries=tuple(a.countries), number=found.get(a.id, 0))
        for a in names.actors()
    ]
    return sorted(rows, key=lambda one: (-one.number, one.name))


@get("/actors/{ident:str}", summary="One armed actor", sync_to_thread=True)
def actor(
    ledger: TheLedger,
    ident: Annotated[str, PathParameter(max_length=120)],
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> ActorProfile:
    """Names, relations with their sources, incidents by place and kind, area of activity, trend."""
    asking.period(since, until)
    found = names.resolve_actor(ident)
    if found is None:
        raise Missing(f"There is no actor {ident}.")
    return ledger.store.actor(
        ProfileQuery(actor=found, since=since, until=until, as_of=asking.moment(as_of), shown=_SHOWN)
    )


@get("/advisories", summary="Governments' advice, by country", sync_to_thread=True)
def advisories(ledger: TheLedger, country: asking.Country = None, as_of: AsOf = None) -> tuple[CountryAdvice, ...]:
    """What stands, how it came so, and who moved first."""
    return ledger.advisories(asking.country(country), as_of=asking.moment(as_of))


routes = Router(path="/api", route_handlers=[actors, actor, advisories], tags=["actors and advice"])
