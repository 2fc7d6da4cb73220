"""Whether what is written twice agrees: incidents' rows with their bodies, succession, history, the full-text index."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger import searching
from tocsin.ledger.integrity.findings import Defect, Part, Progress
from tocsin.ledger.titles import title
from tocsin.records import Incident


def defects(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """All that disagrees."""
    progress(0, None, "Comparing rows")
    yield from _succession(connection)
    yield from _incidents(connection, progress)
    yield from _redirects(connection)
    yield from _history(connection)
    yield from _index(connection, progress)


def _succession(connection: Connection) -> Iterator[Defect]:
    """Each version of a report is superseded when the next was known, and the last is the current."""
    v = t.revision.c
    versions: dict[str, list[Any]] = {}
    wanted = select(v.report, v.number, v.known_at, v.superseded_at).order_by(v.report, v.known_at, v.number)
    for row in connection.execute(wanted):
        versions.setdefault(row.report, []).append(row)
    for ident, current in connection.execute(select(t.report.c.id, t.report.c.current_revision)).all():
        rows = versions.pop(ident, [])
        if not rows or rows[-1].number != current or rows[-1].superseded_at is not None:
            yield _defect("values", f"report {ident}", f"version {current} is not its current one")
        for row, heir in pairwise(rows):
            if row.superseded_at != heir.known_at:
                yield _defect("values", f"report {ident}", f"version {row.number} was not superseded by {heir.number}")
    for table in (t.claim, t.statement):
        odd = (
            select(v.report)
            .join(table, table.c.revision == v.key)
            .where(table.c.superseded_at.is_distinct_from(v.superseded_at))
        )
        for ident in sorted(set(connection.scalars(odd))):
            yield _defect("values", f"report {ident}", f"a {table.name} of it does not stand as long as its version")


def _incidents(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """Columns and rows that incidents are found by say what their bodies say; of an id one version stands at a time."""
    c = t.incident.c
    total = connection.scalar(select(func.count()).select_from(t.incident))
    before: Any = None
    for n, row in enumerate(connection.execute(select(t.incident).order_by(c.id, c.known_from)), 1):
        progress(n, total, "Comparing rows")
        body = msgspec.json.decode(row.body, type=Incident)
        for name, value in _columns(body).items():
            if getattr(row, name) != value:
                said = f"it is found by {name} {getattr(row, name)!r}, but its {name} is {value!r}"
                yield _defect("values", f"incident {row.id}", said)
        for what, (held, said_rows) in _hanging(connection, row.key, body).items():
            if held != said_rows:
                yield _defect("values", f"incident {row.id}", f"its rows of {what} are not those of its body")
        if before and before.id == row.id and (before.known_to is None or before.known_to > row.known_from):
            yield _defect("values", f"incident {row.id}", f"two versions of it stand at {row.known_from}")
        before = row


def _columns(body: Incident) -> dict[str, Any]:
    place, date = body.place, body.date
    return {
        "id": body.id,
        "type": body.type,
        "status": body.status,
        "title": title(body),
        "start": date.start.isoformat() if date else None,
        "end": date.end.isoformat() if date else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def _hanging(connection: Connection, version: int, body: Incident) -> dict[str, tuple[list[Any], list[Any]]]:
    """Rows beside an incident, as they are and as its body has them."""
    c, v, x = t.incident_claim.c, t.incident_victims.c, t.link.c
    claims = connection.execute(select(c.claim, c.report).where(c.version == version))
    victims = connection.execute(
        select(v.outcome, v.nationality, v.best, v.low, v.high, v.part_of).where(v.version == version).order_by(v.key)
    )
    links = connection.execute(select(x.relation, x.other).where(x.version == version))
    return {
        "claims": (sorted(map(tuple, claims)), sorted((one.claim, one.report) for one in body.claims)),
        "victims": (
            list(map(tuple, victims)),
            [(one.outcome, one.nationality, one.best, one.low, one.high, one.part_of) for one in body.victims],
        ),
        "links": (sorted(map(tuple, links)), sorted((one.relation, one.incident) for one in body.links)),
    }


def _redirects(connection: Connection) -> Iterator[Defect]:
    leads = {r.id: r.incident for r in connection.execute(select(t.redirect))}
    standing = set(connection.scalars(select(t.incident.c.id).where(t.incident.c.known_to.is_(None))))
    for one in leads:
        if one in standing:
            yield _defect("values", f"incident {one}", "it stands, and redirects all the same")


def _history(connection: Connection) -> Iterator[Defect]:
    """Every claim is where its last move took it."""
    latest = select(func.max(t.move.c.key)).group_by(t.move.c.claim)
    moved = {
        r.claim: r.incident
        for r in connection.execute(select(t.move.c.claim, t.move.c.incident).where(t.move.c.key.in_(latest)))
        if r.incident is not None
    }
    c, of = t.incident.c, t.incident_claim.c
    now = select(of.claim, c.id).join(t.incident, c.key == of.version).where(c.known_to.is_(None))
    home = {r.claim: r.id for r in connection.execute(now)}
    for claim in sorted(moved.keys() | home.keys()):
        if moved.get(claim) != home.get(claim):
            said = f"its history has it in {moved.get(claim)}, but it is in {home.get(claim)}"
            yield _defect("values", f"claim {claim}", said)


def _index(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """The full-text index holds each version of a report and of an incident once, with its words."""
    progress(0, None, "Comparing the index")
    wanted = {(r.kind, r.id): r.row for r in connection.execute(select(t.indexed))}
    total, found = len(wanted), set[tuple[str, str]]()
    for n, row in enumerate(searching.rows(connection), 1):
        progress(n, total, "Comparing the index")
        named, words = _indexed(connection, row.kind, row.id)
        if wanted.get((row.kind, row.id)) != row.row or (row.kind, row.id) in found:
            yield _defect("index", named, "it stands in the index more than once, or where it is not looked for")
        elif words is None:
            yield _defect("index", named, "it stands in the index, but not in the ledger")
        elif words != ((row.title, row.body) if row.kind == "report" else (row.title,)):
            yield _defect("index", named, "the index has other words of it than the ledger")
        found.add((row.kind, row.id))
    for kind, table in (("report", t.revision), ("incident", t.incident)):
        for key in connection.scalars(select(table.c.key)).all():
            if (kind, str(key)) not in found:
                yield _defect("index", _indexed(connection, kind, str(key))[0], "it is missing from the index")


def _indexed(connection: Connection, kind: str, key: str) -> tuple[str, tuple[str, ...] | None]:
    """What a row of the index is of, and the words that it is to have; None where that is not in the ledger."""
    v, i = t.revision.c, t.incident.c
    if kind == "report":
        row = connection.execute(select(v.report, v.number, v.title, v.text).where(v.key == int(key))).first()
        if row is not None:
            words = (searching.whole(row.title or ""), searching.whole(row.text))
            return f"report {row.report} (version {row.number})", words
    else:
        held = connection.execute(select(i.id, i.title).where(i.key == int(key))).first()
        if held is not None:
            return f"incident {held.id}", (searching.whole(held.title),)
    return f"{kind} row {key}", None


def _defect(part: Part, where: str, said: str) -> Defect:
    return Defect(part=part, where=where, said=f"{where[0].upper()}{where[1:]}: {said}.")
