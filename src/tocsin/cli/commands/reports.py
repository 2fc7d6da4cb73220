"""``tocsin reports``: what was read and what could not be."""

from __future__ import annotations

import datetime as dt

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import as_of_option, format_option, ledger_option
from tocsin.cli.output import console, emit, json_text


@click.command("reports")
@click.option("--failed", is_flag=True, help="Only those that could not be read, with the reason.")
@click.option("--forget", is_flag=True, help="With --failed: take them off the list.")
@click.option("--set-aside", is_flag=True, help="Only those that ingest --triage left unread, with their likelihood.")
@click.option("--read", is_flag=True, help="With --set-aside: read them now.")
@as_of_option
@format_option("text", "json")
@ledger_option
def command(*, failed: bool, forget: bool, set_aside: bool, read: bool, as_of: dt.datetime | None, form: str) -> int:
    """List the reports in the ledger: what was read, and what could not be and why.

    \b
    Examples:
      tocsin reports
      tocsin reports --as-of 2025-11-09
      tocsin reports --failed --format json
      tocsin reports --failed --forget
      tocsin reports --set-aside
      tocsin reports --set-aside --read

    The exit status is 1 if any that was set aside could not be read.
    """
    if as_of and (read or forget):
        raise click.UsageError("Leave --as-of out: what was known then cannot be changed.")
    if failed and set_aside:
        raise click.UsageError("Give --failed or --set-aside: a report that was set aside has not failed.")
    if read:
        if not set_aside:
            raise click.UsageError("Give --read with --set-aside: other reports are read already.")
        return _read(form)
    if forget:
        if not failed:
            raise click.UsageError("Give --forget with --failed: reports that were read stay.")
        with open_ledger() as ledger:
            gone = ledger.forget_failures()
        emit(f"Forgot {gone} {'input' if gone == 1 else 'inputs'} that could not be read.")
        return 0
    with open_ledger() as ledger:
        rows = [r for r in ledger.store.reports(failed or None, as_of) if r.set_aside or not set_aside]
    if form == "json":
        emit(json_text(rows))
        return 0
    from tocsin.cli.render.lists import show_reports

    show_reports(console(), rows)
    return 0


def _read(form: str) -> int:
    """Read what was set aside, and say what came of it."""
    from tocsin.cli.commands.ingest import summary_words
    from tocsin.cli.gazetteer import open_gazetteer
    from tocsin.cli.progress import measuring

    open_gazetteer()
    with open_ledger() as ledger, measuring("Reading reports") as progress:
        summary = ledger.read_set_aside(progress=progress)
    emit(json_text(summary) if form == "json" else summary_words(summary))
    return 1 if summary.failed else 0
