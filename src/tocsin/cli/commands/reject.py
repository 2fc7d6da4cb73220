"""``tocsin reject``: an incident, or a claim, tells of nothing."""

from __future__ import annotations

import click

from tocsin.cli.judging import decide, decision_options


@click.command("reject")
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT...")
@decision_options
def command(incidents: tuple[str, ...], because: str, by: str | None, form: str) -> None:
    """Say that an incident never happened, or that a claim was misread: it is counted nowhere.

    A claim's id instead of an incident's rejects that claim alone. Reports that come later are heard
    again: what they tell becomes an incident anew.

    \b
    Examples:
      tocsin reject i-f77b1e7874e8 --because "a drill"
      tocsin reject lw-20250515-tera.2 --because "tells of a film"
    """
    decide(lambda ledger: ledger.reject(*incidents, by=by, because=because), form)
