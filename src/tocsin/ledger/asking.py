"""Questions about incidents: which, and what stands behind one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.anchoring import heirs
from tocsin.ledger.answers import ClaimView, IncidentQuery, IncidentView
from tocsin.ledger.history import all_merged, homes_before
from tocsin.ledger.ids import inherit
from tocsin.ledger.loading import decisions_of_then, decisions_on, filed_claims_as_of, live_at
from tocsin.ledger.quoting import Texts, holds, sentence_around
from tocsin.ledger.searching import incidents_with
from tocsin.ledger.titles import title
from tocsin.merging import is_mention, merge
from tocsin.records import Claim, Decision, Incident, Span, value_spans

_LAST = "\U0010ffff"  # sorts behind any letter that an id could go on with


def incidents(connection: Connection, query: IncidentQuery) -> list[Incident]:
    """Incidents that fit, the latest first, undated ones last."""
    named = incidents_with(connection, query.text) if query.text else None
    found = _then(connection, query.as_of) if query.as_of else _now(connection, query)
    fitting = (i for i in found if _fits(i, query) and (named is None or i.id in named))
    return list(islice(fitting, None if query.limit is None else max(query.limit, 0)))


def _now(connection: Connection, query: IncidentQuery) -> Iterator[Incident]:
    """Narrowed by what is indexed, in order, one by one: a limit reads no more than it needs."""
    c = t.incident.c
    wanted = select(c.body).order_by(c.start.is_(None), c.start.desc(), c.id)
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
        wanted = wanted.where(c.id.in_(select(t.incident_victims.c.incident).where(of)))
    for row in connection.execute(wanted):
        yield msgspec.json.decode(row.body, type=Incident)


def _then(connection: Connection, moment: dt.datetime) -> list[Incident]:
    """Incidents as the claims known at a moment, and the decisions made by then, have them."""
    at = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    standing = decisions_of_then(connection, at, lambda rows: heirs(connection, rows, at))
    made = merge(filed_claims_as_of(connection, at), standing)
    home = {r.claim: r.incident for r in connection.execute(select(t.incident_claim))}
    found = inherit(made, home, lambda _: True, before=homes_before(connection, all_merged(connection), ()))
    return sorted(found, key=lambda i: (i.date is None, -(i.date.start.toordinal() if i.date else 0), i.id))


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


def incident(connection: Connection, wanted: str, as_of: dt.datetime | None = None) -> IncidentView | None:
    """One incident by its id, by one that redirects to it, or by the beginning of one that no other shares.

    ``as_of`` gives it as it was known then, None where it was not.
    """
    found = by_id(connection, wanted) if as_of is None else _then_by_id(connection, wanted, as_of)
    if found is None:
        return None
    return IncidentView(
        incident=found,
        claims=tuple(views(connection, found, as_of)),
        title=title(found),
        requested=wanted if wanted != found.id else None,
        decisions=_decisions_on(connection, found, as_of),
    )


def _decisions_on(connection: Connection, found: Incident, as_of: dt.datetime | None) -> tuple[Decision, ...]:
    """What analysts decided on the claims of an incident and did not take back, in the order made."""
    made = decisions_on(connection, [c.claim for c in found.claims])
    return tuple(d for d in made if as_of is None or d.made_at <= as_of)


def _then_by_id(connection: Connection, wanted: str, as_of: dt.datetime) -> Incident | None:
    found = {i.id: i for i in _then(connection, as_of)}
    now = by_id(connection, wanted)
    return found.get(wanted) or (found.get(now.id) if now else None)


def by_id(connection: Connection, wanted: str) -> Incident | None:
    """One incident by its id, by one that redirects to it, or by the beginning of one that no other shares."""
    row = connection.execute(select(t.incident.c.body).where(t.incident.c.id == wanted)).first()
    if row is None:
        moved = connection.execute(select(t.redirect.c.incident).where(t.redirect.c.id == wanted)).first()
        if moved is not None:
            return by_id(connection, moved[0])
        beginning = t.incident.c.id.between(wanted, wanted + _LAST)
        rows = connection.execute(select(t.incident.c.body).where(beginning).limit(2)).all()
        row = rows[0] if len(rows) == 1 and wanted else None
    return msgspec.json.decode(row[0], type=Incident) if row else None


def views(connection: Connection, of: Incident, as_of: dt.datetime | None = None) -> Sequence[ClaimView]:
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
