"""Claimed totals with their verdicts, then and now, and what could explain a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.tally import show_quote
from tocsin.ledger.answers import Agreement, ClaimedTotal

_MODIFIED = {"at_least": "at least ", "at_most": "at most ", "about": "about ", "dozens": "dozens, "}


def show_totals(out: Console, totals: Sequence[ClaimedTotal]) -> None:
    """Print each total with its verdict, and how many there are of each."""
    if not totals:
        out.print("No report in the ledger claims such a total.")
        return
    for total in totals:
        _show(out, total)
    found = Counter(total.agreement for total in totals)
    out.print(
        Text(", ".join(f"{kind}: {found[kind]}" for kind in get_args(Agreement) if found[kind]) + ".", style="bold")
    )


def _show(out: Console, total: ClaimedTotal) -> None:
    style = "green" if total.agreement == "agrees" else "yellow"
    out.print(Text.assemble((clean(claim_words(total)), "bold"), ": ", (verdict_words(total), style)))
    out.print(Padding(Text(clean(total.reason)), (0, 0, 0, 4), expand=False))
    for line in then_words(total):
        out.print(Padding(Text(clean(line)), (0, 0, 0, 4), expand=False))
    for suggestion in total.suggestions:
        out.print(Padding(Text(clean(f"It may be {suggestion.text}")), (0, 0, 0, 4), expand=False))
    show_quote(out, total.quote)
    out.print()


def claim_words(total: ClaimedTotal) -> str:
    """Return "at least 8 abducted, India, in Mali, 2025"."""
    who = _named(total.population)
    where = f"in {_named(total.place)}" if total.place else ""
    when = words.period_words(total.period) if total.period else ""
    head = f"{_MODIFIED.get(total.modifier, '')}{total.number:,} {total.what or ''}".rstrip()
    return ", ".join(part for part in (head, who, where, when) if part)


def _named(given: str | None) -> str:
    """A country's name for its code; other words as they stand."""
    return words.country_words(given) if given and len(given) == len("ML") else given or ""


def verdict_words(total: ClaimedTotal) -> str:
    """Return what the ledger says to a total, with the difference where there is one."""
    if total.agreement == "differs" and total.difference is not None:
        return f"differs by {abs(total.difference):,}"
    return "agrees" if total.agreement == "agrees" else "cannot be told"


def then_words(total: ClaimedTotal) -> list[str]:
    """Return a sentence on what was known when the report was out, where that gives another number or verdict."""
    then = total.then
    if then is None or (then.agreement, then.best) == (total.agreement, total.best):
        return []
    verdict = f"differed by {abs(then.difference or 0):,}" if then.agreement == "differs" else then.agreement
    was = {"agrees": "agreed", "cannot be told": "could not be told"}.get(verdict, verdict)
    return [f"As known when the report was out it {was}: {then.reason}"]
