"""Joining the nearest groups of claims first, over arrays: what each field says between any two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from tocsin.merging.bonds import Bonds
from tocsin.merging.comparing import AGAINST, DATE, TYPE, Coded, Comparing
from tocsin.merging.features import FIELDS
from tocsin.merging.scoring import Model
from tocsin.merging.traits import Traits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Many = int | NDArray[np.float64]
    _Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]

_NEVER = -np.inf
# The share of the pairs between two groups that may be hardly of one occurrence: a few are mistakes of reading.
MOST_AGAINST: Final = 0.5
# The share of those pairs of which both have a time that may surely lie far apart in it: claims without a day are no
# reason to take two for one.
MOST_FAR: Final = 0.5
# Reports that tell of both of two groups, each as an occurrence of its own: so many, and this share of those of the
# smaller one, do not all err.
_TWO_BY: Final = 2
_TWO_BY_SHARE: Final = 0.3


class Ties:
    """What lies between groups of claims, symmetric, a group known by its smallest position.

    ``sums`` are the log-odds of each field (fields x groups x groups) over the pairs that tell, ``told`` how many
    those are, ``far`` how many pairs surely lie far apart in time; ``may`` is False where a pair keeps two groups
    apart. ``reports`` (groups x reports) is 1 where a report tells of a group.
    """

    def __init__(
        self,
        sums: NDArray[np.float64],
        told: NDArray[np.float64],
        far: NDArray[np.float64],
        may: NDArray[np.bool_],
        reports: NDArray[np.float64],
        model: Model,
    ) -> None:
        self.sums = sums
        self.told = told
        self.far = far
        self.may = may
        self.reports = reports
        self.model = model
        self._both = reports @ reports.T
        self._silence = np.array(model.silence)

    @classmethod
    def between(cls, claims: Sequence[Traits], comparing: Comparing) -> Ties:
        """What lies between claims, in order of their ids."""
        coded = [comparing.coded(t) for t in claims]
        n = len(coded)
        said = np.empty((len(FIELDS), n, n))
        pairs = np.triu_indices(n, 1)
        for f in range(len(FIELDS)):
            said[f] = _table(f, coded, pairs, partial(comparing.term, f))
        numbers: dict[str, int] = {}
        report = np.array([numbers.setdefault(t.report, len(numbers)) for t in claims])
        same = np.equal(report[:, None], report[None, :])
        for i, j in np.argwhere(np.triu(same, 1)).tolist():
            said[AGAINST, i, j] = said[AGAINST, j, i] = _known(comparing.says(AGAINST, coded[i], coded[j]).term)
        silent = np.isnan(said)
        told = np.where(silent, 0.0, 1.0)
        said[silent] = 0.0
        own = np.equal(report[:, None], np.arange(len(numbers))).astype(np.float64)
        far = (_table(DATE, coded, pairs, comparing.far_apart) > 0).astype(np.float64)
        apart = _table(TYPE, coded, pairs, comparing.barred) > 0
        np.fill_diagonal(apart, True)
        return cls(said, told, far, ~apart, own, comparing.model)

    def apart(self) -> NDArray[np.float64]:
        """How near each claim is to each other before any are joined: no mean is to be taken yet."""
        silent = self._silence.sum() - np.einsum("f,fij->ij", self._silence, self.told)
        may = self.may & (self.told[AGAINST] == 0) & (self.far == 0)
        return np.where(may, self.model.prior + self.sums.sum(axis=0) + silent, _NEVER)

    def near(self, group: int) -> NDArray[np.float64]:
        """How near a group is to each other: the mean of each field over the pairs that tell.

        A clash counts less the fewer pairs it is told by. Minus infinity where more than ``MOST_AGAINST`` of the pairs
        are hardly of one occurrence, more than ``MOST_FAR`` of those that have a time lie far apart in it, or several
        reports tell of both as two.
        """
        sums, told = self.sums[:, group], self.told[:, group]
        share = told / np.maximum(told[0], 1.0)
        terms = sums / np.maximum(told, 1.0)
        clash = sums < 0
        terms[clash] *= share[clash] ** self.model.shy
        terms += np.where(told > 0, 0.0, self._silence[:, None])
        sizes = np.diagonal(self._both)
        may = self.may[group] & (share[AGAINST] <= MOST_AGAINST) & (self.far[group] <= MOST_FAR * told[DATE])
        may &= ~told_as_two(self._both[group], sizes[group], sizes)
        return np.where(may, self.model.prior + terms.sum(axis=0), _NEVER)

    def join(self, group: int, other: int) -> None:
        """Adds another group to one; nothing may be joined with the other any more."""
        self.far[group] += self.far[other]
        self.far[:, group] = self.far[group]
        for held in (self.sums, self.told):
            held[:, group] += held[:, other]
            held[:, :, group] = held[:, group]
        np.maximum(self.reports[group], self.reports[other], out=self.reports[group])
        self._both[group] = self._both[:, group] = self.reports @ self.reports[group]
        self.may[group] &= self.may[other]
        self.may[:, group] = self.may[group]
        self.may[other] = self.may[:, other] = False


def told_as_two(both: _Many, one: _Many, other: _Many) -> NDArray[np.bool_]:
    """Whether reports tell of two groups as of two, by how many tell of both, and of the one and the other."""
    found: NDArray[np.bool_] = np.greater_equal(both, np.maximum(_TWO_BY, _TWO_BY_SHARE * np.minimum(one, other)))
    return found


def _table(
    field: int, coded: Sequence[Coded], pairs: _Pairs, say: Callable[[Coded, Coded], float | None]
) -> NDArray[np.float64]:
    """What is said of each of some pairs, symmetric, asked once for two values of a field; not a number where nothing
    is."""
    rows, columns = pairs
    first: dict[int, int] = {}
    mine = np.array([first.setdefault(one.fields[field], n) for n, one in enumerate(coded)])
    n = len(coded)
    met = mine[rows] * n + mine[columns]
    kinds = np.flatnonzero(np.bincount(met, minlength=n * n))
    said = np.empty(n * n)
    said[kinds] = [_known(say(coded[kind // n], coded[kind % n])) for kind in kinds.tolist()]
    found = np.full((n, n), np.nan)
    found[rows, columns] = found[columns, rows] = said[met]
    return found


def _known(said: float | None) -> float:
    return np.nan if said is None else said


def agglomerate(ties: Ties, decided: Bonds) -> None:
    """Joins the two nearest groups while they are above the line, as far as what is decided lets it."""
    line, n = ties.model.join_above, len(ties.may)
    for g, h in decided.partings():
        ties.may[g, h] = ties.may[h, g] = False
    near = ties.apart()
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
