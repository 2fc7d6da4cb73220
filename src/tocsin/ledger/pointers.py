"""The pointers of live claims, kept as claims come and go: always those that merging makes of all claims at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, or_, select

from tocsin.ledger import schema as t
from tocsin.ledger.neighbourhood import Neighbourhood
from tocsin.ledger.portions import portions
from tocsin.ledger.prepared import Prepared, among, inserting
from tocsin.merging import Node, Pointer, Pointing, rank


def block_of(connection: Connection, claim: int) -> set[int]:
    """All claims that hang together with one, by row; what was found must have been saved.

    Level by level: for a recursive query SQLite reads the whole table, to build a filter.
    """
    reached, fresh = {claim}, {claim}
    while fresh:
        found: set[int] = set()
        for r in _BESIDE.rows(connection, keys=fresh):
            for other in (r.joined, r.ends):
                if other is not None and not fresh.isdisjoint((r.claim, other)):
                    found |= {r.claim, other}
        fresh = found - reached
        reached |= fresh
    return reached


class Pointers(Pointing):
    """The pointers around claims that come and go within one piece of work; written by :meth:`save`."""

    def __init__(self, connection: Connection, around: Neighbourhood) -> None:
        super().__init__(around.ties)
        self._connection = connection
        self._around = around
        self._written: dict[int, tuple[Any, ...]] = {}
        self._missing: set[int] = set()
        self._changed: set[int] = set()

    def renew(self, rows: Collection[int]) -> set[int]:
        """Takes out those of these claims that are there, and puts in those that are live, as they are told now.

        Gives the claims whose blocks may be others now, among them some of every block that is.
        """
        self.fetch(rows)
        there = sorted(set(rows) & self.nodes.keys())
        self._around.look(rows)
        for row in there:
            self.take(row)
        touched = self.settle()
        live = [row for row in sorted(rows) if row in self._around.rows]
        self.fetch({other for row in live for other in self._around.ties(row)})
        for row in live:
            self.put(row, rank(self._around.rows[row].filed))
        return touched | self.settle()

    def node(self, key: int) -> Node | None:
        """A claim's node, read where it is not at hand."""
        if key not in self.nodes and key not in self._missing:
            self.fetch((key,))
        return self.nodes.get(key)

    def put(self, key: int, rank: str) -> None:
        """A claim comes."""
        super().put(key, rank)
        self._missing.discard(key)
        self._changed.add(key)

    def _touch(self, one: Node) -> None:
        super()._touch(one)
        self._changed.add(one.key)

    def _drop(self, key: int) -> None:
        super()._drop(key)
        self._missing.add(key)

    def _pointing_at(self, key: int) -> list[int]:
        """Claims that point at one."""
        self.fetch(_AT.column(self._connection, claim=key))
        return [k for k, node in self.nodes.items() if node.points_at(key)]

    def fetch(self, keys: Iterable[int]) -> None:
        """Reads the nodes of claims."""
        wanted = set(keys) - self.nodes.keys() - self._missing
        if wanted:
            for row in _NODES.rows(self._connection, keys=wanted):
                self.nodes[row.claim] = _node(row)
                self._written[row.claim] = _told(self.nodes[row.claim])
            self._missing |= wanted - self.nodes.keys()

    def save(self) -> None:
        """Writes the pointers that changed."""
        there = {key: _told(self.nodes[key]) for key in self._changed & self.nodes.keys()}
        changed = {key: told for key, told in there.items() if self._written.get(key) != told}
        gone = ((self._changed & self._missing) | changed.keys()) & self._written.keys()
        if gone:
            _DROP.run(self._connection, keys=gone)
        _PUT.each(self._connection, (dict(zip(_COLUMNS, told, strict=True)) for told in changed.values()))
        for key in gone:
            del self._written[key]
        self._written |= changed
        self._changed = set()


_COLUMNS: Final = ("claim", "rank", "size", "joined", "up", "up_tie", "down", "down_tie", "ends", "ends_tie")
_up, _down, _ends = (t.pointer.alias(name) for name in ("upper", "lower", "ended"))
_NODES: Final = Prepared(
    select(
        t.pointer,
        _up.c.rank.label("up_rank"),
        _down.c.rank.label("down_rank"),
        _ends.c.rank.label("ends_rank"),
    )
    .outerjoin(_up, _up.c.claim == t.pointer.c.up)
    .outerjoin(_down, _down.c.claim == t.pointer.c.down)
    .outerjoin(_ends, _ends.c.claim == t.pointer.c.ends)
    .where(among(t.pointer.c.claim, "keys"))
)
_P: Final = t.pointer.c
_BESIDE: Final = Prepared(
    select(_P.claim, _P.joined, _P.ends).where(or_(*(among(c, "keys") for c in (_P.claim, _P.up, _P.down, _P.ends))))
)
_AT: Final = Prepared(
    select(_P.claim).where(or_(*(c == bindparam("claim") for c in (_P.up, _P.down, _P.ends)))),
)
_DROP: Final = Prepared(delete(t.pointer).where(among(_P.claim, "keys")))
_PUT: Final = inserting(t.pointer)


def _node(row: Any) -> Node:
    up = Pointer(row.up_tie, row.up_rank, row.up) if row.up is not None else None
    down = Pointer(row.down_tie, row.down_rank, row.down) if row.down is not None else None
    ends = Pointer(row.ends_tie, row.ends_rank, row.ends) if row.ends is not None else None
    return Node(row.claim, row.rank, up, down, ends, row.size)


def _told(node: Node) -> tuple[Any, ...]:
    pointers = ((p.to, p.tie) if p is not None else (None, None) for p in (node.up, node.down, node.ends))
    return (node.key, node.rank, node.size, node.joined(), *(value for pair in pointers for value in pair))


def rebuild(connection: Connection) -> None:
    """Finds the pointers of all live claims anew: where index keys or how claims are compared changed."""
    connection.execute(delete(t.pointer))
    live = connection.scalars(select(t.claim.c.key).where(t.claim.c.superseded_at.is_(None)).order_by(t.claim.c.key))
    for some in portions(live.all()):
        made = Pointers(connection, Neighbourhood(connection))
        made.renew(some)
        made.save()
