"""``tocsin reread``: reports read anew by a reader that changed, and what would come of it."""

from __future__ import annotations

import datetime as dt

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.gazetteer import open_gazetteer
from tocsin.cli.options import first_day, format_option, ledger_option
from tocsin.cli.output import console, emit, json_text, note
from tocsin.cli.progress import measuring
from tocsin.cli.readers import chosen_reader, reader_options
from tocsin.cli.trouble import Misasked


@click.command("reread")
@click.argument("reports", nargs=-1, metavar="[REPORT...]")
@click.option("--since", type=first_day, metavar="DATE", help="Only reports known since: 2025, 2025-11 or 2025-11-06.")
@click.option("--accept", is_flag=True, help="File the new readings that wait.")
@click.option("--discard", is_flag=True, help="Drop the new readings that wait.")
@reader_options
@format_option("text", "json")
@ledger_option
def command(reports: tuple[str, ...], since: dt.date | None, form: str, *, accept: bool, discard: bool) -> None:
    """Read reports anew that an earlier version of the reader had read, and show what would change.

    For each report that reads otherwise the old and the new claims stand side by side, then the incidents that
    would come out otherwise. Nothing changes until you run it with --accept; what was decided stays decided.
    Readings are kept as they are made: stop it with Ctrl-C and run it again to go on.

    \b
    Examples:
      tocsin reread
      tocsin reread --since 2025-11
      tocsin reread r17 r18 --format json
      tocsin reread --accept
    """
    if accept and discard:
        raise Misasked("Give --accept or --discard.")
    with open_ledger() as ledger:
        if discard:
            emit(f"Dropped {ledger.discard_reread():,} readings.")
            return
        if accept:
            with measuring("Filing readings") as progress:
                emit(f"Filed {ledger.accept_reread(*reports, progress=progress):,} new readings.")
            return
        open_gazetteer()
        with chosen_reader() as reader, measuring("Reading anew") as progress:
            found = ledger.reread(*reports, since=since, progress=progress, reader=reader)
    if form == "json":
        emit(json_text(found))
        return
    from tocsin.cli.render.rereading import show_reread

    show_reread(console(), found)
    if found.reports:
        note("Nothing has changed yet: tocsin reread --accept files these readings, --discard drops them.")
