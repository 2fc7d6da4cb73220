"""``tocsin show``: one incident with the words behind every value."""

from __future__ import annotations

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option
from tocsin.cli.output import console, emit, json_text
from tocsin.cli.trouble import Trouble


@click.command("show")
@click.argument("incident")
@format_option("text", "json")
@ledger_option
def command(incident: str, form: str) -> None:
    """Show one incident: each value and its range, who says so, the sentences, what disagrees.

    INCIDENT is an id as tocsin incidents prints it, or the beginning of one.

    \b
    Example:
      tocsin show 7f3a9c --format json
    """
    with open_ledger() as ledger:
        view = ledger.store.incident(incident)
    if view is None:
        raise Trouble(f"No incident {incident}: tocsin incidents lists those in the ledger.")
    if form == "json":
        emit(json_text(view))
        return
    from tocsin.cli.render.incident import show_incident

    show_incident(console(), view)
