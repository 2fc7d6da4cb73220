"""Blocks by pointers: each claim points to the one before it that it is most related to; what hangs together is one.

Claims have a fixed rank. Each points up to the strongest of its ties to claims of a lower rank; so the claims of one
occurrence hang on its first. The more claims hang on one, the stronger its own tie up must be to be kept: a few belong
where they can, many stand by themselves. A claim at the head of a few that has none to point up to, or not strongly
enough, points down to the one that it is most related to. The end of a captivity points to its beginning besides.

A claim's pointers follow from its own ties alone, so one that comes or goes changes those of claims tied to it and no
other, and blocks stay small however thick events come and however long they go on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

_FEW: Final = 8  # claims: so few belong wherever they can, and look down where they cannot look up
# How strong a tie up must be, in log-odds, for so many claims that hang on one.
_NEEDED: Final = ((24, 1.0), (64, 3.0))
_NEEDED_OF_MORE: Final = 5.0


class Tie(NamedTuple):
    """How two claims are related, in log-odds: as one occurrence, None where they are not, and by how much as an end
    and a beginning; ``ending`` where the one whose ties are told is the end of the other."""

    same: float | None
    linked: float
    ending: bool


class Pointer(NamedTuple):
    """A tie to a claim of a rank."""

    tie: float
    rank: str
    to: int


class Node:
    """A claim with where it points: ``up``, ``down`` and to what it ends; ``size`` claims hang on it, itself one."""

    __slots__ = ("down", "ends", "key", "paid", "rank", "size", "up")

    def __init__(
        self,
        key: int,
        rank: str,
        up: Pointer | None = None,
        down: Pointer | None = None,
        ends: Pointer | None = None,
        size: int = 1,
    ) -> None:
        self.key = key
        self.rank = rank
        self.up = up
        self.down = down
        self.ends = ends
        self.size = size
        self.paid = self.due()

    def due(self) -> tuple[int, int] | None:
        """On which claim how many hang through this one."""
        return (self.up.to, self.size) if self.up is not None and _holds(self.up.tie, self.size) else None

    def joined(self) -> int | None:
        """The claim that this one belongs with."""
        due = self.due()
        if due is not None:
            return due[0]
        return self.down.to if self.down is not None and self.size < _FEW else None

    def bonds(self) -> frozenset[int]:
        """The claims that this one's pointers put into one block with it."""
        found = (self.joined(), self.ends.to if self.ends is not None else None)
        return frozenset(key for key in found if key is not None)

    def points_at(self, key: int) -> bool:
        """Whether one of its pointers leads to a claim."""
        return any(p is not None and p.to == key for p in (self.up, self.down, self.ends))


def _holds(tie: float, size: int) -> bool:
    """Whether a tie up is strong enough for a claim on which so many hang."""
    return size < _FEW or tie > next((least for below, least in _NEEDED if size < below), _NEEDED_OF_MORE)


class _Last:
    """Orders keys by rank, the highest first."""

    __slots__ = ("key", "rank")

    def __init__(self, rank: str, key: int) -> None:
        self.rank = rank
        self.key = key

    def __lt__(self, other: _Last) -> bool:
        return self.rank > other.rank


class Pointing:
    """The pointers of claims, known by a number, while claims come and go; ``ties`` gives those of one to all others.

    What is asked of a claim that is not there is nothing.
    """

    def __init__(self, ties: Callable[[int], Mapping[int, Tie]]) -> None:
        self._ties = ties
        self.nodes: dict[int, Node] = {}
        self._stood: dict[int, frozenset[int]] = {}
        self._waiting: set[int] = set()

    def node(self, key: int) -> Node | None:
        """A claim's node; None where it is not there."""
        return self.nodes.get(key)

    def put(self, key: int, rank: str) -> None:
        """A claim comes."""
        one = Node(key, rank)
        self._stood.setdefault(key, frozenset())
        tied = [(other, tie) for k, tie in self._ties(key).items() if (other := self.node(k)) is not None]
        self.nodes[key] = one
        for other, tie in tied:
            self._point(one, other, tie)
            self._point(other, one, tie._replace(ending=not tie.ending))
        self._waiting.add(key)

    def take(self, key: int) -> None:
        """A claim goes; those that pointed at it find the next best."""
        gone = self.node(key)
        if gone is None:
            return
        self._touch(gone)
        near = [k for k in self._pointing_at(key) if k != key]
        if gone.paid is not None:
            self._pay(gone.paid[0], -gone.paid[1])
        self._drop(key)
        for k in near:
            self._anew(self.nodes[k])

    def _pointing_at(self, key: int) -> list[int]:
        """Claims that point at one."""
        return [k for k in self._ties(key) if (other := self.node(k)) is not None and other.points_at(key)]

    def _drop(self, key: int) -> None:
        del self.nodes[key]
        self._waiting.discard(key)

    def _anew(self, one: Node) -> None:
        self._touch(one)
        one.up = one.down = one.ends = None
        for k, tie in self._ties(one.key).items():
            other = self.node(k)
            if other is not None:
                self._point(one, other, tie)

    def _point(self, one: Node, other: Node, tie: Tie) -> None:
        """Points one claim at another where that is better than what it points at."""
        if tie.same is not None:
            found = Pointer(tie.same, other.rank, other.key)
            if other.rank < one.rank and (one.up is None or found[:2] > one.up[:2]):
                self._touch(one)
                one.up = found
            elif other.rank > one.rank and (one.down is None or _before(found, one.down)):
                self._touch(one)
                one.down = found
        if tie.linked > 0 and tie.ending:
            found = Pointer(tie.linked, other.rank, other.key)
            if one.ends is None or _before(found, one.ends):
                self._touch(one)
                one.ends = found

    def _touch(self, one: Node) -> None:
        self._stood.setdefault(one.key, one.bonds())
        self._waiting.add(one.key)

    def _pay(self, key: int, more: int) -> None:
        node = self.node(key)
        if node is not None:
            self._touch(node)
            node.size += more

    def settle(self) -> set[int]:
        """Counts what hangs on what, after some came and went; gives the claims whose blocks may be others now.

        All claims of a block that is another are in blocks with some of these, or were.
        """
        waiting = [_Last(self.nodes[key].rank, key) for key in self._waiting]
        heapify(waiting)
        while waiting:
            node = self.nodes[heappop(waiting).key]
            due = node.due()
            if due == node.paid:
                continue
            for paid, sign in ((node.paid, -1), (due, 1)):
                if paid is not None and self.node(paid[0]) is not None:
                    self._pay(paid[0], sign * paid[1])
                    heappush(waiting, _Last(self.nodes[paid[0]].rank, paid[0]))
            node.paid = due
        self._waiting.clear()
        found: set[int] = set()
        for key, stood in self._stood.items():
            held = self.nodes.get(key)
            bonds = held.bonds() if held is not None else frozenset()
            if bonds != stood or held is None:
                found |= {key} | (bonds ^ stood)
            elif not stood and not bonds:
                found.add(key)
        self._stood = {}
        return found


def _before(one: Pointer, other: Pointer) -> bool:
    return one.tie > other.tie or (one.tie == other.tie and one.rank < other.rank)


def linked(nodes: Iterable[Node], among: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of claims that pointers put into one block."""
    return [(node.key, other) for node in nodes for other in node.bonds() if other in among]
