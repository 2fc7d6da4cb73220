"""``tocsin explain``: why a claim is, or is not, of an incident."""

from __future__ import annotations

import datetime as dt

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import as_of_option, format_option, ledger_option
from tocsin.cli.output import console, emit, json_text
from tocsin.cli.trouble import Misasked


@click.command("explain")
@click.argument("claim")
@click.argument("incident")
@as_of_option
@format_option("text", "json")
@ledger_option
def command(claim: str, incident: str, as_of: dt.datetime | None, form: str) -> None:
    """Say why a claim is, or is not, of an incident: what agrees, what clashes, what each adds.

    CLAIM is a claim's id, such as r7.2: tocsin show INCIDENT --format json lists those of an incident. INCIDENT is
    an id as tocsin incidents prints it, or the beginning of one; its i- may be left out.

    Each feature adds its weight, in log-odds, to those of any two claims that meet: +0.7 doubles the odds, -0.7
    halves them, 0 changes nothing. The sum gives the probability that the claim and the incident's other claims
    tell of one occurrence; above the line they are joined. Where a field can be compared with several claims, its
    mean counts. Claims are joined nearest first, and a person's decision stands over any of it.

    \b
    Examples:
      tocsin explain r7.2 i-e5b03de45a23               why it is there
      tocsin explain r7.2 e5b03 --format json          the same for a program
    """
    from tocsin.cli.commands.show import find

    if not claim.strip():
        raise Misasked("Give a claim's id: tocsin show INCIDENT --format json lists an incident's claims.")
    with open_ledger() as ledger:
        found = ledger.store.explain(claim.strip(), find(ledger.store, incident, as_of).incident.id, as_of)
    if form == "json":
        emit(json_text(found))
        return
    from tocsin.cli.render.explanation import show_explanation

    show_explanation(console(), found)
