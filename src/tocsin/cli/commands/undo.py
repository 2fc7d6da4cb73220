"""``tocsin undo``: a decision taken back."""

from __future__ import annotations

import click

from tocsin.cli.judging import decide, decision_options
from tocsin.cli.trouble import Misasked


@click.command("undo")
@click.argument("decision", required=False)
@decision_options
def command(decision: str | None, because: str, by: str | None, form: str) -> None:
    """Take back a decision: the incidents are again what they would be without it, under the ids they had.

    DECISION is its number, as tocsin log prints it; without one the last that stands is taken back, of
    NAME alone with --by. It is kept, with who took it back and when.

    \b
    Examples:
      tocsin undo
      tocsin undo 4 --because "it was the other convoy after all"
    """
    number = _number(decision) if decision is not None else None
    whose = by if number is None else None
    decide(lambda ledger: ledger.undo(number, of=whose, by=by, because=because), form)


def _number(text: str) -> int:
    given = text.strip().removeprefix("#")
    if not (given.isascii() and given.isdigit() and int(given[:18]) > 0) or len(given) > 18:
        raise Misasked(f"'{text}' is not the number of a decision: tocsin log lists them.")
    return int(given)
