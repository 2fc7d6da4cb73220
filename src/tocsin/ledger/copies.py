"""Families of reports that are one telling: one origin, however many outlets ran, cut or rewrote it.

A family is a connected component of reports whose current texts are byte-identical, near-copies that tell the same, or
drawn the one from the other. Its name is its first member, the smallest (published, id). Both follow from the reports
alone, not from their order. :mod:`tocsin.ledger.families` gives those of earlier moments.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tocsin.ledger import schema as t
from tocsin.ledger.families import clans, names_through, without
from tocsin.ledger.portions import portions
from tocsin.records import Report
from tocsin.reports import (
    SHARED_KEYS,
    Printed,
    bands,
    drawn_from_one,
    extract_keys,
    near_duplicate,
    neighbouring_keys,
    publication_day,
    same_story,
)

_UNDATED = "9999"
_COMPARED = (
    t.revision.c.key,
    t.revision.c.report,
    t.revision.c.digest,
    t.revision.c.signature,
    t.revision.c.text,
    t.revision.c.publisher,
    t.revision.c.published,
)


def put(connection: Connection, revision: int, report: Report, signature: tuple[int, ...]) -> bool:
    """Lays the index keys of a revision's text, and finds its kin among the revisions of other reports; gives whether
    it has any."""
    keys = dict.fromkeys((*bands(signature), *extract_keys(_printed(report))))
    rows = [{"band": key, "revision": revision} for key in keys]
    if rows:
        connection.execute(insert(t.band), rows)
    pairs = [pair for other in alike(connection, revision) for pair in ((revision, other), (other, revision))]
    if pairs:
        connection.execute(insert(t.kin), [{"revision": one, "other": other} for one, other in pairs])
    return bool(pairs)


def regroup(connection: Connection, report: str) -> set[str]:
    """Settles the families around a report whose text is new or has changed; gives those whose family changed.

    A new report can only join families. One that changed may have held its old family together, so what is
    left of that is divided anew.
    """
    left = _members(connection, {_family_of(connection, report)}) - {report}
    before = _families(connection, left | {report})
    parts = _parts(connection, left)
    near = _kin_now(connection, {report})
    joined = {report}
    for part in [p for p in parts if p & near]:
        joined |= part
        parts.remove(part)
    others = _members(connection, set(_families(connection, near - left).values()))
    before |= _families(connection, others)
    return _name(connection, [*parts, joined | others], before)


def touched(connection: Connection, revisions: Collection[int]) -> set[int]:
    """Revisions whose family, at some moment, is another for some revisions being there."""
    found: set[int] = set()
    for clan in clans(connection, revisions):
        with_them, alone = names_through(clan), names_through(without(clan, revisions))
        found |= {revision for revision, names in alone.items() if names != with_them[revision]}
    return found


def _kin_now(connection: Connection, reports: Collection[str]) -> set[str]:
    """Reports whose current text is one telling with that of one of these."""
    own, other = t.revision.alias(), t.revision.alias()
    found: set[str] = set()
    for some in portions(reports):
        rows = connection.scalars(
            select(other.c.report)
            .join(t.kin, t.kin.c.other == other.c.key)
            .join(own, own.c.key == t.kin.c.revision)
            .where(own.c.report.in_(some), own.c.superseded_at.is_(None), other.c.superseded_at.is_(None))
        )
        found |= set(rows)
    return found


def alike(connection: Connection, revision: int) -> set[int]:
    """Revisions of other reports, filed before this one, with its text, a near-copy of it, or one telling with it."""
    own: Any = connection.execute(select(*_COMPARED).where(t.revision.c.key == revision)).one()
    signature = tuple(json.loads(own.signature))
    others = (t.revision.c.report != own.report) & (t.revision.c.key < own.key)
    found = set(connection.scalars(select(t.revision.c.key).where(t.revision.c.digest == own.digest, others)))
    sharing = select(t.band.c.revision).where(t.band.c.band.in_(bands(signature)))
    rows = connection.execute(select(*_COMPARED).where(t.revision.c.key.in_(sharing), others))
    found |= {
        r.key
        for r in rows
        if near_duplicate(signature, tuple(json.loads(r.signature)))
        and same_story(own.text, r.text, own.publisher, r.publisher)
    }
    return found | _drawn(connection, own, found)


def _drawn(connection: Connection, own: Any, found: Collection[int]) -> set[int]:
    """Revisions of other reports, but those found, that are one telling with this one: cut, rewritten, built on it."""
    printed = _printed(own)
    counts: Counter[int] = Counter()
    for keys in portions(neighbouring_keys(printed)):
        counts.update(connection.scalars(select(t.band.c.revision).where(t.band.c.band.in_(keys))))
    likely = [r for r, shared in counts.items() if shared >= SHARED_KEYS and r < own.key and r not in found]
    drawn: set[int] = set()
    for some in portions(likely):
        rows = connection.execute(
            select(*_COMPARED).where(t.revision.c.key.in_(some), t.revision.c.report != own.report)
        )
        drawn |= {r.key for r in rows if drawn_from_one(printed, _printed(r))}
    return drawn


def _printed(given: Any) -> Printed:
    """A report, or the row of a revision, as texts are compared."""
    return Printed(text=given.text, publisher=given.publisher, published=publication_day(given.published))


def _parts(connection: Connection, members: Collection[str]) -> list[set[str]]:
    """Connected components among these reports."""
    unseen, parts = set(members), list[set[str]]()
    while unseen:
        part: set[str] = set()
        fresh = {min(unseen)}
        while fresh:
            part |= fresh
            fresh = _kin_now(connection, fresh) & unseen - part
        unseen -= part
        parts.append(part)
    return parts


def _name(connection: Connection, parts: Iterable[Collection[str]], before: dict[str, str]) -> set[str]:
    changed: set[str] = set()
    for part in parts:
        rows = connection.execute(
            select(t.revision.c.published, t.revision.c.report).where(
                t.revision.c.report.in_(list(part)), t.revision.c.superseded_at.is_(None)
            )
        )
        first = min((r.published or _UNDATED, r.report) for r in rows)[1]
        renamed = {member for member in part if before[member] != first}
        connection.execute(update(t.report).where(t.report.c.id.in_(renamed)).values(family=first))
        changed |= renamed
    return changed


def _family_of(connection: Connection, report: str) -> str:
    return str(connection.scalar(select(t.report.c.family).where(t.report.c.id == report)))


def _members(connection: Connection, families: Collection[str]) -> set[str]:
    return set(connection.scalars(select(t.report.c.id).where(t.report.c.family.in_(list(families)))))


def _families(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    rows = connection.execute(select(t.report.c.id, t.report.c.family).where(t.report.c.id.in_(list(reports))))
    return {r.id: r.family for r in rows}


def in_family(connection: Connection, report: str) -> bool:
    """Whether the ledger holds another report of this one's family."""
    return len(_members(connection, {_family_of(connection, report)})) > 1
