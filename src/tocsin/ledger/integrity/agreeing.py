"""Whether what is written twice agrees: incidents' rows with their bodies, succession, history, the full-text index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from tocsin.ledger import lines, searching, sums
from tocsin.ledger import schema as t
from tocsin.ledger.codes import FACETS
from tocsin.ledger.integrity.findings import Defect, Part, Progress
from tocsin.ledger.portions import portions
from tocsin.records import Incident


def defects(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """All that disagrees."""
    progress(0, None, "Comparing rows")
    yield from _succession(connection)
    yield from _incidents(connection, progress)
    yield from _sums(connection)
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
    of: dict[str, set[str]] = {}
    told = 0
    for n, row in enumerate(connection.execute(select(t.incident).order_by(c.id, c.known_from)), 1):
        progress(n, total, "Comparing rows")
        body = msgspec.json.decode(row.body, type=Incident)
        for name, value in lines.columns(body, row.known_from).items():
            if getattr(row, name) != value:
                said = f"it is found by {name} {getattr(row, name)!r}, but its {name} is {value!r}"
                yield _defect("values", f"incident {row.id}", said)
        for table, said_rows in lines.hanging(body, row.key, row.known_from, row.known_to).items():
            if _held(connection, table, row.key) != _sorted(said_rows):
                said = f"its rows of {table.removeprefix('incident_')} are not those of its body"
                yield _defect("values", f"incident {row.id}", said)
        if before and before.id == row.id and (before.known_to is None or before.known_to > row.known_from):
            yield _defect("values", f"incident {row.id}", f"two versions of it stand at {row.known_from}")
        if before is None or before.id != row.id:
            yield from _belonging(connection, of)
            told += sum(map(len, of.values()))
            of = {row.id: set()}
        of[row.id] |= {c.claim for c in body.claims}
        before = row
    yield from _belonging(connection, of)
    told += sum(map(len, of.values()))
    rows = connection.scalar(select(func.count()).select_from(t.incident_claim))
    if rows != told:
        yield _defect("values", "the list of claims", f"it has {rows:,} rows, but incidents had {told:,} claims")


def _belonging(connection: Connection, of: Mapping[str, Collection[str]]) -> Iterator[Defect]:
    """Each claim of an incident, at whatever moment, leads to it."""
    c = t.incident_claim.c
    for ident, claims in of.items():
        asked = (select(func.count()).where(c.incident == ident, c.claim.in_(some)) for some in portions(claims))
        if sum(connection.scalar(one) or 0 for one in asked) != len(claims):
            yield _defect("values", f"incident {ident}", "its rows of claim are not those of its body")


def _sums(connection: Connection) -> Iterator[Defect]:
    """What facets are answered from is the sum of all versions."""
    kept, counted = sums.kept(connection), sums.counted(connection)
    odd = sorted(key for key in kept.keys() | counted.keys() if kept[key] != counted[key])
    if odd:
        by, value, field, named, month, _ = odd[0]
        where = f"{FACETS[field - 1]} {named!r}" + (f" of {FACETS[by - 2]} {value!r}" if by > 1 else "")
        said = f"{len(odd):,} are not those of the incidents, the first of {where} in {month // 12}-{month % 12 + 1:02}"
        yield _defect("values", "the kept counts", said)


def _held(connection: Connection, table: str, version: int) -> list[Any]:
    """The rows of a table that hang on a version."""
    of = t.metadata.tables[table]
    return _sorted(dict(row) for row in connection.execute(select(of).where(of.c.version == version)).mappings())


def _sorted(rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    return sorted((sorted(row.items()) for row in rows), key=repr)


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
    c = t.incident.c
    now = connection.execute(select(c.id, c.body).where(c.known_to.is_(None)))
    home = {held.claim: r.id for r in now for held in msgspec.json.decode(r.body, type=Incident).claims}
    for claim in sorted(moved.keys() | home.keys()):
        if moved.get(claim) != home.get(claim):
            said = f"its history has it in {moved.get(claim)}, but it is in {home.get(claim)}"
            yield _defect("values", f"claim {claim}", said)


def _index(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """The full-text index has words of each version of a report and of an incident, and of nothing else."""
    progress(0, None, "Comparing the index")
    v, i = t.revision.c, t.incident.c
    wanted = {
        ("report", r.key): f"report {r.report} (version {r.number})"
        for r in connection.execute(select(v.key, v.report, v.number))
    }
    wanted |= {("incident", r.key): f"incident {r.id}" for r in connection.execute(select(i.key, i.id))}
    for kind, key in searching.keys(connection):
        if wanted.pop((kind, key), None) is None:
            yield _defect("index", f"{kind} row {key}", "it stands in the index, but not in the ledger")
    for named in wanted.values():
        yield _defect("index", named, "it is missing from the index")


def _defect(part: Part, where: str, said: str) -> Defect:
    return Defect(part=part, where=where, said=f"{where[0].upper()}{where[1:]}: {said}.")
