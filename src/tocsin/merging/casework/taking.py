"""How many were taken, and how many are told to be left.

Later reports tell of those still held in the same words as of those taken ("the 33 pupils kidnapped in May"). A
number below the one first told is of those left once somebody is gone, and a lower count of the same people before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.merging.casework.sayings import TAKEN
from tocsin.merging.numbers import Said, best_of, range_of
from tocsin.records import Claim, Count, FiledClaim, Spread


@dataclass(frozen=True, slots=True)
class Left:
    """A number told of those still held. ``firm`` where the report says beside it who is gone or who was taken.

    ``still`` where it says in so many words that they are held still.
    """

    filed: FiledClaim
    number: int
    firm: bool
    still: bool = False

    @property
    def told(self) -> int | None:
        """The day of publication, as an ordinal."""
        return self.filed.published.toordinal() if self.filed.published else None


@dataclass(frozen=True, slots=True)
class Taking:
    """The number taken, None where none is told, the claims that tell it, and what is told of those left."""

    taken: Spread | None
    heard: tuple[Said, ...]
    left: tuple[Left, ...]


def taking(claims: Sequence[FiledClaim], gone: Sequence[FiledClaim]) -> Taking:
    """What these claims say of the number taken and left; ``gone`` are the claims that tell of people gone."""
    told = [c for c in sorted(claims, key=_out) if _numbers(c.claim)]
    first = _first(told, gone)
    if first is None:
        return Taking(taken=None, heard=(), left=())
    heard: list[Said] = []
    left: list[Left] = []
    for filed in told:
        whole, rest = _read(filed, first, gone, told)
        heard += whole
        left += rest
    heard = heard or _sayings(told[0], [c for c in told[0].claim.counts if c.outcome in TAKEN])
    best = best_of("abducted", heard) or first
    low, high = range_of(best, heard)
    return Taking(taken=Spread(best=best, low=low or best, high=high or best), heard=tuple(heard), left=tuple(left))


def _out(filed: FiledClaim) -> tuple[bool, str, str]:
    return filed.published is None, str(filed.published), filed.claim.id


def _numbers(claim: Claim) -> list[Count]:
    """The claim's numbers of people taken that stand by themselves, each description once.

    The missing beside the taken are some of those, or all of them in another word.
    """
    standing = [c for c in claim.counts if c.outcome in TAKEN and c.best and c.standing != "superseded"]
    known = [c for c in standing if c.outcome != "missing"] or standing
    seen: dict[tuple[object, ...], Count] = {}
    for c in known:
        if _parent(claim, c) is None:
            seen.setdefault((c.best, c.nationality, c.group, c.standing), c)
    return list(seen.values())


def _parts(claim: Claim) -> list[Count]:
    """Numbers of people among those taken: told as a part of them, or as missing beside them."""
    whole = _numbers(claim)
    taken = any(c.outcome != "missing" for c in whole)
    return [
        c
        for c in claim.counts
        if c.outcome in TAKEN and c.best and (_parent(claim, c) is not None or (taken and c.outcome == "missing"))
    ]


def _parent(claim: Claim, count: Count) -> Count | None:
    part = count.part_of
    if part is None or not 0 <= part < len(claim.counts):
        return None
    parent = claim.counts[part]
    return parent if parent.outcome in TAKEN else None


def _first(told: Sequence[FiledClaim], gone: Sequence[FiledClaim]) -> int | None:
    """The number taken by what came out before anybody was gone, else the one best borne out by all."""
    since = min((g.published for g in gone if g.published), default=dt.date.max)
    before = [f for f in told if f.published and f.published < since]
    for some, still in ((before, False), (before, True), (told, False), (told, True)):
        counts = [(f, [c for c in _numbers(f.claim) if still or not c.left]) for f in some]
        said = [s for f, own in counts for s in _sayings(f, own) if s.standing == "current"]
        if (number := best_of("abducted", said)) is not None:
            return number
    return None


def _together(counts: Sequence[Count]) -> int:
    """The people of all counts: their sum, but for one that is the sum of the others itself."""
    numbers = sorted(c.best or 0 for c in counts)
    whole = sum(numbers)
    return numbers[-1] if len(numbers) > 2 and 2 * numbers[-1] == whole else whole


def _sayings(filed: FiledClaim, counts: Sequence[Count]) -> list[Said]:
    """What a claim says of the whole: its standing numbers of different people together, and rival ones."""
    current = [c for c in counts if c.standing == "current" and c.best is not None]
    found = [_said(filed, c, c.best) for c in counts if c.standing == "rival"]
    taken_back = [c for c in filed.claim.counts if c.outcome in TAKEN and c.standing == "superseded"]
    found += [_said(filed, c, c.best) for c in taken_back]
    if current:
        loosest = next((c for c in current if c.modifier != "exact"), current[0])
        found.append(_said(filed, loosest, _together(current)))
    return found


def _said(filed: FiledClaim, count: Count, number: int | None) -> Said:
    own = number == count.best
    return Said(
        filed=filed,
        number=number,
        low=count.low if own else None,
        high=count.high if own else None,
        modifier=count.modifier,
        standing=count.standing,
    )


def _read(
    filed: FiledClaim, first: int, gone: Sequence[FiledClaim], told: Sequence[FiledClaim]
) -> tuple[list[Said], list[Left]]:
    """A claim's numbers as of those taken or of those left."""
    numbers = _numbers(filed.claim)
    some_gone = any(_known(g, filed) for g in gone)
    still = [c for c in filed.claim.counts if c.left and c.best and c.standing == "current"]
    remaining = sum(c.best or 0 for c in still)
    if still and (some_gone or remaining < first):
        others = [c for c in numbers if not c.left]
        said = _sayings(filed, others) if _together([c for c in others if c.standing == "current"]) > remaining else []
        return said, [Left(filed=filed, number=remaining, firm=True, still=True)]
    current = [c for c in numbers if c.standing == "current"]
    whole, parts = _together(current), _parts(filed.claim)
    beside = any(g.report == filed.report for g in gone)
    same = next((c for c in current if c.best == first), None)
    if whole != first and same is not None:
        rest = [c for c in current if c is not same and c.group in (None, same.group)]
        return _sayings(filed, [same]), _left(filed, [*rest, *parts], some_gone, firm=True)
    if whole == first:
        return _sayings(filed, numbers), _left(filed, parts, some_gone, firm=True)
    if not some_gone:
        lower = whole < first and _part_only(current, told)
        return ([] if lower else _sayings(filed, numbers)), []
    largest = max((c.best or 0 for c in current), default=0)
    if whole > first and largest > first:
        return _sayings(filed, numbers), _left(filed, parts, some_gone, firm=True)
    number = whole if whole < first else largest
    firm = beside and not _part_only(current, told)
    return [], [Left(filed=filed, number=number, firm=firm)] if number else []


def _known(gone: FiledClaim, filed: FiledClaim) -> bool:
    """Whether people were gone when a claim came out; so it is taken where that is not known."""
    return gone.published is None or filed.published is None or gone.published <= filed.published


def _part_only(counts: Iterable[Count], told: Sequence[FiledClaim]) -> bool:
    """Whether a claim counts those of one nation alone, where others tell of more beside them."""
    mine = {c.nationality for c in counts}
    if None in mine or not mine:
        return False
    return any(len(nations) > 1 and mine < nations for f in told if (nations := _nations(f.claim)))


def _nations(claim: Claim) -> set[str | None]:
    """The nations of those taken, in all or by parts."""
    return {c.nationality for c in claim.counts if c.outcome in TAKEN and c.best}


def _of_a_kind(claim: Claim, count: Count) -> bool:
    """Whether a number is told of those of one kind among all: "ten people were taken, six of them pupils"."""
    whole = _parent(claim, count)
    return whole is not None and not count.left and count.role not in (None, whole.role)


def _left(filed: FiledClaim, counts: Sequence[Count], some_gone: bool, *, firm: bool) -> list[Left]:
    """Numbers beside that of all taken: of those left, once some are gone, unless they tell of a nation or a role."""
    if not some_gone:
        return []
    plain = [c for c in counts if c.nationality is None and c.standing == "current" and not _of_a_kind(filed.claim, c)]
    nations = [c for c in counts if c.nationality is not None and c.standing == "current"]
    found = [Left(filed=filed, number=c.best or 0, firm=firm) for c in plain]
    if nations:
        found.append(Left(filed=filed, number=sum(c.best or 0 for c in nations), firm=False))
    return found
