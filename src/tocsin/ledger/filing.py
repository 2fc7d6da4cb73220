"""Filing: a report with its reading into the ledger, as new, as a revision, as a copy, or not at all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from tocsin.ledger import anchoring, copies, searching
from tocsin.ledger import schema as t
from tocsin.ledger.answers import FiledAs
from tocsin.ledger.integrity import chain
from tocsin.ledger.loading import claims_of_revision, of_family
from tocsin.ledger.prepared import Prepared, among, inserting
from tocsin.merging import entries
from tocsin.records import SET_ASIDE, Claim, Place, Reading, Report
from tocsin.reports import Received, known_at, same_document


def known(connection: Connection, received: Received, *, unread: bool = False) -> bool:
    """Whether this very text was filed under this id before, as the current revision or as an earlier one.

    One that was set aside unread counts only with ``unread``.
    """
    models = _MODELS.column(connection, report=received.id, digest=received.digest)
    return any(unread or model != SET_ASIDE for model in models)


def set_aside(connection: Connection) -> list[Received]:
    """Reports whose current text was set aside unread, as they came."""
    rows = connection.execute(
        select(t.report.c.source, t.report.c.location, t.revision)
        .join(t.revision, (t.revision.c.report == t.report.c.id) & (t.revision.c.number == t.report.c.current_revision))
        .where(t.revision.c.model == SET_ASIDE)
        .order_by(t.revision.c.key)
    )
    return [as_received(r, tuple(json.loads(r.notes))[:-1] if r.notes else ()) for r in rows]  # the last says why


def as_received(r: Any, notes: tuple[str, ...]) -> Received:
    """An input as it came, from the row of its revision with the source and location of its report."""
    return Received(
        source=r.source,
        id=r.report,
        report=Report(
            id=r.report,
            text=r.text,
            url=r.url,
            publisher=r.publisher,
            published=r.published,
            lang=r.lang,
            title=r.title,
        ),
        digest=r.digest,
        signature=tuple(json.loads(r.signature)),
        location=r.location,
        notes=notes,
    )


def identified(connection: Connection, received: Received) -> Received:
    """An input under the id that the ledger has for it: a local file's next version is of the report it held before.

    A file that came to hold another report altogether is a new report.
    """
    if received.report is None or received.location is None or known(connection, received):
        return received
    before = connection.execute(
        select(t.report.c.id, t.revision.c.text, t.revision.c.digest)
        .join(t.revision, t.revision.c.report == t.report.c.id)
        .where(t.report.c.location == received.location)
        .order_by(t.revision.c.key.desc())
    ).all()
    held = next((r for r in before if r.digest == received.digest), None)
    held = held or next((r for r in before[:1] if same_document(r.text, received.report.text)), None)
    if held is None:
        return received
    report = msgspec.structs.replace(received.report, id=held.id)
    return msgspec.structs.replace(received, id=held.id, report=report)


def locate(connection: Connection, received: Received) -> None:
    """Keeps where a report lies now, for the next version of its file."""
    if received.location is not None:
        moved = t.report.c.location.is_distinct_from(received.location)
        connection.execute(
            update(t.report).where(t.report.c.id == received.id, moved).values(location=received.location)
        )


class Filed(NamedTuple):
    """What came of filing a reading: the claims, by row, that came, went or are told otherwise, each with the moment
    from which on; ``current`` False where the text turns out an older one than what the ledger has of the report."""

    kind: FiledAs
    changed: dict[int, str]
    current: bool = True


def file(connection: Connection, received: Received, reading: Reading, at: dt.datetime) -> Filed:
    """Files a reading, as new, as a revision or as a copy."""
    report = reading.report
    before = _REPORT.value(connection, report=received.id)
    if before is None:
        _NEW_REPORT.run(
            connection,
            id=received.id,
            source=received.source,
            family=received.id,
            location=received.location,
            current_revision=0,
            ingested_at=at.isoformat(),
        )
    revision = _revision(connection, received, reading, at)
    known = _known(received, report, at)
    _claims(connection, received.id, revision, reading.claims, known)
    _statements(connection, received.id, revision, reading, known)
    chain.filed(connection, revision, at)
    current = _succession(connection, received.id)
    alone = not copies.put(connection, revision, report, received.signature) and before is None
    key(connection, revision)
    searching.index(connection, "report", revision, report.title or "", report.text)
    if current:
        if before is not None:
            anchoring.renew(connection, received.id)
        if not alone:
            copies.regroup(connection, received.id)
        _seen(connection, reading.claims)
    if alone:
        return Filed("new", _changed(connection, {revision}, known))
    own = {row.key for row in _REVISIONS.rows(connection, report=received.id)}
    changed = _changed(connection, own | copies.touched(connection, own), known)
    if before is not None:
        return Filed("revision", changed, current)
    return Filed("copy" if copies.in_family(connection, received.id) else "new", changed)


def _changed(connection: Connection, revisions: set[int], known: str) -> dict[int, str]:
    """The claims of some revisions that stood from the moment on at which a text was known."""
    return dict.fromkeys(sorted(_STOOD.column(connection, revisions=revisions, since=known)), known)


def _known(received: Received, report: Report, at: dt.datetime) -> str:
    """When this text was out: as published, or as changed since; as it came where neither is known."""
    told = [moment for moment in (known_at(report.published), known_at(received.modified)) if moment is not None]
    return max(told, default=at).astimezone(dt.UTC).isoformat()


def _revision(connection: Connection, received: Received, reading: Reading, at: dt.datetime) -> int:
    report = reading.report
    earlier = [row.number for row in _REVISIONS.rows(connection, report=received.id)]
    return _NEW_REVISION.run(
        connection,
        report=received.id,
        number=max(earlier, default=0) + 1,
        digest=received.digest,
        text=report.text,
        title=report.title,
        url=report.url,
        publisher=report.publisher,
        published=report.published,
        lang=report.lang,
        known_at=_known(received, report, at),
        ingested_at=at.isoformat(),
        model=reading.model,
        signature=json.dumps(received.signature),
        notes=json.dumps(received.notes, ensure_ascii=False) if received.notes else None,
    )


def _succession(connection: Connection, report: str) -> bool:
    """Puts a report's revisions in the order published: each is superseded when the next was known.

    Gives whether the revision just filed is the current one. Those published at the same moment succeed one another
    as they came.
    """
    rows = _REVISIONS.rows(connection, report=report)
    for row, heir in pairwise(rows):
        if row.superseded_at is None and row.number < len(rows):
            _retire(connection, row.key)
        for table, column in ((t.claim, t.claim.c.revision), (t.statement, t.statement.c.revision)):
            connection.execute(update(table).where(column == row.key).values(superseded_at=heir.known_at))
        connection.execute(update(t.revision).where(t.revision.c.key == row.key).values(superseded_at=heir.known_at))
    _CURRENT.run(connection, of=report, number=rows[-1].number)
    return bool(rows[-1].number == len(rows))


def _retire(connection: Connection, revision: int) -> None:
    ids = set(connection.scalars(select(t.claim.c.id).where(t.claim.c.revision == revision)))
    connection.execute(delete(t.actor_seen).where(t.actor_seen.c.claim.in_(ids)))


def _claims(connection: Connection, report: str, revision: int, claims: Sequence[Claim], known: str) -> None:
    rows = [
        {
            "id": claim.id,
            "revision": revision,
            "report": report,
            "country": claim.place.country if claim.place else None,
            "body": msgspec.json.encode(claim).decode(),
            "known_at": known,
        }
        for claim in claims
    ]
    _NEW_CLAIM.each(connection, rows)


def _statements(connection: Connection, report: str, revision: int, reading: Reading, known: str) -> None:
    bodies = [msgspec.json.encode(statement).decode() for statement in reading.statements]
    rows = [
        {"revision": revision, "report": report, "kind": json.loads(body)["kind"], "body": body, "known_at": known}
        for body in bodies
    ]
    if rows:
        connection.execute(insert(t.statement), rows)


def key(connection: Connection, revision: int) -> None:
    """Writes the index keys of a revision's claims: those of its copies are found by their kin."""
    found = [
        {"key": entry.key, "day": entry.day, "claim": row.key}
        for row in claims_of_revision(connection, revision)
        for entry in sorted(entries(of_family(row.filed, row.filed.report)))
    ]
    _NEW_KEY.each(connection, found)


def key_anew(connection: Connection) -> None:
    """Writes the index keys of all claims again: after an upgrade by which claims are found otherwise."""
    revisions = connection.scalars(select(t.claim.c.revision).distinct().order_by(t.claim.c.revision)).all()
    connection.execute(delete(t.claim_key))
    for revision in revisions:
        key(connection, revision)


def _seen(connection: Connection, claims: Sequence[Claim]) -> None:
    actors = [
        {"id": actor, "claim": claim.id, "status": status}
        for claim in claims
        for actor, status in {p.actor: p.status for p in claim.perpetrators if p.actor}.items()
    ]
    _NEW_ACTOR.each(connection, actors)
    for claim in claims:
        if claim.place:
            _place_seen(connection, claim.place)


def _place_seen(connection: Connection, place: Place) -> None:
    if place.geonameid is None or place.lat is None or place.lon is None:
        return
    if _PLACE.value(connection, place=place.geonameid) is None:
        connection.execute(
            insert(t.place_seen).values(
                geonameid=place.geonameid,
                name=place.name or "",
                country=place.country,
                admin1=place.admin1,
                lat=place.lat,
                lon=place.lon,
            )
        )


_V, _C = t.revision.c, t.claim.c
_MODELS: Final = Prepared(select(_V.model).where(_V.report == bindparam("report"), _V.digest == bindparam("digest")))
_REPORT: Final = Prepared(select(t.report.c.id).where(t.report.c.id == bindparam("report")))
_NEW_REPORT: Final = inserting(t.report)
_REVISIONS: Final = Prepared(
    select(_V.key, _V.number, _V.known_at, _V.superseded_at)
    .where(_V.report == bindparam("report"))
    .order_by(_V.known_at, _V.number)
)
_NEW_REVISION: Final = inserting(t.revision, "key", "superseded_at")
_CURRENT: Final = Prepared(
    update(t.report).where(t.report.c.id == bindparam("of")).values(current_revision=bindparam("number"))
)
_NEW_CLAIM: Final = inserting(t.claim, "key", "superseded_at")
_STOOD: Final = Prepared(
    select(_C.key).where(
        among(_C.revision, "revisions"), or_(_C.superseded_at.is_(None), _C.superseded_at >= bindparam("since"))
    )
)
_NEW_KEY: Final = inserting(t.claim_key)
_NEW_ACTOR: Final = inserting(t.actor_seen)
_PLACE: Final = Prepared(select(t.place_seen.c.name).where(t.place_seen.c.geonameid == bindparam("place")))
