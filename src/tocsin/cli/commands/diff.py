"""``tocsin diff``: what came to be known between two moments."""

from __future__ import annotations

import datetime as dt

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import country_option, format_option, ledger_option, moment
from tocsin.cli.output import console, emit, json_text


@click.command("diff")
@click.option(
    "--from",
    "since",
    type=moment,
    required=True,
    metavar="TIME",
    help="As known then: 2025-11-09 (the end of that day) or 2025-11-09T08:30Z.",
)
@click.option("--to", "until", type=moment, metavar="TIME", help="As known at that later moment; now where not given.")
@country_option()
@format_option("text", "json")
@ledger_option
def command(since: dt.datetime, until: dt.datetime | None, country: str | None, form: str) -> None:
    """Tell what came to be known between two moments: new incidents, tolls raised and lowered, people freed, what
    merged, split or was withdrawn, and the totals that reports claim anew.

    What counts is when reports were published and decisions made, not when they came into the ledger: a report
    that came late belongs to the day that it was published on.

    \b
    Examples:
      tocsin diff --from 2025-11-09
      tocsin diff --from 2025-11-09T08:00Z --to 2025-11-10T08:00Z --country Mali
      tocsin diff --from 2025-11-01 --to 2025-11-30 --format json
    """
    with open_ledger() as ledger:
        found = ledger.diff(since, until, country=country)
    if form == "json":
        emit(json_text(found))
        return
    from tocsin.cli.render.diff import show_comparison

    show_comparison(console(), found)
