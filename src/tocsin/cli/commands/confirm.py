"""``tocsin confirm``: an incident happened."""

from __future__ import annotations

import click

from tocsin.cli.judging import decide, decision_options


@click.command("confirm")
@click.argument("incident")
@decision_options
def command(incident: str, because: str, by: str | None, form: str) -> None:
    """Say that INCIDENT happened: its status is confirmed, whoever denies it.

    \b
    Examples:
      tocsin confirm i-e5b03de45a23 --because "the embassy has spoken to them"
      tocsin confirm e5b03 --by "Ana Lima"
    """
    decide(lambda ledger: ledger.confirm(incident, by=by, because=because), form)
