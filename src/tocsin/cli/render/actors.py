"""The armed actors that Tocsin knows, with where that knowledge is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.names import Actor, ActorRelation, Citation

INDENT = Text("    ")
SHOWN_ALIASES = 6  # some actors have dozens of spellings; json has them all


def matching(actors: Iterable[Actor], text: str) -> list[Actor]:
    """Return the actors with ``text`` in their id, name, abbreviation or an alias, letter case aside."""
    wanted = text.casefold()
    return [one for one in actors if any(wanted in name.casefold() for name in _names(one))]


def _names(actor: Actor) -> list[str]:
    return [actor.id, actor.name, actor.abbreviation or "", *(alias.form for alias in actor.aliases)]


def show_actors(out: Console, actors: Sequence[Actor]) -> None:
    """Print each actor with its id, its kind, its countries, some aliases, its relations and the source."""
    if not actors:
        out.print("No such actor: tocsin actors lists all.")
    for one in actors:
        out.print(title(one))
        kind = f"{one.kind.replace('_', ' ')}; {', '.join(one.countries) or 'no country'}"
        hanging(out, INDENT, Text(clean(kind)))
        others = [form for form in other_names(one) if form != one.name]
        if others:
            more = ", ..." if len(others) > SHOWN_ALIASES else ""
            hanging(out, INDENT, Text(clean(f"also {', '.join(others[:SHOWN_ALIASES])}{more}")))
        for link in one.relations:
            hanging(out, INDENT, Text(clean(relation_words(link))))
        out.print(Text(clean(f"    {source_words(one.source)}"), style="dim"), soft_wrap=True)


def title(actor: Actor) -> Text:
    """Return "jnim  Jama'at Nusrat al-Islam wal-Muslimin (JNIM)"."""
    short = f" ({actor.abbreviation})" if actor.abbreviation else ""
    return Text.assemble((actor.id, "bold"), clean(f"  {actor.name}{short}"))


def other_names(actor: Actor) -> list[str]:
    """Return each alias once, as it is written."""
    return list(dict.fromkeys(alias.form.lstrip("=") for alias in actor.aliases))


def relation_words(relation: ActorRelation) -> str:
    """Return "part of jnim, 2017-03" or "led by Iyad Ag Ghali, 2017-03"."""
    since = f", {relation.since}" if relation.since else ""
    return f"{relation.kind.replace('_', ' ')} {relation.object}{since}"


def source_words(source: Citation) -> str:
    """Return the source's title, the entry in it and its address."""
    entry = f", {source.entry}" if source.entry else ""
    return f"{source.title}{entry}: {source.url}"
