"""What came to be known between two moments, for the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.ledger.comparison import ClaimedAnew, Comparison, Difference, DifferenceKind
from tocsin.records import Spread

_HEADINGS: Final[dict[DifferenceKind, str]] = {
    "new": "New incidents",
    "raised": "Numbers raised",
    "lowered": "Numbers lowered",
    "freed": "People freed",
    "changed": "Told otherwise",
    "merged": "Merged",
    "split": "Split off",
    "moved": "Claims moved",
    "withdrawn": "Withdrawn or rejected",
}
_MOST: Final = 5


def show_comparison(out: Console, found: Comparison) -> None:
    """Print what differs by kind, one line an incident, with its id."""
    until = f"{found.until:%Y-%m-%d %H:%M} UTC" if found.until else "now"
    out.print(
        f"From {found.since:%Y-%m-%d %H:%M} UTC to {until}: {found.incidents_before:,} incidents known before, "
        f"{found.incidents_after:,} after."
    )
    if not found.differences and not found.claimed:
        out.print("Nothing else came to be known.")
    for kind, group in groupby(found.differences, key=lambda d: d.kind):
        out.print(Text(f"\n{_HEADINGS[kind]}", style="bold"))
        for one in group:
            hanging(out, Text("  "), _line(one))
    if found.claimed:
        out.print(Text("\nTotals claimed", style="bold"))
        for total in found.claimed:
            hanging(out, Text("  "), Text(clean(_claimed(total))))


def _line(one: Difference) -> Text:
    said = _said(one)
    return Text.assemble(clean(one.title), (f"  {one.incident.id}", "dim"), f": {clean(said)}" if said else "")


def _said(one: Difference) -> str:
    """What is told of an incident beside its title."""
    others = words.list_words(list(one.others))
    if one.before and one.after:
        return f"{(one.outcome or '').replace('_', ' ')} {_range(one.before)} → {_range(one.after)}"
    if one.kind == "changed":
        return f"{one.field} {_value(one.formerly)} → {_value(one.now)}"
    if one.kind == "merged":
        return f"now part of {others}"
    if one.kind == "split":
        return f"was part of {others}"
    if one.kind == "moved":
        return f"{_claims(one.claims)} from {others}"
    if one.kind == "withdrawn":
        return "no report tells of it any more" if one.gone else _claims(one.claims)
    return ""


def _range(number: Spread) -> str:
    spread = f" ({number.low:,} to {number.high:,})" if number.low != number.high else ""
    return f"{number.best or 0:,}{spread}"


def _value(text: str | None) -> str:
    return text.replace("_", " ") if text else "unknown"


def _claims(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
    return f"{'claim' if len(ids) == 1 else 'claims'} {', '.join(ids[:_MOST])}{more}"


def _claimed(one: ClaimedAnew) -> str:
    where = ", ".join(part for part in (one.population, one.place) if part)
    source = ", ".join(part for part in (one.quote.publisher, one.quote.published) if part)
    what = f"{one.number:,} {one.what}{f' ({where})' if where else ''}"
    return f"{what}: “{' '.join(one.quote.text.split())}”{f' ({source})' if source else ''}"
