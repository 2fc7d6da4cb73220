"""The words behind values: a report's own text at a span."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Quote
from tocsin.records import Span


class Texts:
    """Texts of the revisions that claims were read from, loaded once for each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[int, Any] = {}

    def revision(self, key: int) -> Any:
        """A revision's row."""
        if key not in self._rows:
            self._rows[key] = self._connection.execute(select(t.revision).where(t.revision.c.key == key)).one()
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
