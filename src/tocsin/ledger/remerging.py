"""Working out the incidents of changed claims anew, and writing what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from tocsin.ledger import schema as t
from tocsin.ledger import searching
from tocsin.ledger.ids import inherit
from tocsin.ledger.loading import decisions, filed_claims, sharing_keys
from tocsin.ledger.titles import title
from tocsin.merging import blocks, related, resolve
from tocsin.records import Decision, FiledClaim, Incident


def remerge(connection: Connection, changed: Collection[str], at: dt.datetime) -> None:
    """Recomputes every block that a changed claim touches and replaces the incidents that come out different.

    A block is all that is related to a claim of it, directly or through others; so the incidents come out as
    if all claims had been there from the start. Claims no longer live leave the incidents they were in, and
    an incident linked to one of those may link elsewhere now.
    """
    standing = decisions(connection)
    reached = _reach(connection, changed, standing)
    touched = _incidents_of(connection, reached | set(changed))
    touched |= _linked_to(connection, touched)
    reached |= _reach(connection, _claims_of(connection, touched), standing)
    touched |= _incidents_of(connection, reached)
    claims = filed_claims(connection, sorted(reached))
    made = [i for block in blocks(claims, standing) for i in resolve(block, standing)]
    _replace(connection, touched, _with_standing_ids(connection, made, touched), at)


def _reach(connection: Connection, start: Iterable[str], standing: Sequence[Decision]) -> set[str]:
    """Live claims related to these, directly or through others: found by index key, never by a scan."""
    loaded: dict[str, FiledClaim] = {c.claim.id: c for c in filed_claims(connection, sorted(set(start)))}
    reached, fresh = set(loaded), set(loaded)
    while fresh:
        near = sharing_keys(connection, sorted(fresh)) - reached
        unread = sorted(near - set(loaded))
        loaded |= {c.claim.id: c for c in filed_claims(connection, unread)}
        joined = {n for n in near if n in loaded and any(related(loaded[f], loaded[n]) for f in fresh)}
        merged = {
            c
            for d in standing
            if d.kind == "merge" and d.revoked_at is None and set(d.claims) & fresh
            for c in d.claims
        } - reached
        loaded |= {c.claim.id: c for c in filed_claims(connection, sorted(merged - set(loaded)))}
        fresh = joined | (merged & set(loaded))
        reached |= fresh
    return reached


def _incidents_of(connection: Connection, claims: Collection[str]) -> set[str]:
    wanted = list(claims)
    found: set[str] = set()
    for i in range(0, len(wanted), 500):
        rows = connection.execute(
            select(t.incident_claim.c.incident).where(t.incident_claim.c.claim.in_(wanted[i : i + 500]))
        )
        found |= {r[0] for r in rows}
    return found


def _claims_of(connection: Connection, incidents: Collection[str]) -> set[str]:
    rows = connection.execute(select(t.incident_claim.c.claim).where(t.incident_claim.c.incident.in_(list(incidents))))
    return {r[0] for r in rows}


def _linked_to(connection: Connection, incidents: Collection[str]) -> set[str]:
    return set(connection.scalars(select(t.link.c.other).where(t.link.c.incident.in_(list(incidents)))))


def _with_standing_ids(connection: Connection, made: Sequence[Incident], touched: Collection[str]) -> list[Incident]:
    def free(name: str) -> bool:
        other = connection.scalar(select(t.incident.c.id).where(t.incident.c.id == name))
        return other is None or other in touched

    return inherit(made, {claim: incident for incident, claim in _pairs(connection, touched)}, free)


def _replace(connection: Connection, touched: Collection[str], made: Sequence[Incident], at: dt.datetime) -> None:
    old = {c: i for i, c in _pairs(connection, touched)}
    bodies = select(t.incident.c.id, t.incident.c.body).where(t.incident.c.id.in_(list(touched)))
    stood = {r.id: r.body for r in connection.execute(bodies)}
    fresh = [i for i in made if stood.get(i.id) != _body(i)]
    gone = sorted(set(stood) - ({i.id for i in made} - {i.id for i in fresh}))
    for table, column in (
        (t.link, t.link.c.incident),
        (t.incident_victims, t.incident_victims.c.incident),
        (t.incident_claim, t.incident_claim.c.incident),
        (t.incident, t.incident.c.id),
    ):
        connection.execute(delete(table).where(column.in_(gone)))
    for one in gone:
        searching.drop(connection, "incident", one)
    for incident in fresh:
        write(connection, incident, at)
    _redirect(connection, old, made, sorted(set(stood) - {i.id for i in made}), at)


def _body(incident: Incident) -> str:
    return msgspec.json.encode(incident).decode()


def _pairs(connection: Connection, incidents: Collection[str]) -> list[tuple[str, str]]:
    rows = connection.execute(
        select(t.incident_claim.c.incident, t.incident_claim.c.claim).where(
            t.incident_claim.c.incident.in_(list(incidents))
        )
    )
    return [(r[0], r[1]) for r in rows]


def _redirect(
    connection: Connection, old: dict[str, str], made: Sequence[Incident], vanished: Collection[str], at: dt.datetime
) -> None:
    home = {c.claim: i.id for i in made for c in i.claims}
    for one in vanished:
        heirs = [home[c] for c, i in old.items() if i == one and c in home]
        if heirs:
            heir = max(sorted(set(heirs)), key=heirs.count)
            connection.execute(update(t.redirect).where(t.redirect.c.incident == one).values(incident=heir))
            connection.execute(delete(t.redirect).where(t.redirect.c.id == one))
            connection.execute(insert(t.redirect).values(id=one, incident=heir, recorded_at=at.isoformat()))
    connection.execute(delete(t.redirect).where(t.redirect.c.id.in_([i.id for i in made])))


def write(connection: Connection, incident: Incident, at: dt.datetime) -> None:
    """Puts an incident that the ledger does not have into its tables and its index."""
    place, date = incident.place, incident.date
    name = title(incident)
    connection.execute(
        insert(t.incident).values(
            id=incident.id,
            type=incident.type,
            status=incident.status,
            title=name,
            start=date.start.isoformat() if date else None,
            end=date.end.isoformat() if date else None,
            country=place.country if place else None,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            body=_body(incident),
            recorded_at=at.isoformat(),
        )
    )
    connection.execute(
        insert(t.incident_claim),
        [{"claim": c.claim, "incident": incident.id, "report": c.report} for c in incident.claims],
    )
    for v in incident.victims:
        connection.execute(
            insert(t.incident_victims).values(
                incident=incident.id,
                outcome=v.outcome,
                nationality=v.nationality,
                best=v.best,
                low=v.low,
                high=v.high,
                part_of=v.part_of,
            )
        )
    for link in incident.links:
        connection.execute(insert(t.link).values(incident=incident.id, relation=link.relation, other=link.incident))
    perpetrators = " ".join(p.text for p in incident.perpetrators)
    searching.index(connection, "incident", incident.id, name, f"{incident.type.replace('_', ' ')} {perpetrators}")
