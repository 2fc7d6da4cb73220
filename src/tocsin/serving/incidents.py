"""Incidents: lists, counts, one with all behind it, what became of it, and the same for spreadsheets and maps."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, Router, get
from litestar.params import PathParameter, QueryParameter

from tocsin import wording as words
from tocsin.exchange.drawing import as_geojson
from tocsin.exchange.incident_rows import as_csv
from tocsin.ledger.answers import Facets, IncidentView, Life
from tocsin.ledger.titles import title
from tocsin.merging.explaining import Explanation
from tocsin.records import Incident, Record
from tocsin.serving.asking import After, Asked, AsOf, Limit, TheLedger, moment
from tocsin.serving.files import DEAR, MOST_ROWS, csv_file, saved
from tocsin.serving.refusing import Missing
from tocsin.serving.versions import version_of

Ident = Annotated[str, PathParameter(description="An incident's id, a former one, or its beginning.", max_length=200)]


class IncidentRow(Record, frozen=True):
    """An incident of a list, with what a row says of it in words."""

    incident: Incident
    title: str
    when: str
    where: str
    people: str


class IncidentRows(Record, frozen=True):
    """A page of a list; ``end`` is what the next is asked for ``after`` by, None where this may be the last."""

    incidents: tuple[IncidentRow, ...]
    end: str | None


class IncidentAnswer(Record, frozen=True):
    """An incident with all behind it; ``version`` changes with whatever of it does, and guards decisions on it."""

    view: IncidentView
    version: str
    linked: tuple[IncidentRow, ...] = ()


def row(one: Incident) -> IncidentRow:
    """An incident as a list shows it."""
    return IncidentRow(
        incident=one,
        title=title(one),
        when=words.date_words(one.date),
        where=words.place_words(one.place),
        people=words.people_words(one),
    )


@get("/", summary="Incidents that fit, the latest first", sync_to_thread=True)
def incidents(ledger: TheLedger, asked: Asked, limit: Limit = 50, after: After = None) -> IncidentRows:
    """Each incident is counted once however many reports tell of it."""
    page = ledger.store.page(msgspec.structs.replace(asked, limit=limit, after=after))
    return IncidentRows(incidents=tuple(row(one) for one in page.incidents), end=page.end)


@get("/facets", summary="How many of the incidents that fit have each value", sync_to_thread=True)
def facets(ledger: TheLedger, asked: Asked) -> Facets:
    """Countries, types, statuses, actors and months, the most frequent first."""
    return ledger.store.facets(asked)


@get(
    "/export.csv",
    summary="The incidents that fit, for a spreadsheet",
    media_type="text/csv",
    opt=DEAR,
    sync_to_thread=True,
)
def export_csv(ledger: TheLedger, asked: Asked) -> Response[str]:
    """One row an incident; no cell is taken for a formula."""
    text = as_csv(ledger.store.incidents(msgspec.structs.replace(asked, limit=MOST_ROWS)))
    return csv_file(text, "incidents")


@get(
    "/export.geojson",
    summary="The incidents that fit, for a map",
    media_type="application/geo+json",
    opt=DEAR,
    sync_to_thread=True,
)
def export_geojson(ledger: TheLedger, asked: Asked) -> Response[bytes]:
    """GeoJSON (RFC 7946): points with their radius, lines of routes, outlines of areas."""
    found = ledger.store.incidents(msgspec.structs.replace(asked, limit=MOST_ROWS))
    return saved(msgspec.json.encode(as_geojson(found)), "incidents.geojson", "application/geo+json")


@get("/{ident:str}", summary="One incident with the sentences behind every value", sync_to_thread=True)
def incident(ledger: TheLedger, ident: Ident, as_of: AsOf = None) -> IncidentAnswer:
    """Its claims with their words, origins, disagreements, linked incidents and decisions."""
    then = moment(as_of)
    view = ledger.store.incident(ident, then)
    if view is None:
        raise Missing(f"There is no incident {ident}, or it was not known then.")
    linked = [ledger.store.incident(link.incident, then) for link in view.incident.links]
    return IncidentAnswer(
        view=view, version=version_of(view), linked=tuple(row(one.incident) for one in linked if one is not None)
    )


@get("/{ident:str}/log", summary="An incident's whole life", sync_to_thread=True)
def log(ledger: TheLedger, ident: Ident, as_of: AsOf = None) -> Life:
    """What joined and left it and why, what was decided, what it stood at."""
    return ledger.log(ident, as_of=moment(as_of))


@get("/{ident:str}/explain", summary="Why a claim is, or is not, of an incident", sync_to_thread=True)
def explain(
    ledger: TheLedger,
    ident: Ident,
    claim: Annotated[str, QueryParameter(description="A claim's id.", max_length=200)],
    as_of: AsOf = None,
) -> Explanation:
    """Each feature with what it adds, and what would change it."""
    return ledger.explain(claim, ident, as_of=moment(as_of))


routes = Router(
    path="/api/incidents",
    route_handlers=[incidents, facets, export_csv, export_geojson, incident, log, explain],
    tags=["incidents"],
)
