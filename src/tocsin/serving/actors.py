"""Armed actors, and governments' advice to travellers."""

from __future__ import annotations

from typing import Annotated, Final

from litestar import Response, Router, get
from litestar.params import PathParameter

from tocsin import names
from tocsin.api import Ledger
from tocsin.exchange.advice_rows import as_csv
from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.advice import CountryAdvice
from tocsin.ledger.answers import Facet, IncidentQuery
from tocsin.ledger.profile import ActorProfile, ProfileQuery
from tocsin.records import Record
from tocsin.serving import asking
from tocsin.serving.asking import AsOf, Since, TheLedger, Until
from tocsin.serving.files import DEAR, csv_file
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
    return _rows(ledger, as_of)


def _rows(ledger: Ledger, as_of: str | None) -> list[ActorRow]:
    found = dict(ledger.store.facets(IncidentQuery(as_of=asking.moment(as_of)), _ACTOR).actor)
    rows = [
        ActorRow(id=a.id, name=a.name, kind=a.kind, countries=tuple(a.countries), number=found.get(a.id, 0))
        for a in names.actors()
    ]
    return sorted(rows, key=lambda one: (-one.number, one.name))


@get(
    "/actors/export.csv",
    summary="Armed actors, for a spreadsheet",
    media_type="text/csv",
    opt=DEAR,
    sync_to_thread=True,
)
def actors_csv(ledger: TheLedger, as_of: AsOf = None) -> Response[str]:
    """One row an actor; no cell is taken for a formula."""
    rows = ((one.id, one.name, one.kind, " ".join(one.countries), one.number) for one in _rows(ledger, as_of))
    return csv_file(csv_text(("id", "name", "kind", "countries", "incidents"), rows), "actors")


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


@get(
    "/advisories/export.csv", summary="Advice, for a spreadsheet", media_type="text/csv", opt=DEAR, sync_to_thread=True
)
def advisories_csv(ledger: TheLedger, country: asking.Country = None, as_of: AsOf = None) -> Response[str]:
    """One row for what stands, of one country one row a change; no cell is taken for a formula."""
    found = ledger.advisories(asking.country(country), as_of=asking.moment(as_of))
    return csv_file(as_csv(found, changes=bool(country)), "advisories")


routes = Router(
    path="/api", route_handlers=[actors, actors_csv, actor, advisories, advisories_csv], tags=["actors and advice"]
)
