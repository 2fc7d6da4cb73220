"""What is shown of an explained report: claims and statements as groups of numbered rows, each with its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import Literal, Protocol

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.naming import source_name
from tocsin.cli.render.reading import count_words, statement_words
from tocsin.reading import Choice, Explained, Why
from tocsin.records import Claim, Record, Report, Span, Statement

Slot = Literal["type", "date", "place", "count", "perpetrator", "speaker", "statement", "evidence"]
# What each slot is called, in the order of the legend.
SLOTS: dict[Slot, str] = {
    "type": "what",
    "date": "when",
    "place": "where",
    "count": "people",
    "perpetrator": "by",
    "speaker": "says",
    "statement": "statement",
    "evidence": "told in",
}
# Sentences that hold values: marked beneath the words, not over them.
SENTENCES: frozenset[Slot] = frozenset({"statement", "evidence"})


class Row(Record, frozen=True):
    """One value: its ``number`` on the sheet, and the spans of the text that say it; none where it was concluded."""

    number: int
    slot: Slot
    value: str
    spans: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """What the value answers."""
        return SLOTS[self.slot]


class Group(Record, frozen=True):
    """A claim or a statement: its ``kind``, its traits in words, its rows, and the decisions on it."""

    kind: str
    traits: str
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...] = ()


class Sheet(Record, frozen=True):
    """All that is shown of one report; ``rtl`` where most of its letters are written from right to left."""

    title: str
    details: str
    text: str
    lang: str
    rtl: bool
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, by their numbers."""
        return tuple(row for group in self.groups for row in group.rows)


def sheet_of(source: str, report: Report, explained: Explained) -> Sheet:
    """The sheet of a report; its words without what a terminal or a browser would obey, letter for letter."""
    reading, text = explained.reading, clean_letters(report.text)
    numbers = count(1)
    why = {one.claim: one for one in explained.why}
    groups = [_of_claim(claim, why.get(claim.id), numbers) for claim in reading.claims]
    groups += [_of_statement(statement, numbers) for statement in reading.statements]
    told = (report.title and source_name(source), report.publisher, report.published, reading.report.lang)
    return Sheet(
        title=clean(report.title or source_name(source)),
        details=clean(", ".join([*filter(None, told), f"read by {reading.model}"])),
        text=text,
        lang=reading.report.lang or "",
        rtl=_from_right(text),
        groups=tuple(groups),
    )


def clean_letters(text: str) -> str:
    """The text with a mark for each character that would be obeyed; of the same length, so that spans hold."""
    return "".join("\n" if c == "\r" else clean(c) for c in text.replace("\r\n", " \n"))


def _from_right(text: str) -> bool:
    kinds = [unicodedata.bidirectional(c) for c in text if c.isalpha()]
    return 2 * sum(kind in ("R", "AL") for kind in kinds) > len(kinds)


def _of_claim(claim: Claim, why: Why | None, numbers: Iterator[int]) -> Group:
    rows = [
        Row(number=next(numbers), slot=slot, value=clean(value), spans=spans)
        for slot, value, spans in _values(claim, why)
        if value
    ]
    return Group(
        kind=words.capitalised(words.type_words(claim.type)),
        traits=f"{claim.role}, {claim.modality.replace('_', ' ')}, certainty {claim.confidence:.2f}",
        rows=tuple(rows),
        choices=why.choices if why else (),
    )


def _values(claim: Claim, why: Why | None) -> Iterator[tuple[Slot, str, tuple[Span, ...]]]:
    if why:
        yield "type", words.type_words(claim.type), why.cues
    yield "date", words.date_words(claim.date), _span(claim.date)
    yield "place", words.place_words(claim.place), _span(claim.place)
    for one in claim.counts:
        yield "count", count_words(one, claim.counts), _span(one)
    for by in claim.perpetrators:
        yield "perpetrator", f"{by.text} ({by.status})", _span(by)
    if claim.speaker:
        via = f", to {claim.speaker.via}" if claim.speaker.via else ""
        yield "speaker", claim.speaker.text + via, _span(claim.speaker)
    told = len(claim.evidence)
    yield "evidence", f"{told} {'sentence' if told == 1 else 'sentences'}", claim.evidence


class _Spanned(Protocol):
    @property
    def span(self) -> Span | None: ...


def _span(value: _Spanned | None) -> tuple[Span, ...]:
    return (value.span,) if value is not None and value.span is not None else ()


def _of_statement(statement: Statement, numbers: Iterator[int]) -> Group:
    kind, _, said = statement_words(statement).partition("  ")
    row = Row(number=next(numbers), slot="statement", value=said, spans=statement.evidence)
    return Group(kind=kind.capitalize(), traits="", rows=(row,))
