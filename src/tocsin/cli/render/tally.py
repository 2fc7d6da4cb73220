"""A tally as a sum with the words behind each part."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.briefing.totals import AGREEMENT_WORDS, sum_words
from tocsin.cli.output import clean
from tocsin.cli.render.cells import actor_words, show_cells
from tocsin.cli.render.lines import hanging
from tocsin.ledger.answers import ClaimedTotal, Quote, TallyAnswer, TallyShare


def show_tally(out: Console, answer: TallyAnswer, *, every: bool = False) -> None:
    """Print "8 = 5 + 3", what was counted, each incident's share or the rows asked for, and what reports claim.

    ``every`` prints the incidents behind rows too.
    """
    out.print(Text(total_words(answer) if answer.cells else sum_words(answer), style="bold"))
    out.print(Text(question_words(answer), style="dim"))
    if not answer.incidents:
        out.print("\nNo incident in the ledger has such people.")
    elif answer.cells:
        show_cells(out, answer)
    if every or not answer.cells:
        for share in answer.incidents:
            _show_share(out, share)
    for line in beside_words(answer):
        out.print(Text(f"\n{line}", style="dim"))
    for claimed in answer.claimed:
        show_claimed(out, claimed)


def total_words(answer: TallyAnswer) -> str:
    """Return "8 (8 to 9)"."""
    return words.number_words(words.Number(best=answer.best, low=answer.low, high=answer.high))


def beside_words(answer: TallyAnswer) -> list[str]:
    """Return sentences on who is not in the number."""
    found = []
    if answer.unsaid:
        found.append(f"{answer.unsaid:,} more befell the same, of whom no nationality is said: they are not counted.")
    if answer.unnumbered:
        noun = "incident" if answer.unnumbered == 1 else "incidents"
        found.append(f"Of {answer.unnumbered:,} more {noun} no report gives a number.")
    return found


def question_words(answer: TallyAnswer) -> str:
    """Return "abducted; from India; in Mali; 2025"."""
    query = answer.query
    parts = ["freed: released, escaped or rescued" if query.outcome == "freed" else str(query.outcome)]
    if query.group:
        parts.append(words.GROUP_WORDS[query.group])
    if query.role:
        parts.append(query.role)
    if query.nationality:
        parts.append(f"from {_names(query.nationality)}")
    if query.country:
        parts.append(f"in {_names(query.country)}")
    if query.place:
        parts.append(f"within {query.within_km:g} km of {query.place}" if query.within_km else f"in {query.place}")
    if query.type:
        kinds = query.type if isinstance(query.type, tuple) else (query.type,)
        parts.append(words.list_words([words.type_words(kind, 2) for kind in kinds]))
    if query.actor:
        parts.append(f"by {actor_words(query.actor)}")
    return "; ".join([*parts, words.period_words(query.period)])


def _names(codes: str | tuple[str, ...]) -> str:
    given = codes if isinstance(codes, tuple) else (codes,)
    return words.list_words([words.country_words(code) for code in given])


def _show_share(out: Console, share: TallyShare) -> None:
    number = words.number_words(words.Number(best=share.best, low=share.low, high=share.high))
    out.print()
    mark = "" if share.surely else "may belong: "
    body = Text.assemble((mark, "dim"), clean(share.title), (clean(f"  {share.incident}"), "dim"))
    hanging(out, Text(f"{number}  ", "bold"), body)
    for quote in share.evidence:
        show_quote(out, quote)


def show_claimed(out: Console, claimed: ClaimedTotal) -> None:
    style = "green" if claimed.agreement == "agrees" else "yellow"
    out.print(
        Text.assemble(
            f"\nA report claims {claimed.number:,}: ",
            (AGREEMENT_WORDS[claimed.agreement], style),
            clean(f" ({claimed.reason})") if claimed.reason else "",
        )
    )
    show_quote(out, claimed.quote)


def show_quote(out: Console, quote: Quote) -> None:
    by = ", ".join(part for part in (quote.publisher or quote.report, quote.published) if part)
    body = Text.assemble(clean(f"“{' '.join(quote.text.split())}”"), (clean(f"  {by}"), "dim"))
    out.print(Padding(body, (0, 0, 0, 4), expand=False))
