"""Where a case contradicts itself, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.merging.casework.batch import Batch
from tocsin.merging.casework.leaving import Settled
from tocsin.merging.casework.sayings import DEATHS, FREED
from tocsin.merging.casework.strands import DEAD, Strand, total
from tocsin.merging.casework.taking import Taking
from tocsin.records import Spread


def contradictions(
    taking: Taking, taken: Spread | None, gone: Sequence[Batch], endings: Sequence[Strand], settled: Settled
) -> tuple[str, ...]:
    """One sentence each: rival numbers, more gone than taken, releases doubted, and people left who don't add up."""
    return tuple(
        dict.fromkeys((*_rivals(taking), *_over(taken, gone), *_doubted(gone, endings), *_left(taken, settled)))
    )


def _rivals(taking: Taking) -> Iterable[str]:
    standing = {s.number for s in taking.heard if s.standing != "superseded" and s.modifier == "exact" and s.number}
    back = {s.number for s in taking.heard if s.standing == "superseded"}
    numbers = sorted(standing - back)
    if len(numbers) > 1:
        yield f"The number taken is told as {_listed(numbers)}."


def _over(taken: Spread | None, gone: Sequence[Batch]) -> Iterable[str]:
    number = sum(b.number for b in gone if b.sure)
    if taken is not None and taken.best is not None and number > taken.best:
        yield f"{number:,} are told to be free or dead, and {taken.best:,} to have been taken."


def _doubted(gone: Sequence[Batch], endings: Sequence[Strand]) -> Iterable[str]:
    for ending in endings:
        if ending.incident.status not in ("disputed", "refuted"):
            continue
        number = total(ending.incident.victims, FREED) or total(ending.incident.victims, DEAD)
        what = "death" if ending.incident.type == "killing_of_hostage" else "release"
        yield f"A {what}{f' of {number:,}' if number else ''} was reported and denied."
    for batch in gone:
        if not batch.sure and batch.heard:
            yield from _believed_less(batch, endings)


def _believed_less(batch: Batch, endings: Sequence[Strand]) -> Iterable[str]:
    """All were said to be gone whom later reports have held, or freed since."""
    undisputed = {e.incident.id for e in endings if e.incident.status not in ("disputed", "refuted")}
    if batch.fate not in DEATHS and any(s.incident in undisputed for s in batch.heard):
        yield f"All {batch.number:,} were told to be free, and later some of them to be held."


def _left(taken: Spread | None, settled: Settled) -> Iterable[str]:
    left, best = settled.left, taken.best if taken else None
    if left is None or best is None:
        return
    if settled.more:
        gone = best - left.number + settled.more
        yield f"{left.number:,} are told to be left of {best:,}, and {gone:,} to be free or dead."
    elif settled.unexplained.best:
        more = settled.unexplained.best
        yield f"{left.number:,} are told to be left, and {more:,} more are gone in no way that is told."


def _listed(numbers: Sequence[int | None]) -> str:
    words = [f"{n:,}" for n in numbers if n is not None]
    return f"{', '.join(words[:-1])} and {words[-1]}"
