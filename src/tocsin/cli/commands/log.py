"""``tocsin log``: an incident's whole life, or all decisions."""

from __future__ import annotations

import datetime as dt

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import as_of_option, format_option, ledger_option
from tocsin.cli.output import console, emit, json_text


@click.command("log")
@click.argument("incident", required=False)
@as_of_option
@format_option("text", "json")
@ledger_option
def command(incident: str | None, as_of: dt.datetime | None, form: str) -> None:
    """Tell an incident's whole life: the reports that joined, were revised or withdrawn, what merged and
    parted and why, what was decided by whom, and what it stood at after each.

    INCIDENT is an id, also one that was merged or rejected since, or the beginning of one. Without it all
    decisions are listed, the last first, with the numbers by which tocsin undo takes them back. With --as-of
    only what follows from the reports known and the decisions made by then is told.

    \b
    Examples:
      tocsin log i-e5b03de45a23
      tocsin log
      tocsin log e5b03 --as-of 2025-11-09
      tocsin log e5b03 --format json
    """
    from tocsin.cli.render.decisions import show_decisions
    from tocsin.cli.render.life import show_life

    with open_ledger() as ledger:
        if incident is not None:
            life = ledger.log(incident, as_of=as_of)
            if form == "json":
                emit(json_text(life))
            else:
                show_life(console(), life)
            return
        made = list(reversed(ledger.decisions(as_of=as_of)))
        homes = ledger.store.homes()
    if form == "json":
        emit(json_text(made))
    else:
        show_decisions(console(), made, homes)
