"""``tocsin merge``: incidents are one."""

from __future__ import annotations

import click

from tocsin.cli.judging import decide, decision_options


@click.command("merge")
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@decision_options
def command(incidents: tuple[str, ...], because: str, by: str | None, form: str) -> None:
    """Say that incidents are one, whatever Tocsin makes of their reports.

    An INCIDENT is an id as tocsin incidents prints it, or the beginning of one. The ids of those that are
    no more lead to the one that stays. A claim's id behind an incident's says that it belongs there: a
    claim of its own, one that was split off or rejected, or one that Tocsin is not sure of.

    The decision holds for every report still to come, until it is taken back or you split them.

    \b
    Examples:
      tocsin merge i-e5b03de45a23 i-1d8f490a6961 --because "both are the convoy of 14 May"
      tocsin merge e5b03 1d8f4 --by "Ana Lima"
      tocsin merge e5b03 lw-20250515-tera.1
    """
    decide(lambda ledger: ledger.merge(*incidents, by=by, because=because), form)
