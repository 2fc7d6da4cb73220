"""Numbered sources: each quote gets one number, at its first use."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from tocsin.briefing.records import Sentence, Source
from tocsin.ledger.answers import IncidentView, Quote
from tocsin.ledger.quoting import quote_at, spans_of
from tocsin.records import Claim, Span, Victims

Spans = Callable[[Claim], Iterable[Span]]

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

    def sentence(self, text: str, *values: Iterable[Quote]) -> Sentence:
        """Return ``text`` citing the quotes behind each of the values it gives."""
        return Sentence(text=text, citations=self.cite(*values))

    def cite(self, *values: Iterable[Quote]) -> tuple[int, ...]:
        """Return the numbers of quotes, in rising order: one for each value, then others up to ``MOST_CITATIONS``.

        Quotes of a value come the best first; of the others one of each report comes first.
        """
        behind = [list(quotes) for quotes in values]
        leading = {self.number(quotes[0]): None for quotes in behind if quotes}
        for quote in _one_a_report_first(quote for quotes in behind for quote in quotes):
            if len(leading) < MOST_CITATIONS:
                leading[self.number(quote)] = None
        return tuple(sorted(leading))

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


def quotes_at(view: IncidentView, claims: Iterable[str] | None, spans: Spans) -> list[Quote]:
    """Return of each claim, of ``claims`` alone where given, the sentence that holds the first of its ``spans``.

    A claim of ``claims`` that has no such span is cited by its leading quote; without ``claims`` it says nothing
    of the value. Where no claim has one, the leading quotes stand for it.
    """
    wanted = None if claims is None else set(claims)
    said: list[Quote] = []
    for one in view.claims:
        if wanted is None or one.claim.id in wanted:
            found = list(spans(one.claim))
            quote = quote_at(one, found[0] if found else None) if found or wanted is not None else None
            said += [quote] if quote else []
    return said or quotes_of(view)


def victim_quotes(view: IncidentView, line: Victims) -> list[Quote]:
    """Return the sentences with the number of a line of people: its best one first, then its range."""
    if not line.claims:
        return []  # an analyst's number, which no report gives
    first = msgspec.structs.replace(view, claims=tuple(sorted(view.claims, key=lambda one: _worth(one.claim, line))))
    return quotes_at(first, line.claims, lambda claim: spans_of(line, claim))


def _worth(claim: Claim, line: Victims) -> int:
    numbers = {count.best for count in claim.counts if count.span}
    return 0 if line.best in numbers else 1 if numbers & {line.low, line.high} else 2
