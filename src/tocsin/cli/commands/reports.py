"""``tocsin reports``: what was read and what could not be."""

from __future__ import annotations

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option
from tocsin.cli.output import console, emit, json_text


@click.command("reports")
@click.option("--failed", is_flag=True, help="Only those that could not be read, with the reason.")
@click.option("--forget", is_flag=True, help="With --failed: take them off the list.")
@format_option("text", "json")
@ledger_option
def command(failed: bool, forget: bool, form: str) -> None:
    """List the reports in the ledger: what was read, and what could not be and why.

    \b
    Examples:
      tocsin reports
      tocsin reports --failed --format json
      tocsin reports --failed --forget
    """
    if forget:
        if not failed:
            raise click.UsageError("Give --forget with --failed: reports that were read stay.")
        with open_ledger() as ledger:
            gone = ledger.forget_failures()
        emit(f"Forgot {gone} {'input' if gone == 1 else 'inputs'} that could not be read.")
        return
    with open_ledger() as ledger:
        rows = list(ledger.store.reports(failed=failed or None))
    if form == "json":
        emit(json_text(rows))
        return
    from tocsin.cli.render.lists import show_reports

    show_reports(console(), rows)
