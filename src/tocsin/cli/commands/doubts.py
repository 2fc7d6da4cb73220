"""``tocsin doubts``: what the machine is least sure of."""

from __future__ import annotations

import datetime as dt
from typing import cast

import click

from tocsin.cli.commands.incidents import TYPE
from tocsin.cli.desk import open_ledger
from tocsin.cli.judging import typed
from tocsin.cli.options import (
    as_of_option,
    check_period,
    country_option,
    format_option,
    ledger_option,
    nationality_option,
    period_options,
)
from tocsin.cli.output import console, emit, json_text
from tocsin.records import ClaimType

FEW = 20


@click.command("doubts")
@country_option()
@period_options
@click.option(
    "--type",
    "kind",
    type=TYPE,
    metavar="TYPE",
    help="Only incidents of this type: abduction, attack, ...",
)
@nationality_option
@click.option("--limit", type=click.IntRange(1), default=FEW, show_default=True, help="At most so many.")
@as_of_option
@format_option("text", "json")
@ledger_option
def command(
    *,
    country: str | None,
    since: dt.date | None,
    until: dt.date | None,
    kind: str | None,
    nationality: str | None,
    limit: int,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """List what Tocsin is least sure of, what is most worth settling first, with the commands that settle it.

    These are incidents that were nearly merged, claims that barely joined theirs, incidents of claims that
    were read with little confidence, and values on which reports disagree. Worth is how unsure it is, times
    a weight of the people that the answer counts or does not. What a person settled is not asked again.

    \b
    Examples:
      tocsin doubts
      tocsin doubts --country Niger --since 2025 --limit 5
      tocsin doubts --format json
    """
    from tocsin.cli.progress import measuring
    from tocsin.cli.render.doubts import show_doubts

    check_period(since, until)
    with open_ledger() as ledger, measuring("Looking for doubts") as progress:
        found = ledger.doubts(
            progress=progress,
            country=country,
            since=since,
            until=until,
            type=cast("ClaimType | None", kind),
            nationality=nationality,
            as_of=as_of,
        )
    if form == "json":
        emit(json_text(found[:limit]))
    else:
        show_doubts(console(), found[:limit], len(found), typed)
