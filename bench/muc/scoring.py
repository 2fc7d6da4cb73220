"""The score of template filling: micro F1 over types and roles, templates aligned so that it is best.

After Du, Rush and Cardie 2021. A template told may be paired with one of the key that allows its type; pairs are
chosen for each report so that its F1 is highest. In a pair the type is right, and an entity is right where all its
mentions are among those of one entity of the key in the same role. Precision counts entities told, recall those of
the key; whatever is in no pair is spurious or missed. Types count as one filler a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from muc.templates import ROLES, Entity, Template, normal
from tocsin.records import Record

SLOTS = ("Type", *ROLES)


class Tally(Record, frozen=True):
    """Fillers told, those of them that are right, fillers of the key, those of them that were found."""

    told: int = 0
    right: int = 0
    wanted: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            told=self.told + other.told,
            right=self.right + other.right,
            wanted=self.wanted + other.wanted,
            found=self.found + other.found,
        )

    @property
    def precision(self) -> float:
        """The share of what is told that is right; 0 where nothing is told."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """The share of the key that is found; 0 where the key has nothing."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tallies = dict[str, Tally]
# How many fillers are right and found under a pairing, and the pairing.
Ways = dict[tuple[int, int], tuple[tuple[int, int], ...]]


def score(told: Sequence[Template], key: Sequence[Template]) -> Tallies:
    """The tally of each slot over one report, under the pairing with the best F1."""
    mine, its = [_normalised(t) for t in told], [_normalised(t) for t in key]
    whole = {slot: Tally(told=_many(mine, slot), wanted=_many(its, slot)) for slot in SLOTS}
    for i, j in alignment(mine, its):
        whole = add(whole, _right(mine[i], its[j]))
    return whole


def total(reports: Iterable[Tallies]) -> Tallies:
    """The sum over reports."""
    whole: Tallies = {slot: Tally() for slot in SLOTS}
    for one in reports:
        whole = add(whole, one)
    return whole


def micro(tallies: Tallies) -> Tally:
    """All slots together."""
    return sum(tallies.values(), Tally())


def add(a: Tallies, b: Tallies) -> Tallies:
    """Slot by slot."""
    return {slot: a[slot] + b[slot] for slot in SLOTS}


def alignment(told: Sequence[Template], key: Sequence[Template]) -> tuple[tuple[int, int], ...]:
    """The pairs (told, key), each used once, under which the report's F1 is highest.

    What is told and wanted is the same under every pairing, so only sums of right and found count: for each set of
    templates of the key that are used, those pairings are kept that no other betters in both.
    """
    pairings: dict[int, Ways] = {0: {(0, 0): ()}}
    for i, mine in enumerate(told):
        following = {used: dict(ways) for used, ways in pairings.items()}
        for j, its in enumerate(key):
            if not set(mine.types) & set(its.types):
                continue
            gain = sum(_right(mine, its).values(), Tally())
            for used, ways in pairings.items():
                if not used >> j & 1:
                    more = {(r + gain.right, f + gain.found): (*way, (i, j)) for (r, f), way in ways.items()}
                    following[used | 1 << j] = _unbettered(following.get(used | 1 << j, {}) | more)
        pairings = following
    sizes = Tally(told=sum(_many(told, s) for s in SLOTS), wanted=sum(_many(key, s) for s in SLOTS))
    found = [pair for ways in pairings.values() for pair in ways.items()]
    return max(found, key=lambda w: ((sizes + Tally(right=w[0][0], found=w[0][1])).f1, -len(w[1])))[1]


def _unbettered(ways: Ways) -> Ways:
    return {
        (r, f): way for (r, f), way in ways.items() if not any((x, y) != (r, f) and x >= r and y >= f for x, y in ways)
    }


def _right(mine: Template, its: Template) -> Tallies:
    """What is right and found in a pair."""
    found = {"Type": Tally(right=1, found=1)}
    for role in ROLES:
        a, b = mine.roles.get(role, ()), its.roles.get(role, ())
        found[role] = Tally(
            right=sum(any(_same(x, y) for y in b) for x in a), found=sum(any(_same(x, y) for x in a) for y in b)
        )
    return found


def _same(mine: Entity, its: Entity) -> bool:
    return set(mine) <= set(its)


def _many(some: Sequence[Template], slot: str) -> int:
    return len(some) if slot == "Type" else sum(len(t.roles.get(r, ())) for t in some for r in ROLES if r == slot)


def _normalised(one: Template) -> Template:
    return Template(
        types=one.types,
        roles={role: tuple(tuple(normal(m) for m in e) for e in one.roles.get(role, ())) for role in ROLES},
    )
