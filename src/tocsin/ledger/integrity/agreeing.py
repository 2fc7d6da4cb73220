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
    """Columns and rows that incidents are found by say what their bodies say."""
    total = connection.scalar(select(func.count()).select_from(t.incident))
    for n, row in enumerate(connection.execute(select(t.incident).order_by(t.incident.c.id)), 1):
        progress(n, total, "Comparing rows")
        body = msgspec.json.decode(row.body, type=Incident)
        for name, value in _columns(body).items():
            if getattr(row, name) != value:
                said = f"it is found by {name} {getattr(row, name)!r}, but its {name} is {value!r}"
                yield _defect("values", f"incident {row.id}", said)
        for what, (held, said_rows) in _hanging(connection, body).items():
            if held != said_rows:
                yield _defect("values", f"incident {row.id}", f"its rows of {what} are not those of its body")


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


def _hanging(connection: Connection, body: Incident) -> dict[str, tuple[list[Any], list[Any]]]:
    """Rows beside an incident, as they are and as its body has them."""
    c, v, x = t.incident_claim.c, t.incident_victims.c, t.link.c
    claims = connection.execute(select(c.claim, c.report).where(c.incident == body.id))
    victims = connection.execute(
        select(v.outcome, v.nationality, v.best, v.low, v.high, v.part_of).where(v.incident == body.id).order_by(v.key)
    )
    links = connection.execute(select(x.relation, x.other).where(x.incident == body.id))
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
    standing = set(connection.scalars(select(t.incident.c.id)))
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
    home = {
        r.claim: r.incident for r in connection.execute(select(t.incident_claim.c.claim, t.incident_claim.c.incident))
    }
    for claim in sorted(moved.keys() | home.keys()):
        if moved.get(claim) != home.get(claim):
            said = f"its history has it in {moved.get(claim)}, but it is in {home.get(claim)}"
            yield _defect("values", f"claim {claim}", said)


def _index(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """The full-text index holds each report and incident once, with the words that they have now."""
    progress(0, None, "Comparing the index")
    wanted = {(r.kind, r.id): r.row for r in connection.execute(select(t.indexed))}
    texts = {r.id: (searching.whole(r.title or ""), searching.whole(r.text)) for r in _current(connection)}
    titles = {r.id: searching.whole(r.title) for r in connection.execute(select(t.incident.c.id, t.incident.c.title))}
    total, found = len(wanted), set()
    for n, row in enumerate(searching.rows(connection), 1):
        progress(n, total, "Comparing the index")
        where = f"{row.kind} {row.id}"
        if wanted.get((row.kind, row.id)) != row.row:
            yield _defect("index", where, "it stands in the index more than once, or where it is not looked for")
            continue
        found.add((row.kind, row.id))
        same = texts.get(row.id) == (row.title, row.body) if row.kind == "report" else titles.get(row.id) == row.title
        if not same:
            yield _defect("index", where, "the index has other words of it than the ledger")
    there = {("report", one) for one in texts} | {("incident", one) for one in titles}
    for kind, ident in sorted(there - found):
        yield _defect("index", f"{kind} {ident}", "it is missing from the index")


def _current(connection: Connection) -> Iterator[Any]:
    v = t.revision.c
    yield from connection.execute(
        select(t.report.c.id, v.title, v.text).join(
            t.revision, (v.report == t.report.c.id) & (v.number == t.report.c.current_revision)
        )
    )


def _defect(part: Part, where: str, said: str) -> Defect:
    return Defect(part=part, where=where, said=f"{where[0].upper()}{where[1:]}: {said}.")
