"""Working out the incidents of changed claims anew, and writing what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from tocsin.ledger import schema as t
from tocsin.ledger import searching
from tocsin.ledger.history import Cause, Move, homes_at, homes_before, keep, merged_into
from tocsin.ledger.ids import inherit
from tocsin.ledger.loading import claims_of, decisions_on, filed_claims, incidents_of, sharing_keys
from tocsin.ledger.titles import title
from tocsin.merging import BINDING, blocks, related, resolve
from tocsin.records import FiledClaim, Incident


def remerge(connection: Connection, changed: Collection[str], at: dt.datetime, cause: Cause) -> None:
    """Recomputes every block that a changed claim touches and replaces the incidents that come out different.

    A block is all that is related to a claim of it, directly or through others; so the incidents come out as
    if all claims had been there from the start. Claims no longer live leave the incidents they were in, and
    an incident linked to one of those may link elsewhere now. What moved is kept with its cause.
    """
    reached = _reach(connection, changed)
    touched = incidents_of(connection, reached | set(changed))
    touched |= _linked_to(connection, touched)
    reached |= _reach(connection, _claims_of(connection, touched))
    touched |= incidents_of(connection, reached)
    claims = filed_claims(connection, sorted(reached))
    standing = decisions_on(connection, sorted(reached))
    made = [i for block in blocks(claims, standing) for i in resolve(block, standing)]
    named = _with_standing_ids(connection, made, touched, cause)
    _replace(connection, touched, named, at, cause)


def _reach(connection: Connection, start: Iterable[str]) -> set[str]:
    """Live claims related to these, directly or through others: found by index key, never by a scan."""
    loaded: dict[str, FiledClaim] = {c.claim.id: c for c in filed_claims(connection, sorted(set(start)))}
    reached, fresh = set(loaded), set(loaded)
    while fresh:
        near = sharing_keys(connection, sorted(fresh)) - reached
        unread = sorted(near - set(loaded))
        loaded |= {c.claim.id: c for c in filed_claims(connection, unread)}
        joined = {n for n in near if n in loaded and any(related(loaded[f], loaded[n]) for f in fresh)}
        bound = {c for d in decisions_on(connection, sorted(fresh)) if d.kind in BINDING for c in d.claims} - reached
        loaded |= {c.claim.id: c for c in filed_claims(connection, sorted(bound - set(loaded)))}
        fresh = joined | (bound & set(loaded))
        reached |= fresh
    return reached


def _claims_of(connection: Connection, incidents: Collection[str]) -> set[str]:
    rows = connection.execute(select(t.incident_claim.c.claim).where(t.incident_claim.c.incident.in_(list(incidents))))
    return {r[0] for r in rows}


def _linked_to(connection: Connection, incidents: Collection[str]) -> set[str]:
    return set(connection.scalars(select(t.link.c.other).where(t.link.c.incident.in_(list(incidents)))))


def _with_standing_ids(
    connection: Connection, made: Sequence[Incident], touched: Collection[str], cause: Cause
) -> list[Incident]:
    """Under ids that stay; a decision taken back gives the claims that it moved back to where they were."""

    def free(name: str) -> bool:
        other = connection.scalar(select(t.incident.c.id).where(t.incident.c.id == name))
        return other is None or other in touched

    home = {claim: incident for incident, claim in _pairs(connection, touched)}
    strays = {c.claim for i in made for c in i.claims} - set(home)
    before = homes_before(connection, merged_into(connection, touched), strays)
    if cause.kind != "undo" or cause.decision is None:
        return inherit(made, home, free, before=before)
    undone = homes_at(connection, cause.decision)
    return inherit(made, home | undone, free, before=before, deciding=claims_of(connection, cause.decision))


def _replace(
    connection: Connection, touched: Collection[str], made: Sequence[Incident], at: dt.datetime, cause: Cause
) -> None:
    old = {c: i for i, c in _pairs(connection, touched)}
    bodies = select(t.incident.c.id, t.incident.c.body).where(t.incident.c.id.in_(list(touched)))
    stood = {r.id: r.body for r in connection.execute(bodies)}
    fresh = [i for i in made if stood.get(i.id) != _body(i)]
    before = {i.id: msgspec.json.decode(stood[i.id], type=Incident) for i in fresh if i.id in stood}
    moves = _moves(connection, touched, made, cause)
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
    keep(connection, cause, moves, before, fresh, at)
    _redirect(connection, old, made, sorted(set(stood) - {i.id for i in made}), at)


def _moves(connection: Connection, touched: Collection[str], made: Sequence[Incident], cause: Cause) -> list[Move]:
    """How claims come to be elsewhere than they were; one revised where it was is kept too."""
    rows = connection.execute(select(t.incident_claim).where(t.incident_claim.c.incident.in_(list(touched))))
    old = {r.claim: Move(r.claim, r.report, r.incident, None) for r in rows}
    now = {c.claim: Move(c.claim, c.report, None, i.id) for i in made for c in i.claims}
    found = []
    for claim in sorted(old.keys() | now.keys()):
        one, other = old.get(claim), now.get(claim)
        move = Move(claim, (one or now[claim]).report, one.former if one else None, other.incident if other else None)
        if move.former != move.incident or move.report in cause.revised:
            found.append(move)
    return found


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
