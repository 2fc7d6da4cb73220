"""Totals that reports claim, put beside what the ledger counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast, get_args

from tocsin import wording as words
from tocsin.briefing.citing import Sources
from tocsin.briefing.records import Answers, BriefQuery, Section, Sentence
from tocsin.ledger.answers import ClaimedTotal, StatementView, TallyAnswer, TallyQuery
from tocsin.records import Outcome, Tally

AGREEMENT_WORDS = {
    "agrees": "the ledger agrees",
    "differs": "the ledger differs",
    "cannot be told": "the two cannot be compared",
}


def totals_section(store: Answers, query: BriefQuery, statements: Sequence[StatementView], sources: Sources) -> Section:
    """Put each claimed total beside the ledger's own sum over the same people, place and period."""
    sentences: list[Sentence] = []
    seen: set[tuple[str, int, int]] = set()
    for tally_query in _queries(statements, query):
        answer = store.tally(tally_query)
        for claimed in answer.claimed:
            key = (claimed.report, claimed.number, claimed.quote.span.start)
            if key not in seen:
                seen.add(key)
                sentences.append(_total(claimed, answer, sources))
    return Section(
        key="totals",
        heading="Claimed totals beside the ledger",
        sentences=tuple(sentences),
        empty="No report claims a total for this country.",
    )


def _queries(statements: Sequence[StatementView], query: BriefQuery) -> Iterator[TallyQuery]:
    asked: set[TallyQuery] = set()
    for view in statements:
        tally = view.statement
        if isinstance(tally, Tally) and tally.what in get_args(Outcome):
            wanted = TallyQuery(
                # Reports call people released however they got free.
                outcome="freed" if tally.what == "released" else cast(Outcome, tally.what),
                nationality=tally.population,
                country=query.country,
                period=tally.period,
                as_of=query.as_of,
            )
            if wanted not in asked:
                asked.add(wanted)
                yield wanted


def _total(claimed: ClaimedTotal, answer: TallyAnswer, sources: Sources) -> Sentence:
    nation = answer.query.nationality
    who = words.country_words(nation if isinstance(nation, str) else None)
    people = f"{claimed.number:,} {answer.query.outcome}" + (f" ({who})" if who else "")
    period = claimed.period or answer.query.period
    when = f" in {words.period_words(period)}" if period else ""
    quotes = [claimed.quote, *(quote for share in answer.incidents for quote in share.evidence[:1])]
    verdict = AGREEMENT_WORDS[claimed.agreement]
    text = f"A report claims {people}{when}; the ledger counts {sum_words(answer)}: {verdict}."
    return sources.sentence(text, quotes)


def sum_words(answer: TallyAnswer) -> str:
    """Return "8 = 5 + 3", with the range where low and high differ: "8 (8 to 9) = 5 + 3 (3 to 4)".

    A sum of one part is its number alone.
    """
    total = words.number_words(words.Number(best=answer.best, low=answer.low, high=answer.high))
    shares = [
        words.number_words(words.Number(best=share.best, low=share.low, high=share.high)) for share in answer.incidents
    ]
    return f"{total} = {' + '.join(shares)}" if len(shares) > 1 else total
