"""Cases of people held: who, for how long, and whether the balance closes."""

from __future__ import annotations

from typing import Annotated

from litestar import Router, get
from litestar.params import PathParameter, QueryParameter

from tocsin.ledger import LedgerError
from tocsin.ledger.case_answers import CasePage, CaseQuery, CaseView
from tocsin.serving import asking
from tocsin.serving.asking import Actor, After, AsOf, Country, Limit, Nationality, Since, TheLedger, Until
from tocsin.serving.refusing import Missing


@get("/", summary="Cases of people held, the latest taken first", sync_to_thread=True)
def cases(
    ledger: TheLedger,
    held: Annotated[bool, QueryParameter(description="Only those of which somebody is held.")] = False,
    ended: Annotated[bool, QueryParameter(description="Only those of which nobody is.")] = False,
    nationality: Nationality = None,
    country: Country = None,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    after: After = None,
) -> CasePage:
    """Each with its balance: taken is freed, dead and held together."""
    asking.period(since, until)
    return ledger.store.case_page(
        CaseQuery(
            held=held,
            ended=ended,
            nationality=asking.country(nationality),
            country=asking.country(country),
            actor=asking.actor(actor),
            since=since,
            until=until,
            as_of=asking.moment(as_of),
            limit=limit,
            after=after,
        )
    )


@get("/{ident:str}", summary="One case with its timeline", sync_to_thread=True)
def case(ledger: TheLedger, ident: Annotated[str, PathParameter(max_length=200)], as_of: AsOf = None) -> CaseView:
    """By the id of its taking or of an end of it, with the sentences behind each line."""
    then = asking.moment(as_of)
    try:
        return ledger.case(ident, then)
    except LedgerError as error:
        raise Missing(str(error)) from None


routes = Router(path="/api/cases", route_handlers=[cases, case], tags=["cases"])
