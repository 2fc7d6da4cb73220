"""Families of copies through time: of which family each revision of a report was, from when on.

Which two texts are one telling does not change (``kin``); which of them stood at a moment does. A family at a moment is
a connected component of the revisions that stood then, named by its first member, the smallest (published, id).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.moments import Moment, stood, stood_at
from tocsin.ledger.prepared import Prepared, among

_UNDATED: Final = "9999"


class Member(NamedTuple):
    """A revision that has kin: its report, and when it stood."""

    revision: int
    report: str
    published: str
    since: str
    until: str | None


class Clan(NamedTuple):
    """Revisions that are kin, also through others, whenever they stood, and which are kin of each."""

    members: tuple[Member, ...]
    near: Mapping[int, frozenset[int]]

    @property
    def name(self) -> str:
        """The same for all members whatever the moment."""
        return min(m.report for m in self.members)


def clans(connection: Connection, revisions: Iterable[int]) -> list[Clan]:
    """The clans of some revisions; none of those that have no kin."""
    near = _near(connection, revisions)
    members = _members(connection, near.keys())
    found: list[Clan] = []
    left = set(near)
    for one in sorted(near):
        if one in left:
            group = _reached(one, near)
            left -= group
            found.append(Clan(tuple(members[n] for n in sorted(group)), {n: near[n] for n in group}))
    return found


def _near(connection: Connection, revisions: Iterable[int]) -> dict[int, frozenset[int]]:
    """Revisions that are kin of some, also through others, each with its own kin."""
    near: dict[int, frozenset[int]] = {}
    fresh = set(revisions)
    while fresh:
        found = {one: frozenset(msgspec.json.decode(kin)) for one, kin in _KIN.raw(connection, revisions=fresh)}
        near |= found
        fresh = set().union(*found.values()) - near.keys()
    return near


def _reached(start: int, near: Mapping[int, frozenset[int]]) -> set[int]:
    """All that hang together with one."""
    reached, fresh = {start}, {start}
    while fresh:
        fresh = set().union(*(near[one] for one in fresh)) - reached
        reached |= fresh
    return reached


class LatestEdges:
    """When anything of a revision's clan came or went last; each clan is read once in a piece of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, str] = {}

    def of(self, revisions: Collection[int]) -> str:
        """The latest of the clans of some revisions; an empty text where none has kin."""
        fresh = set(revisions) - self._known.keys()
        for clan in clans(self._connection, fresh):
            edge = max(max(m.since, m.until or "") for m in clan.members)
            self._known |= dict.fromkeys((m.revision for m in clan.members), edge)
        self._known |= dict.fromkeys(fresh - self._known.keys(), "")
        return max((self._known[one] for one in revisions), default="")


def _members(connection: Connection, revisions: Collection[int]) -> dict[int, Member]:
    return {
        r.key: Member(r.key, r.report, r.published or _UNDATED, r.known_at, r.superseded_at)
        for r in _MEMBERS.rows(connection, revisions=revisions)
    }


def without(clan: Clan, revisions: Collection[int]) -> Clan:
    """A clan less some revisions."""
    gone = frozenset(revisions)
    members = tuple(m for m in clan.members if m.revision not in gone)
    return Clan(members, {m.revision: clan.near[m.revision] - gone for m in members})


def names_through(clan: Clan, start: str = "") -> dict[int, list[tuple[str, str]]]:
    """For each revision the names of its families from a moment on, each with the moment from which on it had it, the
    first first."""
    found: dict[int, list[tuple[str, str]]] = {m.revision: [] for m in clan.members}
    kin = _Kin(clan)
    edges = {edge for m in clan.members for edge in (m.since, m.until) if edge is not None and edge > start}
    for moment in sorted({start, *edges}):
        for revision, name in kin.named({m.revision for m in clan.members if stood_at(m.since, m.until, moment)}):
            if not found[revision] or found[revision][-1][1] != name:
                found[revision].append((moment, name))
    return found


def names_at(connection: Connection, revisions: Iterable[int], moment: Moment) -> Mapping[int, str]:
    """The names of the families of those revisions that stood at a moment and have kin; a report's own where alone."""
    found: dict[int, str] = {}
    for clan in clans(connection, revisions):
        found |= dict(_Kin(clan).named({m.revision for m in clan.members if stood(m.since, m.until, moment)}))
    return found


class _Kin:
    """Families of a clan while its members come and go, each known by one of its members."""

    def __init__(self, clan: Clan) -> None:
        self._near = clan.near
        self._first = {m.revision: (m.published, m.report) for m in clan.members}
        self._clear()

    def _clear(self) -> None:
        self._home: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._names: dict[int, tuple[str, str]] = {}

    def named(self, standing: Collection[int]) -> list[tuple[int, str]]:
        """Those that stand now, with the names of their families, as far as these may be others than before."""
        if not self._home.keys() <= set(standing):
            self._clear()
        changed: set[int] = set()
        for one in sorted(set(standing) - self._home.keys()):
            changed |= self._put(one)
        return [(one, self._names[self._home[one]][1]) for one in sorted(changed)]

    def _put(self, one: int) -> set[int]:
        """One comes: those it is kin of are one family with it; gives those whose family has another name now."""
        homes = {self._home[other] for other in self._near[one] if other in self._home}
        name = min([self._first[one], *(self._names[home] for home in homes)])
        renamed = {member for home in homes if self._names[home] != name for member in self._members[home]}
        kept = max(homes, key=lambda home: len(self._members[home]), default=one)
        members = self._members.setdefault(kept, [])
        for home in homes - {kept}:
            members += (moved := self._members.pop(home))
            self._home |= dict.fromkeys(moved, kept)
        members.append(one)
        self._home[one] = kept
        self._names[kept] = name
        return renamed | {one}


_V = t.revision.c
_K = t.kin.c
_KIN: Final = Prepared(
    select(_K.revision, func.json_group_array(_K.other)).where(among(_K.revision, "revisions")).group_by(_K.revision)
)
_MEMBERS: Final = Prepared(
    select(_V.key, _V.report, _V.published, _V.known_at, _V.superseded_at).where(among(_V.key, "revisions"))
)
