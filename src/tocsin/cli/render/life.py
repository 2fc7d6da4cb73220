"""An incident's whole life, a line for each thing that became of it."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.decisions import decision_words
from tocsin.cli.render.lines import hanging
from tocsin.ledger.answers import Life, LogEntry, Source

TOLD = {"withdrawn": "told no more"}
STYLES = {"decided": "yellow", "taken_back": "yellow", "merged": "cyan", "parted": "cyan", "stands": "bold"}


def show_life(out: Console, life: Life) -> None:
    """Print what became of an incident under the times at which this ledger learnt it."""
    out.print(Text(clean(life.title), style="bold underline"))
    out.print(Text(clean(f"  incident {life.incident}{'' if life.stands else ', which is no more'}")))
    if life.requested:
        out.print(Text(clean(f"  {life.requested} was merged into it."), style="dim"))
    former = [one for one in life.formerly if one != life.requested]
    if former:
        out.print(Text(clean(f"  merged into it: {', '.join(former)}"), style="dim"))
    for at, entries in groupby(life.entries, key=lambda one: one.at):
        out.print()
        out.print(Text(f"{at:%Y-%m-%d %H:%M} UTC", style="dim"))
        for entry in entries:
            style = STYLES.get(entry.kind, "")
            first, *rest = entry_words(entry, life.incident)
            hanging(out, Text("  "), Text(clean(first), style=style))
            for line in rest:
                hanging(out, Text("    "), Text(clean(line), style=style))


def entry_words(one: LogEntry, incident: str) -> list[str]:
    """Return what one entry says in the life of ``incident``: a line, and one for each claim that it is about."""
    where = f", then {one.incident}" if one.incident and one.incident != incident else ""
    if one.decision is not None:
        return [_decided(one)]
    if one.kind == "stands":
        return [f"now{where.replace(', then', '')}: {one.text}"]
    if one.kind == "merged":
        head = f"{one.incident} merged into it"
    elif one.kind == "parted":
        head = f"parted to {one.incident}"
    else:
        head = f"{TOLD.get(one.kind, one.kind)}{where}"
    because = [f"because of {_named(cause)}" for cause in one.causes]
    claims = _claims(one)
    return [f"{head}: {claims[0]}", *because] if len(claims) == 1 else [f"{head}:", *claims, *because]


def _decided(one: LogEntry) -> str:
    decision = one.decision
    assert decision is not None
    if one.kind == "taken_back":
        why = f": {decision.revoked_because}" if decision.revoked_because else ""
        return f"decision {decision.id} taken back by {decision.revoked_by}{why}"
    why = f"; because {decision.reason}" if decision.reason.strip() else ""
    return f"decision {decision.id} by {decision.analyst}: {decision_words(decision)}{why}"


def _claims(one: LogEntry) -> list[str]:
    """Return the claims of an entry with whom they are from."""
    sources = {source.report: source for source in one.sources}
    named = ((claim, sources.get(claim.rpartition(".")[0])) for claim in one.claims)
    return [f"{claim} ({_named(source)})" if source else claim for claim, source in named]


def _named(source: Source) -> str:
    """Return "Lantern Wire, 2025-05-15", or the report's id where it has no publisher and no title."""
    day = (source.published or "")[:10]
    return ", ".join(part for part in (source.publisher or source.title or source.report, day) if part)
