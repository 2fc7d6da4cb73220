"""``tocsin split``: claims, or incidents, are of different ones."""

from __future__ import annotations

import click

from tocsin.cli.judging import decide, decision_options


@click.command("split")
@click.argument("incident")
@click.argument("parts", nargs=-1, required=True, metavar="CLAIM...")
@decision_options
def command(incident: str, parts: tuple[str, ...], because: str, by: str | None, form: str) -> None:
    """Say that claims of INCIDENT are of another one.

    A CLAIM is the number that tocsin show prints before a report, the report's id, or the claim's. They
    leave together, and join what they fit best, or become an incident of their own. Another incident
    instead of claims says that the two are two, and keeps them so whatever is reported.

    \b
    Examples:
      tocsin split i-e5b03de45a23 2 3 --because "another village, a week later"
      tocsin split e5b03 lw-20250515-tera
      tocsin split i-e5b03de45a23 i-1d8f490a6961
    """
    decide(lambda ledger: ledger.split(incident, *parts, by=by, because=because), form)
