"""A tally as a sum with the words behind each part."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.briefing.totals import AGREEMENT_WORDS, sum_words
from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.ledger.answers import ClaimedTotal, Quote, TallyAnswer, TallyShare


def show_tally(out: Console, answer: TallyAnswer) -> None:
    """Print "8 = 5 + 3", what was counted, each incident's share, and the totals that reports claim."""
    out.print(Text(sum_words(answer), style="bold"))
    out.print(Text(question_words(answer), style="dim"))
    if not answer.incidents:
        out.print("\nNo incident in the ledger has such people.")
    for share in answer.incidents:
        _show_share(out, share)
    for claimed in answer.claimed:
        _show_claimed(out, claimed)


def question_words(answer: TallyAnswer) -> str:
    """Return "abducted; from India; in Mali; 2025"."""
    query = answer.query
    parts = ["freed: released, escaped or rescued" if query.outcome == "freed" else str(query.outcome)]
    if query.nationality:
        parts.append(f"from {words.country_words(query.nationality)}")
    if query.country:
        parts.append(f"in {words.country_words(query.country)}")
    return "; ".join([*parts, words.period_words(query.period)])


def _show_share(out: Console, share: TallyShare) -> None:
    number = words.number_words(words.Number(best=share.best, low=share.low, high=share.high))
    out.print()
    body = Text.assemble(clean(share.title), (clean(f"  {share.incident}"), "dim"))
    hanging(out, Text(f"{number}  ", "bold"), body)
    for quote in share.evidence:
        _show_quote(out, quote)


def _show_claimed(out: Console, claimed: ClaimedTotal) -> None:
    style = "green" if claimed.agreement == "agrees" else "yellow"
    out.print(
        Text.assemble(
            f"\nA report claims {claimed.number:,}: ",
            (AGREEMENT_WORDS[claimed.agreement], style),
            clean(f" ({claimed.reason})") if claimed.reason else "",
        )
    )
    _show_quote(out, claimed.quote)


def _show_quote(out: Console, quote: Quote) -> None:
    by = ", ".join(part for part in (quote.publisher or quote.report, quote.published) if part)
    body = Text.assemble(clean(f"“{' '.join(quote.text.split())}”"), (clean(f"  {by}"), "dim"))
    out.print(Padding(body, (0, 0, 0, 4), expand=False))
