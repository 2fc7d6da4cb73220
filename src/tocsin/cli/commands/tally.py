"""``tocsin tally``: a number of people, shown as a sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast, get_args

import click

from tocsin.cli.commands.incidents import TYPE
from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    Named,
    armed_actor,
    as_of_option,
    check_period,
    country,
    day_bounds,
    first_day,
    format_option,
    last_day,
    ledger_option,
    period_options,
)
from tocsin.cli.output import console, emit
from tocsin.cli.trouble import Misasked
from tocsin.records import Group, Outcome

if TYPE_CHECKING:
    from tocsin.ledger import Store
    from tocsin.ledger.answers import By, Counted, TallyAnswer, TallyQuery
    from tocsin.records import ClaimType, Period

F = TypeVar("F", bound=Callable[..., object])

# The ledger's By; its module would load what help can do without.
ROWS = ("month", "year", "country", "admin1", "nationality", "actor", "type")
_MONTH = len("2025-11")

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


OUTCOME = Named((*get_args(Outcome), "freed"), "an outcome", OUTCOMES_ALSO)


def several_options(command: F) -> F:
    """``--nationality`` and ``--country``, each of which may be given again for one more."""
    command = click.option(
        "--country",
        "countries",
        type=country,
        multiple=True,
        metavar="COUNTRY",
        help="Where it befell them: Mali or ML; give it again for one more.",
    )(command)
    return click.option(
        "--nationality",
        "nationalities",
        type=country,
        multiple=True,
        metavar="COUNTRY",
        help="Where they are from: India, Indian or IN; give it again for one more.",
    )(command)


@click.command("tally")
@click.option(
    "--outcome",
    type=OUTCOME,
    required=True,
    help="What befell them; the freed are those released, escaped or rescued.",
)
@several_options
@click.option("--group", type=click.Choice(get_args(Group)), help="Only people of this side.")
@click.option("--role", metavar="WORDS", help="Only people told of in these words: engineers, truck drivers.")
@click.option(
    "--type",
    "kinds",
    type=TYPE,
    multiple=True,
    metavar="TYPE",
    help="Only incidents of this type (see tocsin incidents); give it again for one more.",
)
@click.option("--actor", type=armed_actor, metavar="ACTOR", help="Only where this actor is named: jnim.")
@click.option("--place", metavar="NAME", help="A division or district; with --within any place: Kayes.")
@click.option(
    "--within", "within_km", type=click.FloatRange(0, 2000, min_open=True), metavar="KM", help="And all around --place."
)
@click.option("--year", type=click.IntRange(1900, 2999), help="A whole year, instead of --since and --until.")
@click.option("--month", metavar="YYYY-MM", help="A whole month, instead of --since and --until.")
@period_options
@as_of_option
@click.option("--by", type=click.Choice(ROWS), help="The total in rows that add up to it.")
@click.option("--show", is_flag=True, help="With --by: the incidents of each row too.")
@format_option("table", "json", "jsonl", "csv")
@ledger_option
def command(
    *,
    outcome: str,
    nationalities: tuple[str, ...],
    countries: tuple[str, ...],
    group: str | None,
    role: str | None,
    kinds: tuple[str, ...],
    actor: str | None,
    place: str | None,
    within_km: float | None,
    year: int | None,
    month: str | None,
    since: dt.date | None,
    until: dt.date | None,
    as_of: dt.datetime | None,
    by: str | None,
    show: bool,
    form: str,
) -> None:
    """Count people and show the sum: what each incident adds, in whose words, and what reports claim.

    \b
    Examples:
      tocsin tally --outcome abducted --nationality India --country Mali --year 2025
      tocsin tally --outcome killed --country ML --since 2025-10 --until 2025-11 --by admin1
      tocsin tally --outcome abducted --place Kayes --within 100 --by month --format csv

    A number in brackets is the range: what only may belong widens it. How it is worked out: docs/tallies.md.
    tocsin reconcile checks the totals that reports claim.
    """
    from tocsin.ledger.answers import TallyQuery

    if within_km is not None and not place:
        raise Misasked("Give --place, the middle of the ground that --within measures.")
    query = TallyQuery(
        outcome=cast("Counted", outcome),
        nationality=_one_or_all(nationalities),
        country=_one_or_all(countries),
        period=asked_period(year, month, since, until),
        as_of=as_of,
        group=cast("Group | None", group),
        role=role,
        type=cast("tuple[ClaimType, ...]", kinds) or None,
        actor=actor,
        place=place,
        within_km=within_km,
        by=cast("By | None", by),
    )
    with open_ledger() as ledger:
        answer = _asked(ledger.store, query)
    if form != "table":
        from tocsin.cli.render.tally_rows import tally_text

        emit(tally_text(answer, form))
        return
    from tocsin.cli.render.tally import show_tally

    show_tally(console(), answer, every=show)


def _asked(store: Store, query: TallyQuery) -> TallyAnswer:
    from tocsin.ledger.placing import PlaceError

    try:
        return store.tally(query)
    except PlaceError as error:
        raise Misasked(str(error)) from None


def _one_or_all(values: tuple[str, ...]) -> str | tuple[str, ...] | None:
    return values[0] if len(values) == 1 else values or None


def asked_period(year: int | None, month: str | None, since: dt.date | None, until: dt.date | None) -> Period | None:
    """The period of a question; raises Misasked where it is given in two ways, or is none."""
    from tocsin.records import Period

    if sum((year is not None, month is not None, bool(since or until))) > 1:
        raise Misasked("Give --year, --month, or --since and --until, not both.")
    if year is not None:
        first, last = day_bounds(year)
        return Period(start=first, end=last)
    if month is not None:
        if len(month.strip()) != _MONTH:
            raise Misasked(f"'{month}' is not a month: write it as 2025-11.")
        return Period(start=first_day(month), end=last_day(month))
    if since is None and until is None:
        return None
    check_period(since, until)
    return Period(start=since or dt.date.min, end=until or dt.date.max)
