"""Doubts, each with the commands that settle it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.ledger.answers import Doubt

LONGEST = 300


def show_doubts(out: Console, doubts: Sequence[Doubt], every: int, typed: Callable[[str], str]) -> None:
    """Print doubts as they come, numbered, and how many there are in all."""
    if not doubts:
        out.print("Nothing is in doubt.")
        return
    for number, one in enumerate(doubts, 1):
        traits = f"  worth {one.worth:.1f}: {one.unsure:.0%} unsure, {one.people:,} people"
        head = Text.assemble((f"{number}. ", "bold"), (clean(one.text), "bold"), (traits, "dim"))
        out.print(head)
        for incident, title in zip(one.incidents, one.titles, strict=True):
            hanging(out, Text(f"   {incident}  "), Text(clean(title)))
        if one.words:
            quote = " ".join(clean(one.words).split())
            hanging(out, Text("   "), Text(f"“{quote[:LONGEST]}{'…' if len(quote) > LONGEST else ''}”", style="dim"))
        width = max(len(answer) for answer, _ in one.settle)
        for answer, command in one.settle:
            # For the terminal to wrap: a command cut by us could not be copied.
            out.print(Text(clean(f"     {answer:<{width}}  {typed(command)}"), style="cyan"), soft_wrap=True)
        out.print()
    more = f"; --limit {every} shows all" if every > len(doubts) else ""
    out.print(Text(f"{len(doubts)} of {every} doubts{more}. tocsin show INCIDENT gives the words behind each.", "dim"))
