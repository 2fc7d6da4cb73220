"""Those told to be left, held against those taken less those gone: what nobody explains, and what is too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.merging.casework.balancing import NOBODY
from tocsin.merging.casework.batch import Batch
from tocsin.merging.casework.sayings import DEATHS, Saying, when
from tocsin.merging.casework.strands import Strand
from tocsin.merging.casework.taking import Left, Taking
from tocsin.records import Spread


@dataclass(frozen=True, slots=True)
class Settled:
    """What those told to be left say of those gone.

    ``unexplained`` are gone in no way that is told, their best None where an ending gives no number; ``batches``
    stand for endings without a number; ``more`` is by how many the left and the gone are more than the taken.
    """

    unexplained: Spread = NOBODY
    batches: tuple[Batch, ...] = ()
    more: int = 0
    left: Left | None = None


def at_least(taken: Spread | None, left: Sequence[Left], told: Sequence[Saying]) -> Spread | None:
    """The number taken, raised to those who one report tells to be held still and to be gone."""
    if taken is None or taken.best is None:
        return taken
    most = taken.best
    for one in (x for x in left if x.still):
        gone = [max(s.numbers) for s in told if s.filed.report == one.filed.report and s.sure]
        most = max(most, one.number + max(gone, default=0))
    if most == taken.best:
        return taken
    return Spread(best=most, low=taken.low, high=max(most, taken.high or most))


def dead_among(
    taken: Spread | None, gone: Sequence[Batch], left: Sequence[Left], besides: Sequence[Saying]
) -> list[Batch]:
    """The dead, not told to be captives, who are as many as those of whom nothing else is known.

    They are told only since somebody was gone: who died in the taking is told at first.
    """
    rest = (taken.best or 0) - sum(b.number for b in gone if b.sure) if taken else 0
    since = min((_first(b) for b in gone if b.sure), default=None)
    told = [s for s in besides if s.number == rest]
    first = min(map(when, told), default=0)
    if rest <= 0 or since is None or not told or first <= since:
        return []
    alive = any(x.number == rest and (x.told or 0) >= first for x in left)
    return [] if alive else [Batch(fate="killed", number=rest, heard=told)]


def of_rivals(taken: Spread | None, found: Taking, told: Sequence[Saying]) -> Spread | None:
    """Of rival numbers taken the one that those left and those gone by then come to most often."""
    if taken is None or taken.best is None:
        return taken
    rivals = {s.number for s in found.heard if s.standing != "superseded" and s.number}
    sums = [x.number + _news_by(told, x) for x in found.left if x.firm]
    best = max(rivals, key=lambda n: (sums.count(n), n == taken.best, n), default=taken.best)
    if sums.count(best) <= sums.count(taken.best):
        return taken
    return Spread(best=best, low=min(taken.low, best), high=max(taken.high or best, best))


def _news_by(told: Sequence[Saying], left: Left) -> int:
    """How many are gone by the news that came out until a number of those left, each told once."""
    news = [s for s in told if s.main and s.sure and not s.rival and (s.told or 0) <= (left.told or 0)]
    return sum(n for _, _, n in {(s.incident, s.fate in DEATHS, s.number) for s in news})


def settled(left: Sequence[Left], taken: Spread | None, gone: Sequence[Batch], silent: Sequence[Strand]) -> Settled:
    """What the latest firm number of those left says; ``silent`` are endings of which no claim gives a number."""
    best = taken.best if taken else None
    if taken is None or best is None:
        return Settled(unexplained=_open(None) if silent else NOBODY)
    last = _latest(left, best, gone)
    gap = 0 if last is None else best - _gone_by(gone, last) - last.number
    known = [s for s in silent if last is not None and _out(s) <= (last.told or 0)]
    later = [s for s in silent if s not in known]
    rest = best - sum(b.number for b in gone if b.sure) - max(gap, 0)
    if gap > 0 and len(known) != 1:
        return _silent(later, rest, Settled(unexplained=Spread(best=gap, low=0, high=gap), left=last))
    return _silent(later, rest, Settled(more=max(-gap, 0), left=last, batches=_given(known, gap)))


def _latest(left: Sequence[Left], taken: int, gone: Sequence[Batch]) -> Left | None:
    """The last told, firm ones; not of those who are told in the same report to have gone since."""
    for one in sorted(left, key=lambda x: (x.told or 0, x.filed.claim.id), reverse=True):
        fits = taken - _gone_by(gone, one) == one.number
        freed = any(
            b.number == one.number and any(s.filed.report == one.filed.report for s in (*b.heard, *b.retold))
            for b in gone
        )
        if fits or (one.firm and one.told is not None and not freed):
            return one
    return None


def _gone_by(gone: Sequence[Batch], left: Left) -> int:
    """How many were told to be gone when a number of those left came out."""
    return sum(b.number for b in gone if b.sure and (left.told is None or _first(b) <= left.told))


def _first(batch: Batch) -> int:
    return min(when(s) for s in (*batch.heard, *batch.retold))


def _out(strand: Strand) -> int:
    days = [c.published.toordinal() for c in strand.claims if c.published]
    return min(days, default=0)


def _given(known: Sequence[Strand], gap: int) -> tuple[Batch, ...]:
    return (_standing_for(known[0], gap),) if gap > 0 and known else ()


def _silent(silent: Sequence[Strand], rest: int, so_far: Settled) -> Settled:
    """Endings since then without a number: one is dead where a hostage's death is told, or free where one is left."""
    made = list(so_far.batches)
    for strand in silent:
        if rest > 0 and (strand.incident.type == "killing_of_hostage" or rest == 1):
            made.append(_standing_for(strand, 1))
            rest -= 1
        elif rest > 0:
            return Settled(unexplained=_open(rest), batches=tuple(made), more=so_far.more, left=so_far.left)
    return Settled(unexplained=so_far.unexplained, batches=tuple(made), more=so_far.more, left=so_far.left)


def _open(most: int | None) -> Spread:
    return Spread(best=None, low=0, high=most)


def _standing_for(strand: Strand, number: int) -> Batch:
    killed = strand.incident.type == "killing_of_hostage"
    return Batch(fate="killed" if killed else "released", number=number, heard=[], strand=strand)
