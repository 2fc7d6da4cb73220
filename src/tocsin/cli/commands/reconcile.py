"""``tocsin reconcile``: the totals that reports claim, each checked against the ledger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import click

from tocsin.cli.commands.tally import OUTCOME, asked_period
from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    as_of_option,
    country_option,
    format_option,
    ledger_option,
    nationality_option,
    period_options,
)
from tocsin.cli.output import console, emit, json_line, json_text

if TYPE_CHECKING:
    from tocsin.ledger.answers import Counted


@click.command("reconcile")
@click.option("--outcome", type=OUTCOME, help="Only totals of those whom this befell.")
@nationality_option
@country_option()
@click.option("--year", type=click.IntRange(1900, 2999), help="Only totals that touch this year.")
@period_options
@click.option("--report", metavar="ID", help="Only what this report claims.")
@as_of_option
@format_option("text", "json", "jsonl")
@ledger_option
def command(
    *,
    outcome: str | None,
    nationality: str | None,
    country: str | None,
    year: int | None,
    since: dt.date | None,
    until: dt.date | None,
    report: str | None,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """Check every total that reports claim: agrees, differs by how many, or cannot be told, and why.

    \b
    Examples:
      tocsin reconcile --country Mali
      tocsin reconcile --nationality India --outcome abducted --year 2025
      tocsin reconcile --report r17 --format json

    "Eight this year" is counted up to the day that says so, both from what was known that day and from what is known
    now. Where the numbers differ, the smallest sets of incidents are named that would make them meet.
    """
    from tocsin.ledger.answers import ReconcileQuery

    query = ReconcileQuery(
        outcome=cast("Counted | None", outcome),
        nationality=nationality,
        country=country,
        period=asked_period(year, None, since, until),
        report=report,
        as_of=as_of,
    )
    with open_ledger() as ledger:
        totals = ledger.store.reconcile(query)
    if form == "json":
        emit(json_text(totals))
    elif form == "jsonl":
        emit("\n".join(json_line(total) for total in totals))
    else:
        from tocsin.cli.render.reconciling import show_totals

        show_totals(console(), totals)
