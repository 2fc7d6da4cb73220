"""How a claim weighs against an incident, as lines that add up."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.merging.explaining import Explanation, Term

_SLIGHT = 0.05  # log-odds; less is not shown one by one


def show_explanation(out: Console, told: Explanation) -> None:
    """Print the verdict, what each feature adds, the largest first, and what would change the verdict."""
    out.print(Text(clean(_verdict(told)), style="bold"))
    hanging(out, Text("  "), Text(clean(_standing(told)), "dim"))
    for one in told.obstacles:
        hanging(out, Text("  never   ", "yellow"), Text(clean(f"with {one.claim}: {one.why}")))
    if not told.terms:
        return
    _line(out, told.prior, "any two claims that meet in the index")
    shown = sorted(told.terms, key=lambda t: (-abs(t.adds), t.feature))
    for term in shown:
        if abs(term.adds) >= _SLIGHT:
            _line(out, term.adds, _words(term, len(told.against)))
    rest = [t.adds for t in shown if abs(t.adds) < _SLIGHT]
    if rest:
        _line(out, sum(rest), f"{len(rest)} more that add little")
    _line(out, told.log_odds, "in all, but for what bars it" if told.obstacles else f"in all: {told.probability:.1%}")
    if told.changes:
        out.print(Text("  It would be otherwise with", "cyan"))
        for change in told.changes:
            hanging(out, Text("    "), Text(clean(f"{change.field}: {change.instead} ({change.probability:.1%})")))


def _verdict(told: Explanation) -> str:
    return f"{told.claim} and {told.incident}: {told.probability:.1%} to be one occurrence"


def _standing(told: Explanation) -> str:
    where = "The ledger has it there" if told.member else "The ledger has it elsewhere"
    if told.member != told.joins:
        where += ", by other claims that lie between or by a decision"
    others = "one other claim" if len(told.against) == 1 else f"{len(told.against)} other claims"
    return f"{where}. Weighed against {others}; joined above {told.line:.0%}."


def _words(term: Term, others: int) -> str:
    part = "" if others == 1 or term.share >= 1.0 else f", with {term.share:.0%} of its claims"
    return f"{term.feature}{part} (weight {term.weight:+.2f})"


def _line(out: Console, adds: float, words: str) -> None:
    style = "green" if adds > 0 else "red"
    hanging(out, Text(f"  {adds:+6.2f}  ", style), Text(clean(words)))
