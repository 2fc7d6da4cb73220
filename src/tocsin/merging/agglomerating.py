"""Joining the nearest groups of claims first, over arrays: what each field says between any two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from tocsin.merging.bonds import Bonds
from tocsin.merging.comparing import AGAINST, Coded, Comparing
from tocsin.merging.features import FIELDS
from tocsin.merging.scoring import Model
from tocsin.merging.traits import Traits

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEVER = -np.inf
# The share of the pairs between two groups that may be hardly of one occurrence: a few are mistakes of reading.
MOST_AGAINST: Final = 0.5
# Reports that tell of both of two groups, each as an occurrence of its own: so many, and this share of those of the
# smaller one, do not all err.
_TWO_BY: Final = 2
_TWO_BY_SHARE: Final = 0.3
_FEW: Final = 12  # claims: of so few every pair is asked for as fast as it is told which are alike


class Ties:
    """What lies between groups of claims, symmetric, a group known by its smallest position.

    ``sums`` are the log-odds of each field (fields x groups x groups) over the pairs that tell, ``told`` how many
    those are; ``may`` is False where a pair keeps two groups apart. ``reports`` (groups x reports) is 1.0 where a
    report tells of a group.
    """

    def __init__(
        self,
        sums: NDArray[np.float64],
        told: NDArray[np.float64],
        may: NDArray[np.bool_],
        reports: NDArray[np.float64],
        model: Model,
    ) -> None:
        self.sums = sums
        self.told = told
        self.may = may
        self.reports = reports
        self.model = model
        self._silence = np.array(model.silence)[:, None]

    @classmethod
    def between(cls, claims: Sequence[Traits], comparing: Comparing) -> Ties:
        """What lies between claims, in order of their ids."""
        coded = [comparing.coded(t) for t in claims]
        n = len(coded)
        sums, told = np.zeros((len(FIELDS), n, n)), np.zeros((len(FIELDS), n, n))
        for f in range(len(FIELDS)):
            terms = _table([c.fields[f] for c in coded], coded, partial(_term, comparing, f))
            silent = np.isnan(terms)
            told[f] = ~silent
            sums[f] = np.where(silent, 0.0, terms)
        numbers: dict[str, int] = {}
        report = np.array([numbers.setdefault(t.report, len(numbers)) for t in claims])
        same = _alike(report)
        for i, j in np.argwhere(np.triu(same, 1)).tolist():
            term = comparing.says(AGAINST, coded[i], coded[j]).term
            sums[AGAINST, i, j] = sums[AGAINST, j, i] = term or 0.0
            told[AGAINST, i, j] = told[AGAINST, j, i] = term is not None
        apart = _table([c.fields[0] for c in coded], coded, comparing.barred) > 0
        np.fill_diagonal(apart, True)
        own = np.equal(report[:, None], np.arange(len(numbers))).astype(np.float64)
        return cls(sums, told, ~apart, own, comparing.model)

    def near(self, group: int) -> NDArray[np.float64]:
        """How near a group is to each other: the mean of each field over the pairs that tell.

        A clash counts less the fewer pairs it is told by. Minus infinity where more than ``MOST_AGAINST`` of the pairs
        are hardly of one occurrence, or several reports tell of both as two.
        """
        sums, told = self.sums[:, group], self.told[:, group]
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = sums / told
            shy = np.where(sums > 0, 1.0, (told / told[0]) ** self.model.shy)
        terms = np.where(told > 0, mean * shy, self._silence)
        may = self.may[group] & (told[AGAINST] <= MOST_AGAINST * told[0]) & ~self._told_as_two(group)
        return np.where(may, self.model.prior + terms.sum(axis=0), _NEVER)

    def _told_as_two(self, group: int) -> NDArray[np.bool_]:
        """With which groups several reports tell of a group as of another."""
        both = self.reports @ self.reports[group]
        sizes = self.reports.sum(axis=1)
        found: NDArray[np.bool_] = both >= np.maximum(_TWO_BY, _TWO_BY_SHARE * np.minimum(sizes, sizes[group]))
        return found

    def join(self, group: int, other: int) -> None:
        """Adds another group to one; nothing may be joined with the other any more."""
        for held in (self.sums, self.told):
            held[:, group] += held[:, other]
            held[:, :, group] = held[:, group]
        self.reports[group] = np.maximum(self.reports[group], self.reports[other])
        self.may[group] &= self.may[other]
        self.may[:, group] = self.may[group]
        self.may[other] = self.may[:, other] = False


def _term(comparing: Comparing, field: int, a: Coded, b: Coded) -> float | None:
    return comparing.apart_from_report(field, a, b).term


def _alike(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.equal(codes[:, None], codes[None, :])


def _table(
    codes: Sequence[int], coded: Sequence[Coded], say: Callable[[Coded, Coded], float | None]
) -> NDArray[np.float64]:
    """What is said of each pair, symmetric, asked once for two codes; not a number where nothing is."""
    n = len(codes)
    if n <= _FEW:
        few = [[np.nan if j <= i else _known(say(coded[i], coded[j])) for j in range(n)] for i in range(n)]
        held = np.array(few)
        return np.where(np.isnan(held), held.T, held)
    own, first, mine = np.unique(np.array(codes), return_index=True, return_inverse=True)
    kinds = len(own)
    rows, columns = np.triu_indices(n, 1)
    met = np.unique(mine[rows] * kinds + mine[columns])
    said = np.full(kinds * kinds, np.nan)
    for pair in met.tolist():
        said[pair] = _known(say(coded[first[pair // kinds]], coded[first[pair % kinds]]))
    upper = np.zeros((n, n))
    upper[rows, columns] = said[mine[rows] * kinds + mine[columns]]
    return upper + upper.T


def _known(found: float | None) -> float:
    return np.nan if found is None else found


def agglomerate(ties: Ties, decided: Bonds) -> None:
    """Joins the two nearest groups while they are above the line, as far as what is decided lets it."""
    line, n = ties.model.join_above, len(ties.may)
    for g, h in decided.partings():
        ties.may[g, h] = ties.may[h, g] = False
    near = np.array([ties.near(g) for g in range(n)])
    near[np.tril_indices(n)] = _NEVER
    while True:
        g, h = divmod(int(near.argmax()), n)
        if not near[g, h] > line:
            return
        if not decided.join(g, h):
            near[g, h] = _NEVER
            continue
        ties.join(g, h)
        near[h] = near[:, h] = _NEVER
        fresh = ties.near(g)
        near[g, g + 1 :] = fresh[g + 1 :]
        near[:g, g] = fresh[:g]
