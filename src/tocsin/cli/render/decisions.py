"""Decisions: what came of one, and all of them in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.table import Column, show_table
from tocsin.ledger.answers import Decided
from tocsin.ledger.titles import title
from tocsin.records import Decision, Incident

COLUMNS = (
    Column(heading="No."),
    Column(heading="Made", yields=2),
    Column(heading="By", yields=1),
    Column(heading="Decision"),
    Column(heading="Incident"),
    Column(heading="Because", yields=3),
)
FEW = 4


def decision_words(one: Decision) -> str:
    """Return "the date of i-e5b03de45a23 is 2025-11-06", "i-e5b03de45a23 and i-1d8f490a6961 are one incident"."""
    ones, others = one.sides()
    named = one.named or ones
    told = f"{words.list_words(_few(named))}"
    if one.kind == "correct":
        return f"the {words.field_words(one.field or '')} of {told if one.named else 'an incident'} is {one.value}"
    if one.kind == "split" and not one.named:
        return f"{words.list_words(_few(ones))} is apart from {words.list_words(_few(others))}"
    if one.kind == "split":
        here, *rest = one.named
        if rest[0] in ones:
            return f"{words.list_words(_few(rest))} {'is' if len(rest) == 1 else 'are'} not of {here}"
        return f"{told} are two incidents"
    if one.kind == "merge":
        return f"{told} are one incident"
    each = "" if len(named) == 1 else " each"
    return f"{told}{each} {'tells of nothing' if one.kind == 'reject' else 'is confirmed'}"


def _few(ids: Sequence[str]) -> list[str]:
    more = len(ids) - FEW
    return [*ids[:FEW], f"{more} more"] if more > 1 else list(ids)


def signed(one: Decision) -> str:
    """Return who made a decision, when and why: "by Ana Lima on 9 November 2025: the embassy's log"."""
    why = f": {one.reason}" if one.reason.strip() else ""
    return f"by {one.analyst} on {words.day_words(one.made_at.date())}{why}"


def show_decided(out: Console, came: Decided, typed: Callable[[str], str]) -> None:
    """Print what was decided, the incidents that came of it, and how to take it back."""
    one = came.decision
    back = one.revoked_at is not None
    head = f"Decision {one.id}{' is taken back' if back else ''}"
    hanging(out, Text(f"{head}: ", "bold"), Text(clean(decision_words(one))))
    for old, new in came.redirected:
        out.print(Text(clean(f"  {old} is merged into {new}.")))
    for gone in came.gone:
        out.print(Text(clean(f"  {gone} is no incident any more.")))
    for incident in came.incidents:
        hanging(out, Text(f"  {incident.id}  "), Text(clean(_now(incident))))
    if not back:
        out.print(Text(clean(f"  {typed(f'tocsin undo {one.id}')} takes it back."), style="dim"))


def _now(incident: Incident) -> str:
    claims = len(incident.claims)
    return f"{title(incident)}; {incident.status}, {claims} {'claim' if claims == 1 else 'claims'}"


def show_decisions(out: Console, made: Sequence[Decision], homes: Mapping[int, Sequence[str]]) -> None:
    """Print one line a decision, those taken back marked."""
    if not made:
        out.print("No decision was made in this ledger: tocsin doubts lists what waits for one.")
        return
    show_table(out, COLUMNS, (_cells(one, homes.get(one.id, ())) for one in made))


def _cells(one: Decision, homes: Sequence[str]) -> tuple[object, ...]:
    back = ""
    if one.revoked_at is not None:
        why = f": {one.revoked_because}" if one.revoked_because else ""
        back = f" (taken back by {one.revoked_by} on {one.revoked_at:%Y-%m-%d}{why})"
    return (
        one.id,
        f"{one.made_at:%Y-%m-%d}",
        one.analyst,
        decision_words(one) + back,
        " ".join(homes) or "-" if one.revoked_at is None else "",
        one.reason,
    )
