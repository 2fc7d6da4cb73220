"""A region: all claims that at some moment may have been of one incident with some, or linked with it, and so on.

What becomes of a claim at any moment depends on its region alone. It is found by index keys, never by a scan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.families import Clan, clans, names_through
from tocsin.ledger.loading import ClaimRow, claims_ever, of_family
from tocsin.ledger.moments import as_moment
from tocsin.ledger.neighbourhood import candidates
from tocsin.ledger.portions import gathered
from tocsin.ledger.rulings import rulings
from tocsin.merging import BINDING, Comparing, Form, Ruling, related


class Region(NamedTuple):
    """Claims by row and by id, their forms through time, and the decisions that ever spoke of them."""

    rows: frozenset[int]
    claims: frozenset[str]
    forms: tuple[Form, ...]
    rulings: tuple[Ruling, ...]


def region(connection: Connection, start: int) -> Region:
    """The region of a claim, by row."""
    finding = _Finding(connection)
    reached = {row.key for row in finding.load({start})}
    fresh = set(reached)
    while fresh:
        fresh = finding.beside(fresh, reached) | (finding.named(fresh) - reached)
        reached |= fresh
    rows = [finding.rows[key] for key in sorted(reached)]
    claims = frozenset(row.filed.claim.id for row in rows)
    return Region(
        rows=frozenset(reached),
        claims=claims,
        forms=tuple(form for row in rows for form in finding.forms(row)),
        rulings=tuple(r for r in finding.rulings if not claims.isdisjoint((*r.decision.claims, *r.decision.others))),
    )


class _Finding:
    """What was loaded on the way. Claims of a clan of copies count as of one family, as at some moment they may be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._comparing = Comparing()
        self.rows: dict[int, ClaimRow] = {}
        self.rulings: list[Ruling] = []
        self._clans: dict[int, Clan] = {}
        self._names: dict[int, list[tuple[str, str]]] = {}
        self._asked: set[str] = set()

    def load(self, keys: Iterable[int]) -> list[ClaimRow]:
        """Rows by key; those that are not yet at hand are read."""
        wanted = set(keys)
        if missing := wanted - self.rows.keys():
            self._take(claims_ever(self._connection, missing))
        return [self.rows[key] for key in sorted(wanted & self.rows.keys())]

    def _take(self, found: list[ClaimRow]) -> None:
        for clan in clans(self._connection, {row.revision for row in found} - self._clans.keys()):
            self._clans |= {member.revision: clan for member in clan.members}
            self._names |= names_through(clan)
        for row in found:
            clan_of = self._clans.get(row.revision)
            family = clan_of.name if clan_of else row.filed.report
            self.rows[row.key] = row._replace(filed=of_family(row.filed, family))

    def beside(self, fresh: set[int], reached: set[int]) -> set[int]:
        """Claims related to any of these that stood at a time with it."""
        met = candidates(self._connection, {key: self.rows[key].filed for key in fresh})
        near = self.load(({row for found in met.values() for row in found} | self._of_clans(fresh)) - reached)
        found: set[int] = set()
        for key in sorted(fresh):
            one = self.rows[key]
            some = [row for row in near if row.key not in found and _met(one, row)]
            tied = related(one.filed, [row.filed for row in some], self._comparing)
            found |= {row.key for row, so in zip(some, tied, strict=True) if so}
        return found

    def _of_clans(self, fresh: set[int]) -> set[int]:
        kin = {clan.name: clan for key in fresh if (clan := self._clans.get(self.rows[key].revision))}
        revisions = {member.revision for clan in kin.values() for member in clan.members}
        return gathered(self._connection, select(t.claim.c.key), t.claim.c.revision, revisions)

    def named(self, fresh: set[int]) -> set[int]:
        """Claims of any revision under the ids of these, and those that a decision ever spoke of as one with them."""
        reports = {self.rows[key].filed.report for key in fresh} - self._asked
        self._asked |= reports
        known = {(r.decision.id, r.since) for r in self.rulings}
        self.rulings += [r for r in rulings(self._connection, reports) if (r.decision.id, r.since) not in known]
        ids = {self.rows[key].filed.claim.id for key in fresh}
        binding = [set(r.decision.claims) for r in self.rulings if r.decision.kind in BINDING]
        spoken = ids | {claim for claims in binding if claims & ids for claim in claims}
        found: set[int] = gathered(self._connection, select(t.claim.c.key), t.claim.c.id, spoken)
        return {row.key for row in self.load(found)}

    def forms(self, row: ClaimRow) -> Iterator[Form]:
        """A claim's forms: one for each family that its revision was of, in turn."""
        names = self._names.get(row.revision) or [(row.since, row.filed.report)]
        until = as_moment(row.until) if row.until else None
        for (since, name), after in zip(names, (*names[1:], None), strict=True):
            end = as_moment(after[0]) if after else until
            if end is None or as_moment(since) < end:
                yield Form(of_family(row.filed, name), as_moment(since), end)


def _met(one: ClaimRow, other: ClaimRow) -> bool:
    """Whether two claims stood at one time."""
    return (one.until is None or other.since < one.until) and (other.until is None or one.since < other.until)
