"""``tocsin search``: words in reports and incidents."""

from __future__ import annotations

import datetime as dt

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import as_of_option, format_option, ledger_option
from tocsin.cli.output import console, emit, json_text


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@as_of_option
@format_option("text", "json")
@ledger_option
def command(words: tuple[str, ...], limit: int, as_of: dt.datetime | None, form: str) -> None:
    """Search reports and incidents for words, the best finds first.

    \b
    Examples:
      tocsin search "fuel trucks"
      tocsin search "fuel trucks" --as-of 2025-11-09
    """
    with open_ledger() as ledger:
        hits = list(ledger.store.search(" ".join(words), limit, as_of))
    if form == "json":
        emit(json_text(hits))
        return
    from tocsin.cli.render.lists import show_hits

    show_hits(console(), hits)
