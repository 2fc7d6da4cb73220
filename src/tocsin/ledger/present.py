"""What the blocks are now that some claims touch: no more is read than those blocks and what ties their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.belonging import bodies_with, claims_in
from tocsin.ledger.families import LatestEdges
from tocsin.ledger.loading import decisions_on
from tocsin.ledger.moments import as_text
from tocsin.ledger.neighbourhood import Neighbourhood
from tocsin.ledger.pointers import Pointers, block_of
from tocsin.ledger.portions import gathered
from tocsin.ledger.prepared import Prepared, among
from tocsin.ledger.rulings import rulings
from tocsin.merging import BINDING, resolve
from tocsin.records import FiledClaim, Incident


class Group(NamedTuple):
    """Blocks that are written together: their claims by id, those that went among them, their incidents under the ids
    that merging gives them, and the latest moment at which anything around them came, went or was decided."""

    claims: frozenset[str]
    incidents: tuple[Incident, ...]
    latest: str


class Present:
    """The live claims of a ledger with their pointers, within one piece of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._around = Neighbourhood(connection)
        self._pointers = Pointers(connection, self._around)
        self._kin = LatestEdges(connection)
        self._decided = connection.scalar(select(t.decision.c.id).limit(1)) is not None

    def late(self, changed: Mapping[int, str]) -> frozenset[int]:
        """Of claims with the moments from which they are known, those that are known before one that they are tied
        to."""
        self._around.look(changed)
        gone = self._around.gone(changed.keys() - self._around.rows.keys())
        return frozenset(
            row for row, since in changed.items() if max(self._around.latest(row), gone.get(row, "")) > since
        )

    def groups(self, rows: Collection[int], *, together: bool = False) -> Iterator[Group]:
        """The blocks that claims touch that came, went, are told or decided on otherwise; ``together`` in one group."""
        touched = self._pointers.renew(rows) | set(rows)
        self._pointers.save()
        ids = {r.key: r.id for r in _IDS.rows(self._connection, keys=touched)}
        if together:
            yield self._gathered(ids).made()
            return
        done: set[str] = set()
        for row, claim in sorted(ids.items()):
            if claim not in done:
                group = self._gathered({row: claim})
                done |= group.ids
                yield group.made()

    def _gathered(self, rows: Mapping[int, str]) -> _Gathering:
        return _Gathering(self._connection, self._around, self._kin, rows, decided=self._decided)


class _Gathering:
    """The blocks of claims, and those that are written with them: bound to them by a decision, or of one incident
    until now."""

    def __init__(
        self,
        connection: Connection,
        around: Neighbourhood,
        kin: LatestEdges,
        rows: Mapping[int, str],
        *,
        decided: bool,
    ) -> None:
        self._connection = connection
        self._around = around
        self._kin = kin
        self._decided = decided
        self._blocks: list[list[FiledClaim]] = []
        self._reached: set[int] = set()
        self.ids: set[str] = set()
        fresh = set(rows) | self._rows(set(rows.values()))
        while fresh:
            fresh = self._reach(fresh) - self._reached

    def _reach(self, fresh: Collection[int]) -> set[int]:
        for row in sorted(fresh):
            if row not in self._reached:
                block = block_of(self._connection, row)
                self._reached |= block
                self._around.load(block)
                self._blocks.append([self._around.rows[r].filed for r in block if r in self._around.rows])
                self.ids |= {filed.claim.id for filed in self._blocks[-1]}
        return self._rows(self._bound() | self._together())

    def _bound(self) -> set[str]:
        """Claims that decisions speak of as one with these."""
        self._decisions = decisions_on(self._connection, self.ids) if self._decided else []
        return {claim for d in self._decisions if d.kind in BINDING for claim in d.claims}

    def _together(self) -> set[str]:
        """Claims that were of one incident with these until now."""
        return {claim.claim for body in bodies_with(self._connection, self.ids) for claim in claims_in(body)}

    def _rows(self, claims: set[str]) -> set[int]:
        new = claims - self.ids
        self.ids |= new
        return set(_LIVE.column(self._connection, claims=new)) if new else set()

    def made(self) -> Group:
        """The incidents of what was gathered."""
        incidents = [i for block in self._joined() for i in resolve(block, self._decisions, self._around.comparing)]
        found = sorted(incidents, key=lambda i: i.id)
        return Group(frozenset(self.ids), tuple(found), self._latest())

    def _latest(self) -> str:
        rows = [self._around.rows[row] for row in self._reached & self._around.rows.keys()]
        edges = {row.since for row in rows} | {self._kin.of({row.revision for row in rows})}
        spoken_of = select(t.decision_claim.c.decision)
        if self._decided and gathered(self._connection, spoken_of, t.decision_claim.c.claim, self.ids):
            spoken = rulings(self._connection, {row.filed.report for row in rows})
            edges |= {as_text(edge) for ruling in spoken for edge in (ruling.since, ruling.until) if edge is not None}
        return max(edges, default="")

    def _joined(self) -> list[list[FiledClaim]]:
        """The blocks, those that a decision binds as one."""
        blocks = [block for block in self._blocks if block]
        for decision in self._decisions:
            if decision.kind in BINDING:
                spoken = set(decision.claims)
                held = [b for b in blocks if any(filed.claim.id in spoken for filed in b)]
                if len(held) > 1:
                    blocks = [b for b in blocks if b not in held] + [[filed for b in held for filed in b]]
        return blocks


_C: Final = t.claim.c
_IDS: Final = Prepared(select(_C.key, _C.id).where(among(_C.key, "keys")))
_LIVE: Final = Prepared(select(_C.key).where(among(_C.id, "claims"), _C.superseded_at.is_(None)))
