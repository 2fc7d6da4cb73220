"""``tocsin facets``: how many incidents there are of each country, type, status, actor and month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast, get_args

import click

from tocsin.cli.commands.incidents import TYPE
from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    Named,
    armed_actor,
    as_of_option,
    check_period,
    country_option,
    format_option,
    ledger_option,
    nationality_option,
    period_options,
)
from tocsin.cli.output import console, emit, json_text
from tocsin.exchange.spreadsheets import csv_text
from tocsin.ledger.answers import Facet
from tocsin.records import IncidentStatus

if TYPE_CHECKING:
    from tocsin.records import ClaimType

STATUS = Named(get_args(IncidentStatus), "a status", {})


@click.command("facets")
@click.option(
    "--by",
    "fields",
    type=click.Choice(get_args(Facet), case_sensitive=False),
    multiple=True,
    help="Only by this; may be given more than once (default: by each).",
)
@country_option()
@period_options
@click.option("--type", "kind", type=TYPE, metavar="TYPE", help="Only this type of incident.")
@click.option("--status", type=STATUS, metavar="STATUS", help=f"Only this: {', '.join(get_args(IncidentStatus))}.")
@click.option("--actor", type=armed_actor, metavar="ACTOR", help="Only where this actor is named, by id or name: jnim.")
@nationality_option
@click.option("--text", metavar="WORDS", help="Only those whose title, type or perpetrators hold these words.")
@as_of_option
@click.option("--mentions", is_flag=True, help="Count incidents too that were read too unsurely to count.")
@format_option("table", "json", "csv")
@ledger_option
def command(
    *,
    fields: tuple[str, ...],
    country: str | None,
    since: dt.date | None,
    until: dt.date | None,
    kind: str | None,
    status: str | None,
    actor: str | None,
    nationality: str | None,
    text: str | None,
    as_of: dt.datetime | None,
    mentions: bool,
    form: str,
) -> None:
    """Count incidents by country, type, status, actor and month, the most frequent first.

    An incident is of each of its actors; it is of the month in which it began.

    \b
    Examples:
      tocsin facets --by country --since 2025
      tocsin facets --country Mali --by type --by month
      tocsin facets --actor jnim --as-of 2025-11-09 --format csv
    """
    from tocsin.cli.render.facets import ROW, rows, show_facets
    from tocsin.ledger.answers import IncidentQuery

    check_period(since, until)
    query = IncidentQuery(
        country=country,
        type=cast("ClaimType | None", kind),
        status=cast("IncidentStatus | None", status),
        since=since,
        until=until,
        actor=actor,
        nationality=nationality,
        text=text,
        as_of=as_of,
        mentions=mentions,
    )
    wanted = cast("tuple[Facet, ...]", fields or get_args(Facet))
    with open_ledger() as ledger:
        found = ledger.store.facets(query, wanted)
    if form == "json":
        emit(json_text(found))
    elif form == "csv":
        emit(csv_text(ROW, rows(found, wanted)))
    else:
        show_facets(console(), found, wanted)
