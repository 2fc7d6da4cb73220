"""Reports: what came, what was read from each, what could not be read."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, Router, get
from litestar.params import QueryParameter

from tocsin.exchange.report_rows import as_csv
from tocsin.ledger.answers import Hit, PublisherRow, ReportRow, ReportsPage, ReportView
from tocsin.serving.asking import After, AsOf, Limit, TheLedger, moment
from tocsin.serving.files import DEAR, MOST_ROWS, csv_file
from tocsin.serving.refusing import Missing, Refused

Publisher = Annotated[str | None, QueryParameter(description="Only of this publisher.", max_length=300)]


@get("/reports", summary="Reports, the last that came first", sync_to_thread=True)
def reports(
    ledger: TheLedger,
    publisher: Publisher = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    after: After = None,
) -> ReportsPage:
    """With how many claims and statements were read from each."""
    return ledger.report_page(limit=limit, after=after, publisher=publisher, as_of=moment(as_of))


@get("/reports/export.csv", summary="Reports, for a spreadsheet", media_type="text/csv", opt=DEAR, sync_to_thread=True)
def export_csv(ledger: TheLedger, publisher: Publisher = None, as_of: AsOf = None) -> Response[str]:
    """One row a report, the last that came first; no cell is taken for a formula."""
    page = ledger.report_page(limit=MOST_ROWS, publisher=publisher, as_of=moment(as_of))
    return csv_file(as_csv(page.reports), "reports")


@get("/publishers", summary="Who published what came, and when the last did", opt={"costs": 30}, sync_to_thread=True)
def publishers(ledger: TheLedger, as_of: AsOf = None) -> list[PublisherRow]:
    """Those with the most reports first: one that fell silent is seen."""
    return ledger.store.publishers(moment(as_of))


@get("/failures", summary="What could not be read, and why", sync_to_thread=True)
def failures(ledger: TheLedger, as_of: AsOf = None) -> list[ReportRow]:
    """Nothing is lost: each input that failed is listed until it is read."""
    return ledger.reports(failed=True, as_of=moment(as_of))


@get("/report", summary="One report with its text and what was read from it", sync_to_thread=True)
def report(
    ledger: TheLedger,
    id: Annotated[str, QueryParameter(description="The report's id, which may be an address.", max_length=4000)],
    as_of: AsOf = None,
) -> ReportView:
    """Spans are offsets in its text, in code points."""
    found = ledger.report(id, moment(as_of))
    if found is None:
        raise Missing(f"There is no report {id}, or it was not known then.")
    return found


@get("/search", summary="Search reports and incidents for words", opt={"costs": 10}, sync_to_thread=True)
def search(
    ledger: TheLedger,
    words: Annotated[str, QueryParameter(description="What to look for.", max_length=400)],
    as_of: AsOf = None,
    limit: Limit = 20,
) -> list[Hit]:
    """The words found stand between ``**`` in each snippet."""
    if not words.strip():
        raise Refused("Give the words to look for.")
    return ledger.search(words, limit, as_of=moment(as_of))


routes = Router(
    path="/api", route_handlers=[reports, export_csv, publishers, failures, report, search], tags=["reports"]
)
