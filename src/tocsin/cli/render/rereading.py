"""Old and new claims of reports side by side, and the incidents that would come out otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.reading import claim_values
from tocsin.cli.render.table import show_table
from tocsin.ledger.rereading import IncidentChange, Reread, RereadDiff
from tocsin.ledger.titles import title
from tocsin.records import Claim, Incident


def show_reread(out: Console, found: RereadDiff) -> None:
    """Print what reads otherwise, then what would become of the incidents."""
    for one in found.reports:
        _show_report(out, one)
    for change in found.incidents:
        out.print(Text(clean(change_words(change))), soft_wrap=True)
    reports = f"{len(found.reports):,} reports read otherwise, {found.same:,} the same"
    out.print(f"{reports}; {len(found.incidents):,} incidents would come out otherwise.")


def _show_report(out: Console, one: Reread) -> None:
    named = one.title or one.report
    out.print(Text.assemble((clean(named), "bold underline"), (clean(f"  {one.report}"), "dim")))
    rows = zip_longest(_lines(one.before), _lines(one.after), fillvalue="")
    show_table(out, (clean(one.before_model), clean(one.model)), [row for row in rows if row[0] or row[1]])
    if one.statements_before or one.statements_after:
        out.print(f"statements: {one.statements_before} before, {one.statements_after} now", style="dim")
    out.print()


def _lines(claims: Sequence[Claim]) -> list[str]:
    """Claims one under the other, a value a line."""
    lines = []
    for claim in claims:
        lines.append(f"{words.type_words(claim.type).upper()} {claim.role}, {claim.modality}")
        lines += [f"{label}: {value}" for label, value in claim_values(claim)]
    return lines


def change_words(change: IncidentChange) -> str:
    """Return what would become of one incident, in a line."""
    if change.before is None:
        assert change.after is not None
        return f"+ {change.id}: {title(change.after)}"
    if change.after is None:
        return f"- {change.id}: {title(change.before)}"
    fields = [f.replace("_", " ") for f in Incident.__struct_fields__ if _differs(change.before, change.after, f)]
    was, now = title(change.before), title(change.after)
    return f"~ {change.id}: {was}" + (f" -> {now}" if now != was else "") + f" ({', '.join(fields)})"


def _differs(before: Incident, after: Incident, field: str) -> bool:
    return bool(getattr(before, field) != getattr(after, field))
