"""``tocsin show``: one incident with the words behind every value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option
from tocsin.cli.output import console, emit, json_text

if TYPE_CHECKING:
    from tocsin.ledger import Store
    from tocsin.ledger.answers import IncidentView


@click.command("show")
@click.argument("incident")
@format_option("text", "json")
@ledger_option
def command(incident: str, form: str) -> None:
    """Show one incident: each value and its range, who says so, the sentences, what disagrees.

    INCIDENT is an id as tocsin incidents prints it, or the beginning of one; its i- may be left out.

    \b
    Examples:
      tocsin show i-e5b03de45a23
      tocsin show e5b03 --format json

    What a person decided is said too; tocsin log INCIDENT tells how it came to be so.
    """
    with open_ledger() as ledger:
        view = find(ledger.store, incident)
    if form == "json":
        emit(json_text(view))
        return
    from tocsin.cli.render.incident import show_incident

    show_incident(console(), view)


def find(store: Store, given: str) -> IncidentView:
    """Return the incident that an id, a former id or a beginning of one means, with or without its ``i-``.

    ``requested`` stays only where an id redirects. Raises LedgerError, with the candidates where there are several.
    """
    named = store.named(given)
    view = store.incident(named.id)
    assert view is not None
    return msgspec.structs.replace(view, requested=named.requested)
