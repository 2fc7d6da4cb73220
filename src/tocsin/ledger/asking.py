"""Questions about incidents: which, and what stands behind one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView, IncidentQuery, IncidentView
from tocsin.ledger.moments import Moment, live_at, standing
from tocsin.ledger.quoting import Texts, holds, sentence_around
from tocsin.ledger.rulings import decisions_at
from tocsin.ledger.searching import incidents_with
from tocsin.ledger.titles import title
from tocsin.merging import is_mention
from tocsin.records import Claim, Incident, Span, value_spans

_LAST = "\U0010ffff"  # sorts behind any letter that an id could go on with


def incidents(connection: Connection, query: IncidentQuery) -> list[Incident]:
    """Incidents that fit, the latest first, undated ones last."""
    named = incidents_with(connection, query.text, query.as_of) if query.text else None
    fitting = (i for i in _narrowed(connection, query) if _fits(i, query) and (named is None or i.id in named))
    return list(islice(fitting, None if query.limit is None else max(query.limit, 0)))


def _narrowed(connection: Connection, query: IncidentQuery) -> Iterator[Incident]:
    """Narrowed by what is indexed, in order, one by one: a limit reads no more than it needs."""
    c = t.incident.c
    wanted = select(c.body).where(standing(t.incident, query.as_of)).order_by(c.start.is_(None), c.start.desc(), c.id)
    if query.country:
        wanted = wanted.where(c.country == query.country)
    if query.type:
        wanted = wanted.where(c.type == query.type)
    if query.since:
        wanted = wanted.where(c.end >= query.since.isoformat())
    if query.until:
        wanted = wanted.where(c.start <= query.until.isoformat())
    if query.nationality:
        of = t.incident_victims.c.nationality == query.nationality
        wanted = wanted.where(c.key.in_(select(t.incident_victims.c.version).where(of)))
    for row in connection.execute(wanted):
        yield msgspec.json.decode(row.body, type=Incident)


def _fits(i: Incident, q: IncidentQuery) -> bool:
    if not q.mentions and is_mention(i):
        return False
    if q.country and (i.place is None or i.place.country != q.country):
        return False
    if q.type and i.type != q.type:
        return False
    if q.since and (i.date is None or i.date.end < q.since):
        return False
    if q.until and (i.date is None or i.date.start > q.until):
        return False
    if q.actor and not any(q.actor in (p.actor, p.text) for p in i.perpetrators):
        return False
    return not q.nationality or any(v.nationality == q.nationality for v in i.victims)


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
        row = _as_part(connection, wanted, as_of)
    return msgspec.json.decode(row[0], type=Incident) if row else None


def _as_part(connection: Connection, wanted: str, as_of: dt.datetime) -> Any:
    """The incident that held most of the claims of another's latest version."""
    c, of = t.incident.c, t.incident_claim.c
    latest = select(c.key).where(c.id == wanted).order_by(c.known_from.desc()).limit(1).scalar_subquery()
    claims = select(of.claim).where(of.version == latest)
    return connection.execute(
        select(c.body)
        .join(t.incident_claim, of.version == c.key)
        .where(of.claim.in_(claims), standing(t.incident, as_of))
        .group_by(c.key)
        .order_by(func.count().desc(), c.id)
    ).first()


def views(connection: Connection, of: Incident, as_of: Moment = None) -> Sequence[ClaimView]:
    """The claims of an incident with their reports' particulars and sentences, in the order published."""
    texts = Texts(connection)
    ids = [c.claim for c in of.claims]
    wanted = select(t.claim.c.revision, t.claim.c.body, t.claim.c.superseded_at)
    found = [
        _view(texts, row) for row in connection.execute(wanted.where(t.claim.c.id.in_(ids), live_at(t.claim, as_of)))
    ]
    return sorted(found, key=lambda v: (v.published or "9999", v.claim.id))


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
