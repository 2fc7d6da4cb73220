"""Whether every value's evidence is in its report and still reads the same at its offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.findings import Defect, Progress
from tocsin.records import Claim, Span, Statement, value_spans


def defects(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """Texts that are not the ones received, spans outside of them, words that do not say what was read in them."""
    total = connection.scalar(select(func.count()).select_from(t.revision))
    v = t.revision.c
    rows = connection.execute(select(v.key, v.report, v.number, v.digest, v.text, v.known_at).order_by(v.key))
    for n, row in enumerate(rows, 1):
        progress(n, total, "Checking evidence")
        if sha256(row.text.encode()).hexdigest() != row.digest:
            yield _defect(f"report {row.report}", f"the text of version {row.number} is not the one received")
        yield from _claims(connection, row)
        yield from _statements(connection, row)


def _claims(connection: Connection, row: Any) -> Iterator[Defect]:
    for held in connection.execute(select(t.claim).where(t.claim.c.revision == row.key)):
        try:
            claim = msgspec.json.decode(held.body, type=Claim)
        except msgspec.DecodeError as error:
            yield _defect(f"claim {held.id}", f"it cannot be read ({error})")
            continue
        where = f"claim {held.id} of report {row.report}"
        if not claim.evidence:
            yield _defect(where, "it has no evidence")
        yield from _spans(where, row.text, (*claim.evidence, *value_spans(claim)))
        yield from _words(where, row.text, claim)
        yield from _columns(where, row, held, claim)


def _statements(connection: Connection, row: Any) -> Iterator[Defect]:
    for held in connection.execute(select(t.statement).where(t.statement.c.revision == row.key)):
        where = f"{held.kind} of report {row.report}"
        try:
            statement = msgspec.json.decode(held.body, type=Statement)
        except msgspec.DecodeError as error:
            yield _defect(where, f"it cannot be read ({error})")
            continue
        yield from _spans(where, row.text, statement.evidence)


def _spans(where: str, text: str, spans: Iterable[Span]) -> Iterator[Defect]:
    for span in spans:
        at = f"{span.start} to {span.end}"
        if not 0 <= span.start < span.end <= len(text):
            yield _defect(where, f"its evidence at {at} lies outside the text, which has {len(text)} characters")
        elif not text[span.start : span.end].strip():
            yield _defect(where, f"nothing stands at {at}, where its evidence is")


def _words(where: str, text: str, claim: Claim) -> Iterator[Defect]:
    """Values that are the report's own words: they stand at their span."""
    for said in (*claim.perpetrators, *((claim.speaker,) if claim.speaker else ())):
        if said.span is None:
            continue
        found = text[said.span.start : said.span.end]
        if _letters(found) != _letters(said.text):
            at = f"{said.span.start} to {said.span.end}"
            yield _defect(where, f"{found!r} stands at {at}, where {said.text!r} was read")


def _letters(words: str) -> str:
    """Words without what reading may write otherwise: spaces, dashes, apostrophes."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


def _columns(where: str, row: Any, held: Any, claim: Claim) -> Iterator[Defect]:
    """What a claim is found by must be what it says."""
    said = {
        "id": claim.id,
        "report": row.report,
        "country": claim.place.country if claim.place else None,
        "known_at": row.known_at,
    }
    for name, value in said.items():
        if getattr(held, name) != value:
            yield Defect(
                part="values",
                where=where,
                said=f"{_capital(where)}: it is found by {name} {getattr(held, name)!r}, but says {value!r}.",
            )


def _defect(where: str, said: str) -> Defect:
    return Defect(part="evidence", where=where, said=f"{_capital(where)}: {said}.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
