"""``tocsin show``: one incident with the words behind every value."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click
import msgspec

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import as_of_option, format_option, ledger_option
from tocsin.cli.output import console, emit, json_text
from tocsin.cli.trouble import Trouble

if TYPE_CHECKING:
    from tocsin.ledger import Store
    from tocsin.ledger.answers import IncidentView


@click.command("show")
@click.argument("incident")
@as_of_option
@format_option("text", "json")
@ledger_option
def command(incident: str, as_of: dt.datetime | None, form: str) -> None:
    """Show one incident: each value and its range, who says so, the sentences, what disagrees.

    INCIDENT is an id as tocsin incidents prints it, or the beginning of one; its i- may be left out.

    \b
    Examples:
      tocsin show i-e5b03de45a23
      tocsin show e5b03 --as-of 2025-11-09T08:00Z
      tocsin show e5b03 --format json

    What a person decided is said too; tocsin log INCIDENT tells how it came to be so.
    """
    with open_ledger() as ledger:
        view = find(ledger.store, incident, as_of)
    if form == "json":
        emit(json_text(view))
        return
    from tocsin.cli.render.incident import show_incident

    show_incident(console(), view)


def find(store: Store, given: str, as_of: dt.datetime | None = None) -> IncidentView:
    """Return the incident that an id, a former id or a beginning of one means, with or without its ``i-``.

    ``requested`` stays only where an id redirects. Raises LedgerError, with the candidates where there are several;
    Trouble where nothing was known of it then.
    """
    named = store.named(given)
    # A former id may have been in use then.
    view = store.incident(named.requested or named.id, as_of) if as_of else store.incident(named.id)
    if view is None:
        raise Trouble(f"{given} was not known then: ask for a later moment.")
    other = named.requested if as_of is None else named.id
    return msgspec.structs.replace(view, requested=other if other != view.incident.id else None)
