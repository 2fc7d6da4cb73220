"""Cases of people held: who, for how long, and whether the balance closes."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.params import PathParameter, QueryParameter

from tocsin.exchange.case_rows import as_csv
from tocsin.ledger import LedgerError
from tocsin.ledger.case_answers import CasePage, CaseQuery, CaseView
from tocsin.serving import asking
from tocsin.serving.asking import Actor, After, AsOf, Country, Limit, Nationality, Since, TheLedger, Until
from tocsin.serving.files import DEAR, MOST_ROWS, csv_file
from tocsin.serving.refusing import Missing


def case_query(
    held: Annotated[bool, QueryParameter(description="Only those of which somebody is held.")] = False,
    ended: Annotated[bool, QueryParameter(description="Only those of which nobody is.")] = False,
    nationality: Nationality = None,
    country: Country = None,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> CaseQuery:
    """Which cases an address asks for. Raises Refused."""
    asking.period(since, until)
    return CaseQuery(
        held=held,
        ended=ended,
        nationality=asking.country(nationality),
        country=asking.country(country),
        actor=asking.actor(actor),
        since=since,
        until=until,
        as_of=asking.moment(as_of),
    )


Wanted = NamedDependency[CaseQuery]


@get("/", summary="Cases of people held, the latest taken first", sync_to_thread=True)
def cases(ledger: TheLedger, wanted: Wanted, limit: Limit = 50, after: After = None) -> CasePage:
    """Each with its balance: taken is freed, dead and held together."""
    return ledger.store.case_page(msgspec.structs.replace(wanted, limit=limit, after=after))


@get("/export.csv", summary="Cases, for a spreadsheet", media_type="text/csv", opt=DEAR, sync_to_thread=True)
def export_csv(ledger: TheLedger, wanted: Wanted) -> Response[str]:
    """One row a case, every number with its range; no cell is taken for a formula."""
    return csv_file(as_csv(ledger.store.cases(msgspec.structs.replace(wanted, limit=MOST_ROWS))), "cases")


@get("/{ident:str}", summary="One case with its timeline", sync_to_thread=True)
def case(ledger: TheLedger, ident: Annotated[str, PathParameter(max_length=200)], as_of: AsOf = None) -> CaseView:
    """By the id of its taking or of an end of it, with the sentences behind each line."""
    then = asking.moment(as_of)
    try:
        return ledger.case(ident, then)
    except LedgerError as error:
        raise Missing(str(error)) from None


routes = Router(
    path="/api/cases",
    route_handlers=[cases, export_csv, case],
    dependencies={"wanted": Provide(case_query, sync_to_thread=False)},
    tags=["cases"],
)
