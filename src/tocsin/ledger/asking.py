"""Questions about incidents: which, and what stands behind one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection, or_, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView, IncidentQuery, IncidentView
from tocsin.ledger.loading import decisions, filed_claims_as_of
from tocsin.ledger.quoting import Texts
from tocsin.ledger.searching import find
from tocsin.ledger.titles import title
from tocsin.merging import merge
from tocsin.records import Claim, Decision, Incident


def incidents(connection: Connection, query: IncidentQuery) -> list[Incident]:
    """Incidents that fit, the latest first, undated ones last."""
    found = _then(connection, query.as_of) if query.as_of else _now(connection, query)
    ids = {h.id for h in find(connection, query.text, 10_000) if h.kind == "incident"} if query.text else None
    fitting = [i for i in found if _fits(i, query) and (ids is None or i.id in ids)]
    fitting.sort(key=lambda i: (i.date is None, -(i.date.start.toordinal() if i.date else 0), i.id))
    return fitting[: query.limit] if query.limit else fitting


def _now(connection: Connection, query: IncidentQuery) -> list[Incident]:
    wanted = select(t.incident.c.body)
    if query.country:
        wanted = wanted.where(t.incident.c.country == query.country)
    if query.type:
        wanted = wanted.where(t.incident.c.type == query.type)
    if query.since:
        wanted = wanted.where(or_(t.incident.c.end >= query.since.isoformat(), t.incident.c.end.is_(None)))
    return [msgspec.json.decode(r[0], type=Incident) for r in connection.execute(wanted)]


def _then(connection: Connection, moment: dt.datetime) -> list[Incident]:
    """Incidents as the claims known at a moment, and the decisions made by then, have them."""
    at = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return list(merge(filed_claims_as_of(connection, at), [d for d in map(_as_of(at), decisions(connection)) if d]))


def _as_of(at: dt.datetime) -> Callable[[Decision], Decision | None]:
    def then(decision: Decision) -> Decision | None:
        if decision.made_at > at:
            return None
        later = decision.revoked_at is not None and decision.revoked_at > at
        return msgspec.structs.replace(decision, revoked_at=None) if later else decision

    return then


def _fits(i: Incident, q: IncidentQuery) -> bool:
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


def incident(connection: Connection, wanted: str) -> IncidentView | None:
    """One incident by its id, by one that redirects to it, or by the beginning of one that no other shares."""
    found = _by_id(connection, wanted)
    if found is None:
        return None
    return IncidentView(
        incident=found,
        claims=tuple(views(connection, found)),
        title=title(found),
        requested=wanted if wanted != found.id else None,
    )


def _by_id(connection: Connection, wanted: str) -> Incident | None:
    row = connection.execute(select(t.incident.c.body).where(t.incident.c.id == wanted)).first()
    if row is None:
        moved = connection.execute(select(t.redirect.c.incident).where(t.redirect.c.id == wanted)).first()
        if moved is not None:
            return _by_id(connection, moved[0])
        pattern = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = connection.execute(
            select(t.incident.c.body).where(t.incident.c.id.like(pattern, escape="\\")).limit(2)
        ).all()
        row = rows[0] if len(rows) == 1 and wanted else None
    return msgspec.json.decode(row[0], type=Incident) if row else None


def views(connection: Connection, of: Incident) -> Sequence[ClaimView]:
    """The claims of an incident with their reports' particulars and sentences, in the order published."""
    texts = Texts(connection)
    ids = [c.claim for c in of.claims]
    rows = connection.execute(
        select(t.claim.c.revision, t.claim.c.body).where(t.claim.c.id.in_(ids), t.claim.c.superseded_at.is_(None))
    )
    found = []
    for row in rows:
        claim = msgspec.json.decode(row.body, type=Claim)
        revision = texts.revision(row.revision)
        found.append(
            ClaimView(
                claim=claim,
                quotes=texts.quotes(row.revision, claim.id, claim.evidence),
                publisher=revision.publisher,
                published=revision.published,
                title=revision.title,
                url=revision.url,
            )
        )
    return sorted(found, key=lambda v: (v.published or "9999", v.claim.id))
