"""A report that accounts for everybody: its numbers of people freed, dead and left make up those taken.

"Of the fourteen three were killed, two fled and nine are home": such an account closes by itself, and corrects what
was told before, or missed. Of people gone it says how many, and the way of those alone of whom nothing was known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from tocsin.merging.casework.batch import Batch
from tocsin.merging.casework.sayings import DEATHS, Fate, Saying, when
from tocsin.merging.casework.taking import Left
from tocsin.merging.numbers import Said

_STAGES: Final = 2  # numbers from which their sum is no accident
_SURELY: Final = 3  # numbers of different ways from which fewer than were told before are believed
_FREED: Final[frozenset[Fate]] = frozenset({"released", "escaped", "rescued"})


@dataclass(frozen=True, slots=True)
class Recount:
    """What one report says became of all who were ``taken``: how many are gone in each way, and who tells it.

    ``told`` is its day of publication, as an ordinal.
    """

    told: int
    taken: int
    gone: Mapping[Fate, int]
    by: Mapping[Fate, Saying]


def recounts(told: Iterable[Saying], left: Iterable[Left], heard: Iterable[Said], taken: int | None) -> list[Recount]:
    """The accounts that close, in the order in which they came out; ``heard`` are the numbers told of those taken.

    A report may account for more than are known to be taken, never for fewer: those are a part of them.
    """
    if taken is None:
        return []
    wholes: dict[str, set[int]] = defaultdict(set)
    for said in heard:
        if said.number and said.number > taken and said.standing == "current":
            wholes[said.filed.report].add(said.number)
    remaining: dict[str, set[int]] = defaultdict(set)
    for still in left:
        remaining[still.filed.report].add(still.number)
    by_report: dict[str, list[Saying]] = defaultdict(list)
    for saying in told:
        if saying.sure and saying.told is not None:
            by_report[saying.filed.report].append(saying)
    found = [
        one
        for report, some in sorted(by_report.items())
        for whole in (*sorted(wholes[report]), taken)
        if (one := _closing(some, remaining[report], whole)) is not None
    ]
    return sorted(found, key=lambda r: (r.told, r.taken))


def _closing(some: Sequence[Saying], remaining: Iterable[int], whole: int) -> Recount | None:
    """The account of all that a report's numbers make, of the most ways; None where none closes, or more than one."""
    fates = sorted({s.fate for s in some})
    options = [sorted({0, *(n for s in some if s.fate == fate for n in (*s.numbers, s.number))}) for fate in fates]
    closing = [
        numbers
        for *gone, held in product(*options, sorted({0, *remaining}))
        if sum(numbers := (*gone, held)) == whole and sum(map(bool, numbers)) >= _STAGES
    ]
    most = max((sum(map(bool, numbers)) for numbers in closing), default=0)
    best = [numbers for numbers in closing if sum(map(bool, numbers)) == most]
    if len(best) != 1:
        return None
    gone = {fate: number for fate, number in zip(fates, best[0], strict=False) if number}
    by = {fate: next(s for s in some if s.fate == fate) for fate in gone}
    return Recount(told=max(s.told or 0 for s in some), taken=whole, gone=gone, by=by)


def recounted(batches: Sequence[Batch], accounts: Sequence[Recount]) -> list[Batch]:
    """The people gone, put right by each account of all, in the order in which they came out."""
    found = list(batches)
    for account in accounts:
        for fates in (_FREED, DEATHS):
            found = _corrected(found, account, fates)
    return found


def _corrected(batches: Sequence[Batch], account: Recount, fates: frozenset[Fate]) -> list[Batch]:
    """Those freed, or those dead: more of them are added, fewer take the place of what was told so far."""
    known = [b for b in batches if b.fate in fates and b.sure and _first(b) <= account.told]
    so_far = sum(b.number for b in known)
    whole = sum(n for fate, n in account.gone.items() if fate in fates)
    if so_far == whole or (whole < so_far and (not whole or _ways(account) < _SURELY)):
        return list(batches)
    kept = list(batches) if so_far < whole else [b for b in batches if b not in known]
    lacking = whole - (so_far if so_far < whole else 0)
    for fate, number in account.gone.items():
        if fate not in fates:
            continue
        more = min(lacking, max(0, number - sum(b.number for b in known if b.fate == fate and b in kept)))
        if more:
            kept.append(Batch(fate=fate, number=more, heard=[], retold=[account.by[fate]]))
            lacking -= more
    return kept


def _ways(account: Recount) -> int:
    return len(account.gone) + (sum(account.gone.values()) < account.taken)


def _first(batch: Batch) -> int:
    return min((when(s) for s in (*batch.heard, *batch.retold)), default=0)
