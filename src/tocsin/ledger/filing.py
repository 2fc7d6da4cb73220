"""Filing: a report with its reading into the ledger, as new, as a revision, as a copy, or not at all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from tocsin.ledger import schema as t
from tocsin.ledger import searching
from tocsin.ledger.answers import FiledAs
from tocsin.ledger.loading import filed_claims
from tocsin.merging import keys
from tocsin.records import Claim, Reading, Report
from tocsin.reports import Received, bands, known_at, near_duplicate


def known(connection: Connection, received: Received) -> bool:
    """Whether this very text was filed under this id before, as the current revision or as an earlier one."""
    row = connection.execute(
        select(t.revision.c.key).where(t.revision.c.report == received.id, t.revision.c.digest == received.digest)
    ).first()
    return row is not None


def fail(connection: Connection, received: Received, at: dt.datetime) -> None:
    """Keeps an input that could not be read, with the reason."""
    assert received.failure is not None
    before = connection.execute(select(t.failure.c.attempts).where(t.failure.c.id == received.id)).first()
    values = {
        "source": received.source,
        "code": received.failure.code,
        "message": received.failure.message,
        "attempts": (before[0] if before else 0) + 1,
        "failed_at": at.isoformat(),
        "resolved_at": None,
    }
    if before:
        connection.execute(update(t.failure).where(t.failure.c.id == received.id).values(values))
    else:
        connection.execute(insert(t.failure).values(id=received.id, **values))


def file(connection: Connection, received: Received, reading: Reading, at: dt.datetime) -> tuple[FiledAs, set[str]]:
    """Files a reading; gives what it was filed as and the ids of claims whose incidents must be worked out anew."""
    report = reading.report
    changed: set[str] = set()
    current = connection.execute(select(t.report.c.current_revision).where(t.report.c.id == received.id)).first()
    number = (current[0] if current else 0) + 1
    if current:
        changed |= _supersede(connection, received.id, at)
        connection.execute(update(t.report).where(t.report.c.id == received.id).values(current_revision=number))
    else:
        connection.execute(
            insert(t.report).values(
                id=received.id,
                source=received.source,
                family=received.id,
                current_revision=1,
                ingested_at=at.isoformat(),
            )
        )
    revision = _revision(connection, received, reading, number, at)
    copies = _family(connection, received, report)
    _claims(connection, received.id, revision, reading.claims, _known(report, at))
    _statements(connection, received.id, revision, reading, _known(report, at))
    changed |= {c.id for c in reading.claims} | copies
    searching.index(connection, "report", received.id, report.title or "", report.text)
    connection.execute(
        update(t.failure)
        .where(t.failure.c.id == received.id, t.failure.c.resolved_at.is_(None))
        .values(resolved_at=at.isoformat())
    )
    return ("revision" if current else "copy" if copies else "new"), changed


def _known(report: Report, at: dt.datetime) -> str:
    return (known_at(report.published) or at).isoformat()


def _revision(connection: Connection, received: Received, reading: Reading, number: int, at: dt.datetime) -> int:
    report = reading.report
    done = connection.execute(
        insert(t.revision).values(
            report=received.id,
            number=number,
            digest=received.digest,
            text=report.text,
            title=report.title,
            url=report.url,
            publisher=report.publisher,
            published=report.published,
            lang=report.lang,
            known_at=_known(report, at),
            ingested_at=at.isoformat(),
            model=reading.model,
            signature=json.dumps(received.signature),
        )
    )
    return int(done.inserted_primary_key[0]) if done.inserted_primary_key else 0


def _supersede(connection: Connection, report: str, at: dt.datetime) -> set[str]:
    """Takes a report's current claims out of use; they stay in the ledger for questions as of earlier."""
    gone = {
        r[0]
        for r in connection.execute(
            select(t.claim.c.id).where(t.claim.c.report == report, t.claim.c.superseded_at.is_(None))
        )
    }
    live = select(t.claim.c.key).where(t.claim.c.report == report, t.claim.c.superseded_at.is_(None))
    connection.execute(delete(t.claim_key).where(t.claim_key.c.claim.in_(live)))
    for table in (t.claim, t.statement, t.revision):
        connection.execute(
            update(table)
            .where(table.c.report == report, table.c.superseded_at.is_(None))
            .values(superseded_at=at.isoformat())
        )
    connection.execute(delete(t.band).where(t.band.c.report == report))
    return gone


def _family(connection: Connection, received: Received, report: Report) -> set[str]:
    """Joins the report to its near-copies; gives the claims of all of them where it has any.

    A family's name is the smallest (published, id) of its members, so it does not depend on arrival.
    """
    mine = bands(received.signature)
    twins = {r[0] for r in connection.execute(select(t.band.c.report).where(t.band.c.band.in_(mine)))} - {received.id}
    same = {
        r[0]
        for r in connection.execute(
            select(t.revision.c.report).where(
                t.revision.c.digest == received.digest, t.revision.c.superseded_at.is_(None)
            )
        )
    } - {received.id}
    alike = same | {o for o in twins if near_duplicate(received.signature, _signature(connection, o))}
    connection.execute(
        insert(t.band), [{"band": b, "report": received.id} for b in dict.fromkeys(mine)]
    ) if mine else None
    if not alike:
        return set()
    families = {r[0] for r in connection.execute(select(t.report.c.family).where(t.report.c.id.in_(alike)))}
    members = {r[0] for r in connection.execute(select(t.report.c.id).where(t.report.c.family.in_(families)))} | {
        received.id
    }
    name = _first(connection, members)
    connection.execute(update(t.report).where(t.report.c.id.in_(members)).values(family=name))
    rows = connection.execute(
        select(t.claim.c.id).where(t.claim.c.report.in_(members), t.claim.c.superseded_at.is_(None))
    )
    found = {r[0] for r in rows}
    _rekey(connection, members)
    return found or {""}


def _signature(connection: Connection, report: str) -> tuple[int, ...]:
    row = connection.execute(
        select(t.revision.c.signature).where(t.revision.c.report == report, t.revision.c.superseded_at.is_(None))
    ).first()
    return tuple(json.loads(row[0])) if row else ()


def _first(connection: Connection, members: Iterable[str]) -> str:
    rows = connection.execute(
        select(t.revision.c.published, t.revision.c.report).where(
            t.revision.c.report.in_(list(members)), t.revision.c.superseded_at.is_(None)
        )
    )
    return str(min((r[0] or "9999", r[1]) for r in rows)[1])


def _claims(connection: Connection, report: str, revision: int, claims: Sequence[Claim], known: str) -> None:
    for claim in claims:
        done = connection.execute(
            insert(t.claim).values(
                id=claim.id,
                revision=revision,
                report=report,
                type=claim.type,
                role=claim.role,
                modality=claim.modality,
                start=claim.date.start.isoformat() if claim.date else None,
                end=claim.date.end.isoformat() if claim.date else None,
                country=claim.place.country if claim.place else None,
                body=msgspec.json.encode(claim).decode(),
                known_at=known,
            )
        )
        _seen(connection, claim)
        assert done.inserted_primary_key is not None
    _rekey(connection, {report})


def _rekey(connection: Connection, reports: Iterable[str]) -> None:
    """Writes the index keys of these reports' live claims; they depend on the family of copies too."""
    wanted = list(reports)
    rows = connection.execute(
        select(t.claim.c.key, t.claim.c.id).where(t.claim.c.report.in_(wanted), t.claim.c.superseded_at.is_(None))
    )
    places = {r[1]: r[0] for r in rows}
    connection.execute(delete(t.claim_key).where(t.claim_key.c.claim.in_(list(places.values()))))
    found = [
        {"key": key, "claim": places[filed.claim.id]}
        for filed in filed_claims(connection, list(places))
        for key in sorted(keys(filed))
    ]
    if found:
        connection.execute(insert(t.claim_key), found)


def _seen(connection: Connection, claim: Claim) -> None:
    for p in claim.perpetrators:
        if p.actor:
            connection.execute(
                insert(t.actor_seen)
                .prefix_with("OR IGNORE", dialect="sqlite")
                .values(id=p.actor, claim=claim.id, status=p.status)
            )
    place = claim.place
    if place and place.geonameid is not None and place.lat is not None and place.lon is not None:
        connection.execute(
            insert(t.place_seen)
            .prefix_with("OR IGNORE", dialect="sqlite")
            .values(
                geonameid=place.geonameid,
                name=place.name or "",
                country=place.country,
                admin1=place.admin1,
                lat=place.lat,
                lon=place.lon,
            )
        )


def _statements(connection: Connection, report: str, revision: int, reading: Reading, known: str) -> None:
    for statement in reading.statements:
        body = msgspec.json.encode(statement).decode()
        connection.execute(
            insert(t.statement).values(
                revision=revision, report=report, kind=json.loads(body)["kind"], body=body, known_at=known
            )
        )
