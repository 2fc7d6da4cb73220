"""Families of copies through time: of which family each revision of a report was, from when on.

Which two texts are one telling does not change (``kin``); which of them stood at a moment does. A family at a moment is
a connected component of the revisions that stood then, named by its first member, the smallest (published, id).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.moments import Moment, stood, stood_at
from tocsin.ledger.prepared import Prepared, among
from tocsin.merging.forest import Forest

_UNDATED: Final = "9999"


class Member(NamedTuple):
    """A revision that has kin: its report, and when it stood."""

    revision: int
    report: str
    published: str
    since: str
    until: str | None


class Clan(NamedTuple):
    """Revisions that are kin, also through others, whenever they stood, and the pairs that are."""

    members: tuple[Member, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        """The same for all members whatever the moment."""
        return min(m.report for m in self.members)


def clans(connection: Connection, revisions: Iterable[int]) -> list[Clan]:
    """The clans of some revisions; none of those that have no kin."""
    pairs = _pairs(connection, revisions)
    ids = sorted({one for pair in pairs for one in pair})
    place = {revision: n for n, revision in enumerate(ids)}
    forest = Forest(len(ids))
    for one, other in pairs:
        forest.join(place[one], place[other])
    members = _members(connection, ids)
    by_root: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in pairs:
        by_root[forest.root(place[one])].append((one, other))
    return [Clan(tuple(members[ids[n]] for n in group), tuple(sorted(by_root[group[0]]))) for group in forest.groups()]


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


def _pairs(connection: Connection, revisions: Iterable[int]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    seen: set[int] = set()
    fresh = set(revisions)
    while fresh:
        seen |= fresh
        met = _KIN.pairs(connection, revisions=fresh)
        pairs |= {(one, other) if one < other else (other, one) for one, other in met}
        fresh = {other for _, other in met} - seen
    return pairs


def _members(connection: Connection, revisions: Collection[int]) -> dict[int, Member]:
    return {
        r.key: Member(r.key, r.report, r.published or _UNDATED, r.known_at, r.superseded_at)
        for r in _MEMBERS.rows(connection, revisions=revisions)
    }


def without(clan: Clan, revisions: Collection[int]) -> Clan:
    """A clan less some revisions."""
    members = tuple(m for m in clan.members if m.revision not in revisions)
    return Clan(members, tuple(p for p in clan.pairs if p[0] not in revisions and p[1] not in revisions))


def names_through(clan: Clan) -> dict[int, list[tuple[str, str]]]:
    """For each revision the names of its families, each with the moment from which on it had it, the first first."""
    found: dict[int, list[tuple[str, str]]] = {m.revision: [] for m in clan.members}
    kin = _Kin(clan)
    for moment in sorted({edge for m in clan.members for edge in (m.since, m.until) if edge is not None}):
        for revision, name in kin.names({m.revision for m in clan.members if stood_at(m.since, m.until, moment)}):
            if not found[revision] or found[revision][-1][1] != name:
                found[revision].append((moment, name))
    return found


def names_at(connection: Connection, revisions: Iterable[int], moment: Moment) -> Mapping[int, str]:
    """The names of the families of those revisions that stood at a moment and have kin; a report's own where alone."""
    found: dict[int, str] = {}
    for clan in clans(connection, revisions):
        found |= dict(_Kin(clan).names({m.revision for m in clan.members if stood(m.since, m.until, moment)}))
    return found


class _Kin:
    """Families of a clan while its members come and go."""

    def __init__(self, clan: Clan) -> None:
        self._members = {m.revision: n for n, m in enumerate(clan.members)}
        self._first = [(m.published, m.report) for m in clan.members]
        self._near: dict[int, list[int]] = defaultdict(list)
        for one, other in clan.pairs:
            self._near[one].append(other)
            self._near[other].append(one)
        self._standing: set[int] = set()
        self._forest = Forest(len(clan.members))

    def names(self, standing: set[int]) -> list[tuple[int, str]]:
        """The revisions that stand with the names of their families."""
        if self._standing - standing:
            self._forest, self._standing = Forest(len(self._members)), set()
        for one in standing - self._standing:
            self._standing.add(one)
            for other in self._near[one]:
                if other in self._standing:
                    self._forest.join(self._members[one], self._members[other])
        firsts: dict[int, tuple[str, str]] = {}
        for one in standing:
            root, mine = self._forest.root(self._members[one]), self._first[self._members[one]]
            firsts[root] = min(firsts.get(root, mine), mine)
        return [(one, firsts[self._forest.root(self._members[one])][1]) for one in sorted(standing)]


_V = t.revision.c
_KIN: Final = Prepared(select(t.kin.c.revision, t.kin.c.other).where(among(t.kin.c.revision, "revisions")))
_MEMBERS: Final = Prepared(
    select(_V.key, _V.report, _V.published, _V.known_at, _V.superseded_at).where(among(_V.key, "revisions"))
)
