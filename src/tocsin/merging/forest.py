"""Disjoint sets of positions."""

from __future__ import annotations

from collections import defaultdict


class Forest:
    """Disjoint sets of the positions 0 to ``size`` - 1."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._size = [1] * size

    def root(self, i: int) -> int:
        """The smallest position of a set, which stands for it."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def size(self, i: int) -> int:
        """How many are in a set."""
        return self._size[self.root(i)]

    def join(self, i: int, j: int) -> bool:
        """Puts two sets together, under the smaller root; whether they are together now."""
        low, high = sorted((self.root(i), self.root(j)))
        if low != high:
            self._parent[high] = low
            self._size[low] += self._size[high]
        return True

    def groups(self) -> list[list[int]]:
        """The sets, each in order, by their smallest position."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            found[self.root(i)].append(i)
        return list(found.values())
