"""``tocsin advisories``: governments' advice to travellers, side by side and over time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import as_of_option, country, format_option, ledger_option
from tocsin.cli.output import console, emit, json_line, json_text, note
from tocsin.cli.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.ledger.advice import AdviceSummary, CountryAdvice


class _ShownByDefault(click.Group):
    """A group of which ``show`` may be left out: ``tocsin advisories ML``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command before what is none."""
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group("advisories", cls=_ShownByDefault)
def command() -> None:
    """Compare governments' advice to travellers, on one scale of 1 to 4, and see how it changed.

    The advice is read from reports and from governments' own feeds, which tocsin advisories add takes in. Of one
    government, country and part of it the later day stands; on one day the government's own feed over reports of it.

    \b
    Examples:
      tocsin advisories Mali
      tocsin advisories add us-advisories.json mali.json
      tocsin advisories --format csv
    """


@command.command("show")
@click.argument("of", metavar="[COUNTRY]", type=country, required=False)
@as_of_option
@format_option("table", "json", "jsonl", "csv")
@ledger_option
def show(of: str | None, as_of: dt.datetime | None, form: str) -> None:
    """Show governments' advice on COUNTRY: what stands, its changes, who moved first; without one, on all.

    The word show may be left out. Of jsonl and csv each line is a change, or, without COUNTRY, what stands.

    \b
    Examples:
      tocsin advisories ML
      tocsin advisories show ML --as-of 2025-11-09
      tocsin advisories --format jsonl
    """
    with open_ledger() as ledger:
        found = ledger.store.advisories(of, as_of)
    if form == "json":
        emit(json_text(found[0] if of and found else found))
        return
    from tocsin.cli.render import advisories as render

    if form == "table":
        render.show(console(), found, of)
    elif form == "csv":
        from tocsin.exchange.advice_rows import as_csv

        emit(as_csv(found, changes=of is not None))
    else:
        _lines(found, changes=of is not None)


def _lines(found: Sequence[CountryAdvice], *, changes: bool) -> None:
    lines = [json_line(one) for each in found for one in (each.history if changes else each.now)]
    if lines:
        emit("\n".join(lines))


@command.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|URL...")
@format_option("text", "json")
@ledger_option
def add(sources: tuple[str, ...], form: str) -> int:
    """Take in governments' own advice: files or addresses of their feeds, or folders of such files.

    Known are the feeds of the United Kingdom (a country's page or the index, whose pages are fetched too where it was),
    the United States (API, RSS, lists), Germany and Canada. What was taken in before changes nothing. The exit status
    is 1 if any could not be read.

    \b
    Examples:
      tocsin advisories add https://www.gov.uk/api/content/foreign-travel-advice/mali
      tocsin advisories add https://cadataapi.state.gov/api/TravelAdvisories
      tocsin advisories add saved/*.json
    """
    from tocsin.cli.progress import measuring
    from tocsin.reports import SourceError

    try:
        with open_ledger(create=True) as ledger, measuring("Taking in advice") as progress:
            done = ledger.add_advice(list(sources), progress=progress)
    except SourceError as error:
        raise Trouble(str(error)) from None
    emit(json_text(done) if form == "json" else summary_words(done))
    if form != "json":
        for source, message in done.failures:
            note(f"{source}: {message}")
        for sentence in done.left_out:
            note(sentence)
    return 1 if done.failed else 0


def summary_words(done: AdviceSummary) -> str:
    """Return "12 pages of advice taken in, 1 revised, 3 known before, 1 could not be read"."""
    parts = [f"{done.new:,} {'page' if done.new == 1 else 'pages'} of advice taken in"]
    parts += [f"{done.revisions:,} revised"] if done.revisions else []
    parts += [f"{done.known:,} known before"] if done.known else []
    parts += [f"{done.failed:,} could not be read"] if done.failed else []
    return ", ".join(parts) + "."
