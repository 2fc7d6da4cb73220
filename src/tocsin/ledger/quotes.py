"""The words of a report behind a value, as answers carry them."""

from __future__ import annotations

from tocsin.records import Record, Span


class Quote(Record, frozen=True):
    """The words behind a value: ``text`` is the report's own, from ``span``."""

    report: str
    claim: str | None
    publisher: str | None
    published: str | None
    url: str | None
    text: str
    span: Span
