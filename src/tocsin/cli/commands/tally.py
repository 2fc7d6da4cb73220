"""``tocsin tally``: a number of people, shown as a sum."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast, get_args

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    Named,
    as_of_option,
    check_period,
    country_option,
    day_bounds,
    format_option,
    ledger_option,
    nationality_option,
    period_options,
)
from tocsin.cli.output import console, emit, json_text
from tocsin.cli.trouble import Misasked
from tocsin.records import Outcome

if TYPE_CHECKING:
    from tocsin.ledger.answers import Counted
    from tocsin.records import Period

# What people call the outcomes of records.Outcome.
OUTCOMES_ALSO = {
    "captured": "abducted",
    "hostage": "abducted",
    "hostages": "abducted",
    "kidnapped": "abducted",
    "seized": "abducted",
    "taken": "abducted",
    "casualties": "killed",
    "dead": "killed",
    "deaths": "killed",
    "died": "killed",
    "fatalities": "killed",
    "murdered": "killed",
    "hurt": "injured",
    "wounded": "injured",
    "fled": "escaped",
    "saved": "rescued",
    "disappeared": "missing",
    "detained": "arrested",
    "refugees": "displaced",
}


@click.command("tally")
@click.option(
    "--outcome",
    type=Named((*get_args(Outcome), "freed"), "an outcome", OUTCOMES_ALSO),
    required=True,
    help="What befell them; the freed are those released, escaped or rescued.",
)
@nationality_option
@country_option()
@click.option("--year", type=click.IntRange(1900, 2999), help="A whole year, instead of --since and --until.")
@period_options
@as_of_option
@format_option("text", "json")
@ledger_option
def command(
    *,
    outcome: str,
    nationality: str | None,
    country: str | None,
    year: int | None,
    since: dt.date | None,
    until: dt.date | None,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """Count people and show the sum: what each incident adds, in whose words, and what reports claim.

    \b
    Examples:
      tocsin tally --outcome abducted --nationality India --country Mali --year 2025
      tocsin tally --outcome killed --country ML --since 2025-10 --until 2025-11
    """
    from tocsin.ledger.answers import TallyQuery

    query = TallyQuery(
        outcome=cast("Counted", outcome),
        nationality=nationality,
        country=country,
        period=_period(year, since, until),
        as_of=as_of,
    )
    with open_ledger() as ledger:
        answer = ledger.store.tally(query)
    if form == "json":
        emit(json_text(answer))
        return
    from tocsin.cli.render.tally import show_tally

    show_tally(console(), answer)


def _period(year: int | None, since: dt.date | None, until: dt.date | None) -> Period | None:
    from tocsin.records import Period

    if year is not None:
        if since or until:
            raise Misasked("Give --year, or --since and --until, not both.")
        first, last = day_bounds(year)
        return Period(start=first, end=last)
    if since is None and until is None:
        return None
    check_period(since, until)
    return Period(start=since or dt.date.min, end=until or dt.date.max)
