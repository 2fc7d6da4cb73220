"""Governments' advice side by side, and its history."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.table import Column, Short, show_table
from tocsin.ledger.advice import AdviceChange, AdviceEntry, CountryAdvice, StandingAdvice, Wave

ADVICE = {
    "leave": "leave",
    "do_not_travel": "do not travel",
    "reconsider": "reconsider travel",
    "caution": "caution",
    "normal": "no advice against travel",
}
NOW = (
    Column(heading="Government"),
    Column(heading="Level"),
    Column(heading="Advice"),
    Column(heading="Part", yields=1),
    Column(heading="Since"),
    Column(heading="In its words", yields=3),
    Column(heading="By", yields=2),
)
QUOTED = 300  # characters of a sentence that are shown


def show(out: Console, found: Sequence[CountryAdvice], country: str | None) -> None:
    """Print the advice on one country with its history and its words, or what stands on all."""
    if not found:
        about = f" on {words.country_words(country)}" if country else ""
        out.print(f"No government's advice{about} is known: tocsin advisories add FILE takes in a feed.")
    elif country is None:
        show_table(out, (Column(heading="Country"), *NOW), (_overview(one) for each in found for one in each.now))
    else:
        _show_country(out, found[0])


def _show_country(out: Console, found: CountryAdvice) -> None:
    out.print(Text(words.country_words(found.country), style="bold"))
    show_table(out, NOW, (_cells(one) for one in found.now))
    out.print(Text("\nChanges", style="bold"))
    for change in found.history:
        hanging(out, Text(f"{change.day}  "), Text(clean(change_words(change))))
        _show_quote(out, change.entry)
    for wave in found.waves:
        out.print(Text(clean(f"\n{wave_words(wave)}")))


def _overview(one: StandingAdvice) -> tuple[str | Short, ...]:
    return (words.country_words(one.entry.country), *_cells(one))


def _cells(one: StandingAdvice) -> tuple[str | Short, ...]:
    entry = one.entry
    return (
        words.country_words(entry.issuer),
        str(entry.level),
        ADVICE[entry.advice],
        entry.region or "",
        one.since.isoformat(),
        entry.wording or "",
        _by(entry),
    )


def _by(entry: AdviceEntry) -> str:
    return "its own feed" if entry.feed else _source(entry)


def _source(entry: AdviceEntry) -> str:
    quote = entry.quotes[0] if entry.quotes else None
    return (quote.publisher or quote.report) if quote else ""


def change_words(change: AdviceChange) -> str:
    """Return "France, the north: raised from 3 to 4, do not travel" or "Chile: first known, at 4, leave"."""
    entry = change.entry
    who = ", ".join(part for part in (words.country_words(entry.issuer), entry.region) if part)
    if change.move == "lifted":
        return f"{who}: its own level {change.before} lifted; the country is at {entry.level}"
    if change.move in ("raised", "lowered"):
        return f"{who}: {change.move} from {change.before} to {change.after}, {ADVICE[entry.advice]}"
    return f"{who}: {change.move}, at {change.after}, {ADVICE[entry.advice]}"


def wave_words(wave: Wave) -> str:
    """Return "Raised: France first, on 7 November 2025; then Chile 1 day later"."""
    first, *others = wave.movers
    later = [f"{words.country_words(one.issuer)} {_days(one.days_after)}" for one in others]
    lead = f"{wave.direction.capitalize()}: {words.country_words(first.issuer)} first, on {words.day_words(first.day)}"
    return f"{lead}; then {words.list_words(later)}."


def _days(number: int) -> str:
    return "the same day" if number == 0 else f"{number} {'day' if number == 1 else 'days'} later"


def _show_quote(out: Console, entry: AdviceEntry) -> None:
    for quote in entry.quotes[:1]:
        text = " ".join(quote.text.split())
        short = text if len(text) <= QUOTED else f"{text[:QUOTED].rstrip()} ..."
        by = ", ".join(part for part in (quote.publisher or quote.report, quote.published, quote.url) if part)
        hanging(out, Text("    "), Text.assemble(clean(f"“{short}”"), (clean(f"  {by}"), "dim")))
