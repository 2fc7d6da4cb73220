"""What analysts decided on which claims are one occurrence, as bonds that clustering obeys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from tocsin.merging.forest import Forest
from tocsin.records import Decision


class Bonds(Forest):
    """Positions that belong together, as a forest, and sets of them that must stay apart.

    Both only grow: what is joined takes over from what either side was kept apart.
    """

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self._foes: dict[int, set[int]] = defaultdict(set)

    def parted(self, i: int, j: int) -> bool:
        """Whether two positions must stay apart."""
        return self.root(j) in self._foes.get(self.root(i), ())

    def partings(self) -> list[tuple[int, int]]:
        """All pairs that must stay apart, each once, the smaller position first."""
        held: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)) if self._foes else ():
            held[self.root(i)].append(i)
        return [
            (i, j) for one, foes in self._foes.items() for foe in foes for i in held[one] for j in held[foe] if i < j
        ]

    def join(self, i: int, j: int) -> bool:
        """Puts two together with all that is tied to either; False, changing nothing, where they must stay apart."""
        one, other = self.root(i), self.root(j)
        if one == other:
            return True
        if self.parted(one, other):
            return False
        super().join(one, other)
        kept = self.root(one)
        for foe in self._foes.pop(other if kept == one else one, ()):
            self._foes[foe].discard(other if kept == one else one)
            self.part(kept, foe)
        return True

    def part(self, i: int, j: int) -> None:
        """Keeps two apart for good; nothing where they are together already."""
        one, other = self.root(i), self.root(j)
        if one != other:
            self._foes[one].add(other)
            self._foes[other].add(one)


def bonds(ids: Sequence[str], decisions: Iterable[Decision]) -> Bonds:
    """The bonds between claims, by position, that the standing merges and splits among ``decisions`` make.

    The latest decision is heard first; what an earlier one says against it, also through others, falls away.
    """
    place = {claim: i for i, claim in enumerate(ids)}
    made = Bonds(len(ids))
    for decision in sorted(decisions, key=lambda d: -d.id):
        if decision.revoked_at is not None:
            continue
        if decision.kind == "merge":
            _tie(made, _held(place, decision.claims))
        elif decision.kind == "split":
            ones, others = decision.sides()
            for i, j in product(_held(place, ones), _held(place, others)):
                made.part(i, j)
    return made


def _held(place: dict[str, int], claims: Iterable[str]) -> list[int]:
    return [place[c] for c in claims if c in place]


def _tie(made: Bonds, held: Sequence[int]) -> None:
    """Each with the first before it that it may be with."""
    for n, one in enumerate(held):
        next((other for other in held[:n] if made.join(other, one)), None)
