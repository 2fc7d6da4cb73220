"""``tocsin show``: one incident with the words behind every value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import msgspec

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option
from tocsin.cli.output import console, emit, json_text
from tocsin.cli.trouble import Misasked, Trouble

if TYPE_CHECKING:
    from tocsin.ledger import Store
    from tocsin.ledger.answers import IncidentView

PREFIX = "i-"
NUMBERED = re.compile(r"-\d+")
MOST_CANDIDATES = 10


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

    ``requested`` stays only where an id redirects. Raises Trouble, with the candidates where there are several.
    """
    asked = given.strip()
    if not asked:
        raise Misasked("Give an incident's id: tocsin incidents lists those in the ledger.")
    forms = dict.fromkeys((asked, asked.lower(), PREFIX + asked.lower().removeprefix(PREFIX)))
    view = next((found for form in forms if (found := store.incident(form))), None)
    if view is None:
        raise Trouble(_unfound(store, asked, tuple(forms)))
    if view.requested and _begins(view.requested, view.incident.id):
        return msgspec.structs.replace(view, requested=None)
    return view


def _begins(beginning: str, ident: str) -> bool:
    # i-0f and i-0f-2 are two whole ids: the second is numbered because the first was taken.
    return ident.startswith(beginning) and not NUMBERED.fullmatch(ident.removeprefix(beginning))


def _unfound(store: Store, asked: str, forms: tuple[str, ...]) -> str:
    from tocsin.ledger.answers import IncidentQuery

    several = [one.id for one in store.incidents(IncidentQuery()) if one.id.startswith(forms)]
    if not several:
        return f"No incident {asked}: tocsin incidents lists those in the ledger."
    shown = ", ".join(several[:MOST_CANDIDATES]) + (", ..." if len(several) > MOST_CANDIDATES else "")
    return f"{len(several)} incidents begin with {asked}; write one of them in full: {shown}"
