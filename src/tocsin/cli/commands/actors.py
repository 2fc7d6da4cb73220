"""``tocsin actors``: the armed groups that Tocsin knows, and what the ledger holds of one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click
import msgspec

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import armed_actor, as_of_option, check_period, format_option, ledger_option, period_options
from tocsin.cli.output import console, emit, json_text
from tocsin.cli.trouble import Misasked

if TYPE_CHECKING:
    from tocsin.ledger.profile import ProfileQuery


@click.command("actors")
@click.argument("name", type=armed_actor, required=False)
@click.option("--find", "text", metavar="TEXT", help="List only those whose name or alias has TEXT.")
@period_options
@as_of_option
@format_option("text", "json", "geojson")
@ledger_option
def command(
    *,
    name: str | None,
    text: str | None,
    since: dt.date | None,
    until: dt.date | None,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """List the armed groups that Tocsin knows, or tell what the ledger holds of NAME.

    Of an actor, by its id or a name: its names and relations with their sources; its incidents by kind, place and
    year; in how many it claimed the act, was accused of it or was suspected; the area around them; their trend.
    With --format geojson that area and the incidents are for a map.

    \b
    Examples:
      tocsin actors
      tocsin actors --find nusrat
      tocsin actors jnim --since 2025
      tocsin actors "Boko Haram" --as-of 2025-11-09 --format geojson
    """
    if name is None:
        if form == "geojson" or since or until or as_of:
            raise Misasked("Name an actor: tocsin actors jnim --since 2025.")
        _list(text, form)
        return
    if text:
        raise Misasked("Give a NAME, or --find TEXT to list those called so, not both.")
    from tocsin.ledger.profile import ProfileQuery

    check_period(since, until)
    _profile(ProfileQuery(actor=name, since=since, until=until, as_of=as_of), form)


def _list(text: str | None, form: str) -> None:
    from tocsin import names
    from tocsin.cli.render.actors import matching, show_actors

    found = matching(names.actors(), text) if text else list(names.actors())
    if form == "json":
        emit(json_text(found))
    else:
        show_actors(console(), found)


def _profile(query: ProfileQuery, form: str) -> None:
    from tocsin.cli.render.profile import as_geojson, show_profile
    from tocsin.ledger.answers import IncidentQuery

    wanted = IncidentQuery(actor=query.actor, since=query.since, until=query.until, as_of=query.as_of)
    with open_ledger() as ledger:
        found = ledger.store.actor(msgspec.structs.replace(query, shown=None if form == "json" else 0))
        drawn = ledger.store.incidents(wanted) if form == "geojson" else []
    if form == "text":
        show_profile(console(), found)
    else:
        emit(json_text(as_geojson(found, drawn) if form == "geojson" else found))
