"""Totals: people counted, with the incidents and sentences behind each number, and totals that reports claim."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery, QueryParameter

from tocsin.exchange.tally_rows import as_csv
from tocsin.ledger.answers import By, ClaimedTotal, Counted, ReconcileQuery, TallyAnswer, TallyQuery
from tocsin.records import ClaimType, Group, Period
from tocsin.serving import asking
from tocsin.serving.asking import Actor, AsOf, Country, Nationality, Since, TheLedger, Until
from tocsin.serving.files import DEAR, csv_file
from tocsin.serving.refusing import Refused

_SHOWN = 60


def tally_query(
    outcome: Annotated[Counted, QueryParameter(description="What befell them; freed is released, escaped or rescued.")],
    nationality: Nationality = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    group: FromQuery[Group | None] = None,
    role: Annotated[
        str | None, QueryParameter(description="Only people told of in these words.", max_length=120)
    ] = None,
    kind: Annotated[ClaimType | None, QueryParameter(name="type")] = None,
    actor: Actor = None,
    place: Annotated[str | None, QueryParameter(description="A division or district.", max_length=200)] = None,
    within_km: Annotated[float | None, QueryParameter(description="And all around the place.", gt=0, le=2000)] = None,
    by: Annotated[By | None, QueryParameter(description="The total in rows that add up to it.")] = None,
) -> TallyQuery:
    """Which people an address asks for. Raises Refused."""
    if within_km is not None and not place:
        raise Refused("Give place, the middle of the ground that within_km measures.")
    return TallyQuery(
        outcome=outcome,
        nationality=asking.country(nationality),
        country=asking.country(country),
        period=_period(since, until),
        as_of=asking.moment(as_of),
        group=group,
        role=role or None,
        type=kind,
        actor=asking.actor(actor),
        place=place or None,
        within_km=within_km,
        by=by,
    )


Wanted = NamedDependency[TallyQuery]


@get("/tally", summary="How many people, and the sum", sync_to_thread=True)
def tally(ledger: TheLedger, wanted: Wanted) -> TallyAnswer:
    """Best, low and high, what each incident adds in whose words, and what reports claim beside it."""
    return ledger.store.tally(msgspec.structs.replace(wanted, shown=_SHOWN))


@get(
    "/tally/export.csv",
    summary="The lines of a sum, for a spreadsheet",
    media_type="text/csv",
    opt=DEAR,
    sync_to_thread=True,
)
def export_csv(ledger: TheLedger, wanted: Wanted) -> Response[str]:
    """The rows asked for by ``by``, else one an incident; no cell is taken for a formula."""
    return csv_file(as_csv(ledger.store.tally(msgspec.structs.replace(wanted, shown=0))), "tally")


@get("/reconcile", summary="Totals that reports claim, against the ledger", opt={"costs": 30}, sync_to_thread=True)
def reconcile(
    ledger: TheLedger,
    outcome: FromQuery[Counted | None] = None,
    nationality: Nationality = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    report: Annotated[str | None, QueryParameter(max_length=4000)] = None,
    as_of: AsOf = None,
) -> list[ClaimedTotal]:
    """Each agrees, differs by so many, or cannot be told, and why."""
    return ledger.store.reconcile(
        ReconcileQuery(
            outcome=outcome,
            nationality=asking.country(nationality),
            country=asking.country(country),
            period=_period(since, until),
            report=report or None,
            as_of=asking.moment(as_of),
        )
    )


def _period(since: dt.date | None, until: dt.date | None) -> Period | None:
    asking.period(since, until)
    return Period(start=since or dt.date.min, end=until or dt.date.max) if since or until else None


routes = Router(
    path="/api",
    route_handlers=[tally, export_csv, reconcile],
    dependencies={"wanted": Provide(tally_query, sync_to_thread=False)},
    tags=["totals"],
)
