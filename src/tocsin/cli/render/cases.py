"""Cases as a table and a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.incidents import perpetrators, where
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.table import Column, Short, show_table
from tocsin.exchange.case_rows import NUMBERS
from tocsin.ledger.answers import Quote
from tocsin.ledger.case_answers import CaseLine, CaseView
from tocsin.records import Balance, CaseEvent, Spread

SCREEN_COLUMNS = (
    Column(heading="Case"),
    Column(heading="Since", yields=1),
    Column(heading="Where", yields=2),
    Column(heading="Taken"),
    Column(heading="Freed"),
    Column(heading="Dead"),
    Column(heading="Held"),
    Column(heading="Days", yields=3),
    Column(heading="By", yields=4),
    Column(heading="Status"),
)
EVENTS = {
    "taken": "taken",
    "claim_of_responsibility": "claimed",
    "partial_release": "released",
    "release": "released",
    "escape": "escaped",
    "rescue": "rescued",
    "killing": "killed",
    "death": "died",
    "proof_of_life": "proof of life",
    "demand": "demand",
    "deadline": "deadline",
    "release_doubted": "doubted",
    "release_denied": "denied",
    "last_known": "last known",
}


def show_cases(out: Console, cases: Sequence[CaseView]) -> None:
    """Print one line a case, then how many are held in all where that is known."""
    if not cases:
        out.print("No case matches.")
        return
    show_table(out, SCREEN_COLUMNS, (_cells(one) for one in cases))
    noun = "case" if len(cases) == 1 else "cases"
    held = words.add_up(_number(one.account.balance.held) for one in cases)
    out.print(Text(f"{len(cases)} {noun}, {words.number_words(held)} held", style="dim"))


def _cells(case: CaseView) -> tuple[str | Short, ...]:
    balance = case.account.balance
    status = _status(case)
    doubt = "; contradicts itself" if case.account.contradictions else ""
    return (
        case.id,
        words.date_mark(case.account.since).replace("..", " to "),
        where(case.incident),
        brief(balance.taken),
        brief(together(balance.released, balance.escaped, balance.rescued)),
        brief(together(balance.killed, balance.died)),
        brief(balance.held),
        days_words(case),
        perpetrators(case.incident),
        Short(whole=status + doubt, short=status + ("!" if doubt else "")),
    )


def _status(case: CaseView) -> str:
    return case.account.status.replace("_", " ")


def days_words(case: CaseView) -> str:
    """Return "73", or "60-73" where the day of the taking is not known to the day, or "?"."""
    days = case.days
    if days is None:
        return "?"
    return f"{days.high:,}" if days.low == days.high else f"{days.low:,}-{days.high:,}"


def brief(spread: Spread) -> str:
    """Return "33", "33 (30-38)", "30+", "0-9" or "?", as short as it goes."""
    best, low, high = spread.best, spread.low, spread.high
    if best is None:
        return "?" if not low and high is None else f"{low:,}+" if high is None else f"{low:,}-{high:,}"
    if low == best == high:
        return f"{best:,}"
    return f"{best:,} ({low:,}+)" if high is None else f"{best:,} ({low:,}-{high:,})"


def together(*ways: Spread) -> Spread:
    """Return those who went in any of some ways: all who are free, all who are dead."""
    bests, highs = [w.best for w in ways if w.best is not None], [w.high for w in ways if w.high is not None]
    return Spread(
        best=sum(bests) if len(bests) == len(ways) else None,
        low=sum(w.low for w in ways),
        high=sum(highs) if len(highs) == len(ways) else None,
    )


def _number(spread: Spread) -> words.Number:
    return words.Number(best=spread.best, low=spread.low, high=spread.high)


def show_case(out: Console, case: CaseView) -> None:
    """Print a case: its sum, what contradicts it, then its timeline with the words behind each line."""
    out.print(Text(clean(case.title), style="bold underline"))
    for label, value in _facts(case):
        hanging(out, Text(f"  {label:<9}", "cyan"), Text(clean(value)))
    for sentence in case.account.contradictions:
        hanging(out, Text("  but      ", "yellow"), Text(clean(sentence)))
    for line in case.lines:
        _show_line(out, line)


def _facts(case: CaseView) -> Iterable[tuple[str, str]]:
    yield "case", case.id
    yield "status", _status(case)
    yield "balance", sum_words(case.account.balance)
    if case.days is not None:
        to = f"to {case.account.ended}" if case.account.ended else f"so far, to {case.until}"
        yield "days", f"{days_words(case)} ({to})"
    yield "where", words.place_words(case.incident.place) or "not known"
    by = perpetrators(case.incident).whole
    if by:
        yield "by", by
    for end in case.ends:
        yield "see", f"ended by {end}"


def sum_words(balance: Balance) -> str:
    """Return "112 taken = 60 released + 19 escaped + 33 held", ranges behind their numbers."""
    names = {"unexplained": "gone, nobody says how"}
    parts = [
        f"{brief(spread)} {names.get(name, name)}"
        for name in NUMBERS[1:]
        if (spread := getattr(balance, name)).best != 0 or spread.high != 0 or name == "held"
    ]
    return f"{brief(balance.taken)} taken = {' + '.join(parts)}"


def _show_line(out: Console, line: CaseLine) -> None:
    event = line.event
    out.print()
    number = f"  {brief(event.number)}" if event.number else ""
    hanging(
        out,
        Text(f"{_when(event):<24}", "bold"),
        Text.assemble(
            EVENTS[event.kind], number, f": {event.what}" if event.what else "", (f"  {event.incident}", "dim")
        ),
    )
    for quote in line.quotes:
        _show_quote(out, quote)


def _when(event: CaseEvent) -> str:
    if event.date is not None:
        return words.date_words(event.date) or "?"
    return f"told {event.told}" if event.told else "day not known"


def _show_quote(out: Console, quote: Quote) -> None:
    by = ", ".join(part for part in (quote.publisher or quote.report, quote.published) if part)
    body = Text.assemble(clean(f"“{' '.join(quote.text.split())}”"), (clean(f"  {by}"), "dim"))
    out.print(Padding(body, (0, 0, 0, 4), expand=False))
