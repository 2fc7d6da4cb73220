"""The words behind values: a report's own text at a span."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView, Quote
from tocsin.ledger.prepared import Prepared, among
from tocsin.records import Claim, Outcome, Span, Victims

# A full stop before a space may stand in an abbreviation; the words are then fewer, but they hold the value.
_END = re.compile(r"[.!?؟。।](?:[\"”»’)\]]*)(?=\s|\Z)|\n")
_FARTHEST = 400


def holds(outer: Span, inner: Span) -> bool:
    """Whether a span lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def sentence_around(text: str, span: Span) -> Span:
    """The sentence of a text that a span stands in, at most 400 characters to either side."""
    first = max(0, span.start - _FARTHEST)
    ends = [m.end() for m in _END.finditer(text, first, span.start)]
    start = ends[-1] if ends else first
    after = _END.search(text, max(span.start, span.end - 1), span.end + _FARTHEST)
    end = after.end() if after else min(len(text), span.end + _FARTHEST)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


_V = t.revision.c
_SHOWN = Prepared(
    select(_V.key, _V.report, _V.publisher, _V.published, _V.title, _V.url, _V.text).where(among(_V.key, "keys"))
)


class Texts:
    """Texts of the revisions that claims were read from, loaded once for each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[int, Any] = {}

    def load(self, keys: Iterable[int]) -> None:
        """Reads many at once, to have them at hand."""
        fresh = set(keys) - self._rows.keys()
        if fresh:
            self._rows |= {row.key: row for row in _SHOWN.rows(self._connection, keys=fresh)}

    def revision(self, key: int) -> Any:
        """What is shown of a revision: its report, publisher, date, title, address and text."""
        if key not in self._rows:
            self.load([key])
        return self._rows[key]

    def quotes(self, revision: int, claim: str | None, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """One quote a span."""
        row = self.revision(revision)
        return tuple(
            Quote(
                report=row.report,
                claim=claim,
                publisher=row.publisher,
                published=row.published,
                url=row.url,
                text=row.text[s.start : s.end],
                span=s,
            )
            for s in spans
        )


def quote_at(view: ClaimView, span: Span | None) -> Quote | None:
    """The sentence of a claim that holds a span; its leading one where there is no span, or no words for it."""
    if span is not None:
        for quote in (*view.quotes, *view.beside):
            if holds(quote.span, span):
                return quote
    return view.quotes[0] if view.quotes else None


def spans_of(line: Victims, claim: Claim) -> list[Span]:
    """Where a claim gives the people of an incident's line, those with the line's own number and description first."""
    alike = [c for c in claim.counts if c.span and _way(c.outcome) == _way(line.outcome)]
    ranked = sorted(
        alike,
        key=lambda c: (
            c.best != line.best,
            c.nationality not in (line.told_nationality, None),
            c.group not in (line.group, None),
            c.standing != "current",
        ),
    )
    return [c.span for c in ranked if c.span]


def _way(outcome: Outcome) -> Outcome:
    """Freed people are of one line however they got free."""
    return "released" if outcome in ("escaped", "rescued") else outcome
