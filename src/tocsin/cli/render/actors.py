"""The armed actors that Tocsin knows, with where that knowledge is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.names import Actor

INDENT = Text("    ")
SHOWN_ALIASES = 6  # some actors have dozens of spellings; json has them all


def matching(actors: Iterable[Actor], text: str) -> list[Actor]:
    """Return the actors with ``text`` in their id, name, abbreviation or an alias, letter case aside."""
    wanted = text.casefold()
    return [one for one in actors if any(wanted in name.casefold() for name in _names(one))]


def _names(actor: Actor) -> list[str]:
    aliases = [alias for forms in actor.aliases.values() for alias in forms]
    return [actor.id, actor.name, actor.abbreviation or "", *aliases]


def show_actors(out: Console, actors: Sequence[Actor]) -> None:
    """Print each actor with its id, its kind, its countries, some aliases, its relations and the source."""
    if not actors:
        out.print("No such actor: tocsin actors lists all.")
    for one in actors:
        short = f" ({one.abbreviation})" if one.abbreviation else ""
        out.print(Text.assemble((one.id, "bold"), clean(f"  {one.name}{short}")))
        kind = f"{one.kind.replace('_', ' ')}; {', '.join(one.countries) or 'no country'}"
        hanging(out, INDENT, Text(clean(kind)))
        others = [alias for alias in dict.fromkeys(_names(one)[3:]) if alias != one.name]
        if others:
            more = ", ..." if len(others) > SHOWN_ALIASES else ""
            hanging(out, INDENT, Text(clean(f"also {', '.join(others[:SHOWN_ALIASES])}{more}")))
        for link in one.relations:
            since = f", {link.since}" if link.since else ""
            hanging(out, INDENT, Text(clean(f"{link.kind.replace('_', ' ')} {link.object}{since}")))
        out.print(Text(clean(f"    {one.source}"), style="dim"), soft_wrap=True)
