"""Numbered sources: each quote gets one number, at its first use."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.briefing.records import Sentence, Source
from tocsin.ledger.answers import ClaimView, IncidentView, Quote
from tocsin.records import Span

MOST_CITATIONS = 5  # a sentence with more marks than this can no longer be read


class Sources:
    """The sources of one brief while it is written; numbers follow first use."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._listed: list[Source] = []

    def number(self, quote: Quote) -> int:
        """Return the quote's number, giving it the next one at its first use."""
        key = (quote.report, quote.span.start, quote.span.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._listed) + 1
            self._listed.append(_source(self._numbers[key], quote))
        return self._numbers[key]

    def sentence(self, text: str, quotes: Iterable[Quote]) -> Sentence:
        """Return ``text`` citing ``quotes``, at most ``MOST_CITATIONS``, one of each report first."""
        return Sentence(text=text, citations=self.cite(quotes))

    def cite(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        """Return the numbers of at most ``MOST_CITATIONS`` quotes, in rising order."""
        chosen = _one_a_report_first(quotes)[:MOST_CITATIONS]
        return tuple(sorted({self.number(quote) for quote in chosen}))

    def listed(self) -> tuple[Source, ...]:
        """Return all sources used so far, by number."""
        return tuple(self._listed)


def _source(number: int, quote: Quote) -> Source:
    return Source(
        number=number,
        report=quote.report,
        text=" ".join(quote.text.split()),
        publisher=quote.publisher,
        published=quote.published,
        url=quote.url,
    )


def _one_a_report_first(quotes: Iterable[Quote]) -> list[Quote]:
    seen: set[str] = set()
    first: list[Quote] = []
    rest: list[Quote] = []
    for quote in quotes:
        (rest if quote.report in seen else first).append(quote)
        seen.add(quote.report)
    return first + rest


def quotes_of(view: IncidentView, claims: Iterable[str] | None = None) -> list[Quote]:
    """Return the leading quote of each claim, of ``claims`` alone where given."""
    wanted = None if claims is None else set(claims)
    return [one.quotes[0] for one in view.claims if one.quotes and (wanted is None or one.claim.id in wanted)]


def quote_at(view: ClaimView, span: Span | None) -> Quote | None:
    """Return the claim's quote that holds ``span``; its leading quote where none does."""
    if span is not None:
        for quote in view.quotes:
            if quote.span.start <= span.start and span.end <= quote.span.end:
                return quote
    return view.quotes[0] if view.quotes else None
