"""``tocsin actors``: the armed groups that Tocsin knows, with the sources of what it knows."""

from __future__ import annotations

import click

from tocsin.cli.options import format_option
from tocsin.cli.output import console, emit, json_text


@click.command("actors")
@click.option("--find", "text", metavar="TEXT", help="Only those whose name or alias has TEXT.")
@format_option("text", "json")
def command(text: str | None, form: str) -> None:
    """List the armed groups that Tocsin knows by name, with where that knowledge is from.

    \b
    Examples:
      tocsin actors
      tocsin actors --find nusrat
    """
    from tocsin import names
    from tocsin.cli.render.actors import matching, show_actors

    found = matching(names.actors(), text) if text else list(names.actors())
    if form == "json":
        emit(json_text(found))
    else:
        show_actors(console(), found)
