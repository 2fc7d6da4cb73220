"""Families of reports that are one telling: one origin, however many outlets ran, cut or rewrote it.

A family is a connected component of reports whose current texts are byte-identical, near-copies that tell the same, or
drawn the one from the other. Its name is its first member, the smallest (published, id). Both follow from the reports
alone, not from their order. :mod:`tocsin.ledger.families` gives those of earlier moments.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, update

from tocsin.ledger import schema as t
from tocsin.ledger.families import clans, names_through, without
from tocsin.ledger.prepared import Prepared, among, inserting
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


def put(connection: Connection, revision: int, report: Report, signature: tuple[int, ...]) -> bool:
    """Lays the index keys of a revision's text, and finds its kin among the revisions of other reports; gives whether
    it has any."""
    keys = dict.fromkeys((*bands(signature), *extract_keys(_printed(report))))
    rows = [{"band": key, "revision": revision} for key in keys]
    _BAND.each(connection, rows)
    pairs = [pair for other in alike(connection, revision) for pair in ((revision, other), (other, revision))]
    _KIN.each(connection, ({"revision": one, "other": other} for one, other in pairs))
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
        start = min(m.since for m in clan.members if m.revision in revisions)
        with_them, alone = names_through(clan, start), names_through(without(clan, revisions), start)
        found |= {revision for revision, names in alone.items() if names != with_them[revision]}
    return found


def _kin_now(connection: Connection, reports: Collection[str]) -> set[str]:
    """Reports whose current text is one telling with that of one of these."""
    return set(_KIN_NOW.column(connection, reports=reports))


def alike(connection: Connection, revision: int) -> set[int]:
    """Revisions of other reports, filed before this one, with its text, a near-copy of it, or one telling with it."""
    (own,) = _SIGNED.rows(connection, revisions=(revision,))
    signature = tuple(json.loads(own.signature))
    found = set(_SAME_TEXT.column(connection, digest=own.digest, report=own.report, before=revision))
    sharing = _SHARING.column(connection, keys=bands(signature), before=revision, least=1)
    found |= {
        r.key
        for r in _SIGNED.rows(connection, revisions=sharing)
        if r.report != own.report
        and near_duplicate(signature, tuple(json.loads(r.signature)))
        and same_story(own.text, r.text, own.publisher, r.publisher)
    }
    return found | _drawn(connection, own, found)


def _drawn(connection: Connection, own: Any, found: Collection[int]) -> set[int]:
    """Revisions of other reports, but those found, that are one telling with this one: cut, rewritten, built on it."""
    printed = _printed(own)
    keys = neighbouring_keys(printed)
    sharing = _SHARING.column(connection, keys=keys, before=own.key, least=SHARED_KEYS)
    rows = _TEXTS.rows(connection, revisions=set(sharing) - set(found))
    return {r.key for r in rows if r.report != own.report and drawn_from_one(printed, _printed(r))}


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
        rows = _PUBLISHED.rows(connection, reports=part)
        first = min((r.published or _UNDATED, r.report) for r in rows)[1]
        renamed = {member for member in part if before[member] != first}
        _RENAME.run(connection, reports=renamed, name=first)
        changed |= renamed
    return changed


def _family_of(connection: Connection, report: str) -> str:
    return _families(connection, {report})[report]


def _members(connection: Connection, families: Collection[str]) -> set[str]:
    return set(_OF_FAMILIES.column(connection, families=families))


def _families(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    return {r.id: r.family for r in _FAMILIES.rows(connection, reports=reports)}


def in_family(connection: Connection, report: str) -> bool:
    """Whether the ledger holds another report of this one's family."""
    return len(_members(connection, {_family_of(connection, report)})) > 1


_V, _B, _R = t.revision.c, t.band.c, t.report.c
_BAND: Final = inserting(t.band, once=True)
_KIN: Final = inserting(t.kin)
_TEXT = (_V.key, _V.report, _V.text, _V.publisher, _V.published)
_TEXTS: Final = Prepared(select(*_TEXT).where(among(_V.key, "revisions")))
_SIGNED: Final = Prepared(select(*_TEXT, _V.digest, _V.signature).where(among(_V.key, "revisions")))
_SAME_TEXT: Final = Prepared(
    select(_V.key).where(
        _V.digest == bindparam("digest"), _V.report != bindparam("report"), _V.key < bindparam("before")
    )
)
# Revisions filed before one that lie under so many of some keys at least.
_SHARING: Final = Prepared(
    select(_B.revision)
    .where(among(_B.band, "keys"), _B.revision < bindparam("before"))
    .group_by(_B.revision)
    .having(func.count() >= bindparam("least"))
)
_own, _other = t.revision.alias(), t.revision.alias()
_KIN_NOW: Final = Prepared(
    select(_other.c.report)
    .join(t.kin, t.kin.c.other == _other.c.key)
    .join(_own, _own.c.key == t.kin.c.revision)
    .where(among(_own.c.report, "reports"), _own.c.superseded_at.is_(None), _other.c.superseded_at.is_(None))
    .distinct()
)
_PUBLISHED: Final = Prepared(
    select(_V.published, _V.report).where(among(_V.report, "reports"), _V.superseded_at.is_(None))
)
_RENAME: Final = Prepared(update(t.report).where(among(_R.id, "reports")).values(family=bindparam("name")))
_OF_FAMILIES: Final = Prepared(select(_R.id).where(among(_R.family, "families")))
_FAMILIES: Final = Prepared(select(_R.id, _R.family).where(among(_R.id, "reports")))
