"""What the commands have in common by which an analyst decides: who and why, and what came of it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option, ledger_path
from tocsin.cli.output import console, emit, json_text

if TYPE_CHECKING:
    from tocsin.api import Ledger
    from tocsin.ledger.answers import Decided

F = TypeVar("F", bound=Callable[..., object])


def decision_options(command: F) -> F:
    """``--because``, ``--by``, ``--format`` and ``--ledger``."""
    for option in (
        ledger_option,
        format_option("text", "json"),
        click.option("--by", metavar="NAME", help="Who decides (default: your user name)."),
        click.option("--because", default="", metavar="TEXT", help="Why: kept with the decision, for others to read."),
    ):
        command = option(command)
    return command


def decide(act: Callable[[Ledger], Decided], form: str) -> None:
    """Have a decision made and say what came of it. Raises Trouble."""
    with open_ledger() as ledger:
        came = act(ledger)
    if form == "json":
        emit(json_text(came))
        return
    from tocsin.cli.render.decisions import show_decided

    show_decided(console(), came, typed)


def typed(command: str) -> str:
    """Return a command as it is to be typed for the ledger of this run."""
    chosen = click.get_current_context().find_root().meta.get("ledger")
    return command.replace("tocsin ", f"tocsin --ledger {shlex.quote(str(ledger_path()))} ", 1) if chosen else command
