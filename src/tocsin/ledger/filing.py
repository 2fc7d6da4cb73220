"""Filing: a report with its reading into the ledger, as new, as a revision, as a copy, or not at all."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from tocsin.ledger import anchoring, copies, searching
from tocsin.ledger import schema as t
from tocsin.ledger.answers import FiledAs
from tocsin.ledger.integrity import chain
from tocsin.ledger.loading import claim_rows_ever, of_family
from tocsin.ledger.portions import gathered
from tocsin.merging import entries
from tocsin.records import SET_ASIDE, Claim, Place, Reading, Report
from tocsin.reports import Received, known_at, same_document

_LINE = re.compile(r":\d+\Z")


def known(connection: Connection, received: Received, *, unread: bool = False) -> bool:
    """Whether this very text was filed under this id before, as the current revision or as an earlier one.

    One that was set aside unread counts only with ``unread``.
    """
    models = connection.scalars(
        select(t.revision.c.model).where(t.revision.c.report == received.id, t.revision.c.digest == received.digest)
    ).all()
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


def fail(connection: Connection, received: Received, at: dt.datetime) -> None:
    """Keeps an input that could not be read, with the reason."""
    assert received.failure is not None
    before = connection.scalar(select(t.failure.c.attempts).where(t.failure.c.id == received.id))
    values = {
        "source": received.source,
        "code": received.failure.code,
        "message": received.failure.message,
        "attempts": (before or 0) + 1,
        "failed_at": at.isoformat(),
        "resolved_at": None,
    }
    if before:
        connection.execute(update(t.failure).where(t.failure.c.id == received.id).values(values))
    else:
        connection.execute(insert(t.failure).values(id=received.id, **values))


def succeed(connection: Connection, received: Received, at: dt.datetime) -> None:
    """Marks what failed before under this id, or from this source or the file it is a line of, as since read."""
    sources = {received.source, whole_source(received.source)}
    connection.execute(
        update(t.failure)
        .where(
            or_(t.failure.c.id == received.id, t.failure.c.source.in_(sources)),
            t.failure.c.resolved_at.is_(None),
        )
        .values(resolved_at=at.isoformat())
    )


def settle(connection: Connection, sources: Collection[str], since: dt.datetime, at: dt.datetime) -> None:
    """Marks failures of these sources, of lines or files of theirs, that did not fail again since as since read."""
    rows = connection.execute(
        select(t.failure.c.id, t.failure.c.source).where(
            t.failure.c.resolved_at.is_(None), t.failure.c.failed_at < since.isoformat()
        )
    )
    folders = tuple(f"{source.rstrip('/')}/" for source in sources)
    gone = [r.id for r in rows if whole_source(r.source) in sources or r.source.startswith(folders)]
    connection.execute(update(t.failure).where(t.failure.c.id.in_(gone)).values(resolved_at=at.isoformat()))


def whole_source(source: str) -> str:
    """The file of ``file.jsonl:12``; the source itself where it is no line of one."""
    return _LINE.sub("", source)


def forget(connection: Connection) -> int:
    """Drops what could not be read from the list; gives how many that were."""
    return connection.execute(delete(t.failure).where(t.failure.c.resolved_at.is_(None))).rowcount


class Filed(NamedTuple):
    """What came of filing a reading: the claims, by row, that came, went or are told otherwise, each with the moment
    from which on; ``current`` False where the text turns out an older one than what the ledger has of the report."""

    kind: FiledAs
    changed: dict[int, str]
    current: bool = True


def file(connection: Connection, received: Received, reading: Reading, at: dt.datetime) -> Filed:
    """Files a reading, as new, as a revision or as a copy."""
    report = reading.report
    before = connection.scalar(select(t.report.c.id).where(t.report.c.id == received.id))
    if before is None:
        _report(connection, received, at)
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
    own = set(connection.scalars(select(t.revision.c.key).where(t.revision.c.report == received.id)))
    changed = _changed(connection, own | copies.touched(connection, own), known)
    if before is not None:
        return Filed("revision", changed, current)
    return Filed("copy" if copies.in_family(connection, received.id) else "new", changed)


def _changed(connection: Connection, revisions: set[int], known: str) -> dict[int, str]:
    """The claims of some revisions that stood from the moment on at which a text was known."""
    late = or_(t.claim.c.superseded_at.is_(None), t.claim.c.superseded_at >= known)
    found = gathered(connection, select(t.claim.c.key).where(late), t.claim.c.revision, revisions)
    return dict.fromkeys(sorted(found), known)


def _known(received: Received, report: Report, at: dt.datetime) -> str:
    """When this text was out: as published, or as changed since; as it came where neither is known."""
    told = [moment for moment in (known_at(report.published), known_at(received.modified)) if moment is not None]
    return max(told, default=at).astimezone(dt.UTC).isoformat()


def _report(connection: Connection, received: Received, at: dt.datetime) -> None:
    connection.execute(
        insert(t.report).values(
            id=received.id,
            source=received.source,
            family=received.id,
            location=received.location,
            current_revision=0,
            ingested_at=at.isoformat(),
        )
    )


def _revision(connection: Connection, received: Received, reading: Reading, at: dt.datetime) -> int:
    report = reading.report
    earlier = connection.scalars(select(t.revision.c.number).where(t.revision.c.report == received.id)).all()
    done = connection.execute(
        insert(t.revision).values(
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
    )
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def _succession(connection: Connection, report: str) -> bool:
    """Puts a report's revisions in the order published: each is superseded when the next was known.

    Gives whether the revision just filed is the current one. Those published at the same moment succeed one another
    as they came.
    """
    rows = connection.execute(
        select(t.revision.c.key, t.revision.c.number, t.revision.c.known_at, t.revision.c.superseded_at)
        .where(t.revision.c.report == report)
        .order_by(t.revision.c.known_at, t.revision.c.number)
    ).all()
    for row, heir in pairwise(rows):
        if row.superseded_at is None and row.number < len(rows):
            _retire(connection, row.key)
        for table, column in ((t.claim, t.claim.c.revision), (t.statement, t.statement.c.revision)):
            connection.execute(update(table).where(column == row.key).values(superseded_at=heir.known_at))
        connection.execute(update(t.revision).where(t.revision.c.key == row.key).values(superseded_at=heir.known_at))
    connection.execute(update(t.report).where(t.report.c.id == report).values(current_revision=rows[-1].number))
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
    if rows:
        connection.execute(insert(t.claim), rows)


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
    rows = claim_rows_ever(connection, t.claim.c.revision == revision)
    found = [
        {**entry._asdict(), "claim": row.key}
        for row in rows
        for entry in sorted(entries(of_family(row.filed, row.filed.report)))
    ]
    if found:
        connection.execute(insert(t.claim_key), found)


def _seen(connection: Connection, claims: Iterable[Claim]) -> None:
    for claim in claims:
        actors = {p.actor: p.status for p in claim.perpetrators if p.actor}
        for actor, status in actors.items():
            connection.execute(insert(t.actor_seen).values(id=actor, claim=claim.id, status=status))
        if claim.place:
            _place_seen(connection, claim.place)


def _place_seen(connection: Connection, place: Place) -> None:
    if place.geonameid is None or place.lat is None or place.lon is None:
        return
    known = connection.scalar(select(t.place_seen.c.name).where(t.place_seen.c.geonameid == place.geonameid))
    if known is None:
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
