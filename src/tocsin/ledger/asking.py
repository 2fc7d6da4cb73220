"""Questions about incidents: which, and what stands behind one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView, IncidentPage, IncidentQuery, IncidentView
from tocsin.ledger.belonging import bodies_with, claims_in
from tocsin.ledger.bodies import of_versions
from tocsin.ledger.choosing import chosen, end_of
from tocsin.ledger.moments import Moment, end_of_line, live_then, standing
from tocsin.ledger.prepared import Prepared, among
from tocsin.ledger.quoting import Texts, holds, sentence_around
from tocsin.ledger.rulings import decisions_at
from tocsin.ledger.titles import title
from tocsin.records import Claim, Incident, Span, value_spans

_AT_ONCE = 50
_LAST = "\U0010ffff"  # sorts behind any letter that an id could go on with


def incidents(connection: Connection, query: IncidentQuery) -> list[Incident]:
    """Incidents that fit, the latest first, undated ones last."""
    return list(islice(each(connection, query), None if query.limit is None else max(query.limit, 0)))


def each(connection: Connection, query: IncidentQuery) -> Iterator[Incident]:
    """The same one by one: who stops early has read no more."""
    c = t.incident.c
    if query.text:  # most of what is looked at does not hold the words: bodies are read of what does
        keys = (row.key for row in chosen(connection, query, (c.key,)))
        while some := list(islice(keys, _AT_ONCE)):
            yield from of_versions(connection, some)
        return
    for row in chosen(connection, query, (c.key, c.body)):
        yield msgspec.json.decode(row.body, type=Incident)


def page(connection: Connection, query: IncidentQuery) -> IncidentPage:
    """A page of them, and where the next begins."""
    found = incidents(connection, query)
    return IncidentPage(incidents=tuple(found), end=end_of(found, query.limit))


def incident(connection: Connection, wanted: str, as_of: Moment = None) -> IncidentView | None:
    """One incident by its id, by one that redirects to it, or by the beginning of one that no other shares.

    ``as_of`` gives it as it was known then, None where it was not.
    """
    found = by_id(connection, wanted, as_of)
    if found is None:
        return None
    return IncidentView(
        incident=found,
        claims=tuple(views(connection, found, as_of)),
        title=title(found),
        requested=wanted if wanted != found.id else None,
        decisions=tuple(decisions_at(connection, [c.claim for c in found.claims], as_of)),
    )


def by_id(connection: Connection, wanted: str, as_of: Moment = None) -> Incident | None:
    """One incident as it stood, by its id, by one that redirects to it, or by the unique beginning of one.

    What is asked for by a later id, having been part of another incident then, is that other.
    """
    c = t.incident.c
    then = standing(t.incident, as_of)
    row = connection.execute(select(c.body).where(c.id == wanted, then)).first()
    if row is None:
        moved = connection.scalar(select(t.redirect.c.incident).where(t.redirect.c.id == wanted))
        if moved is not None:
            return by_id(connection, moved, as_of)
        beginning = c.id.between(wanted, wanted + _LAST)
        rows = connection.execute(select(c.body).where(beginning, then).limit(2)).all()
        row = rows[0] if len(rows) == 1 and wanted else None
    if row is None and as_of is not None:
        return _as_part(connection, wanted, as_of)
    return msgspec.json.decode(row[0], type=Incident) if row else None


def _as_part(connection: Connection, wanted: str, as_of: dt.datetime) -> Incident | None:
    """The incident that held most of the claims of another's latest version."""
    c = t.incident.c
    latest = connection.scalar(select(c.body).where(c.id == wanted).order_by(c.known_from.desc()).limit(1))
    claims = {one.claim for one in claims_in(latest)} if latest else set()
    held = [msgspec.json.decode(body, type=Incident) for body in bodies_with(connection, claims, as_of)]
    return min(held, key=lambda i: (-sum(c.claim in claims for c in i.claims), i.id), default=None)


def views(connection: Connection, of: Incident, as_of: Moment = None) -> Sequence[ClaimView]:
    """The claims of an incident with their reports' particulars and sentences, in the order published."""
    found = views_of(connection, [c.claim for c in of.claims], as_of)
    return sorted(found, key=lambda v: (v.published or "9999", v.claim.id))


def views_of(connection: Connection, claims: Collection[str], as_of: Moment = None) -> list[ClaimView]:
    """Claims that were live, by id, in no order that means anything."""
    texts = Texts(connection)
    rows = _TOLD.rows(connection, claims=claims, at=end_of_line(as_of))
    texts.load(row.revision for row in rows)
    return [_view(texts, row) for row in rows]


def _beside(text: str, claim: Claim) -> list[Span]:
    """Sentences with a value of a claim that its evidence leaves out."""
    found: list[Span] = []
    for span in value_spans(claim):
        if not any(holds(sentence, span) for sentence in (*claim.evidence, *found)):
            found.append(sentence_around(text, span))
    return found


def _view(texts: Texts, row: Any) -> ClaimView:
    claim = msgspec.json.decode(row.body, type=Claim)
    revision = texts.revision(row.revision)
    return ClaimView(
        claim=claim,
        quotes=texts.quotes(row.revision, claim.id, claim.evidence),
        publisher=revision.publisher,
        published=revision.published,
        title=revision.title,
        url=revision.url,
        superseded=row.superseded_at is not None,
        beside=texts.quotes(row.revision, claim.id, _beside(revision.text, claim)),
    )


_C: Final = t.claim.c
_TOLD: Final = Prepared(
    select(_C.revision, _C.body, _C.superseded_at).where(among(_C.id, "claims"), live_then(t.claim))
)
