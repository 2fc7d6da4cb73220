"""The people of an incident: one line for each outcome and description, best, low and high.

Claims describe the same people more or less closely: "five workers", "five Indians". A line is made for each
description, and looser ones are folded into closer ones wherever they mean the same people, so that no one is
counted twice; what remains beside is either other people or the whole of which lines are parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

import msgspec

from tocsin.merging.folding import fold_alike, fold_disowned, fold_nations, fold_sides, same_number
from tocsin.merging.headcounts import BY_CHANCE, Kind, Line, order_of
from tocsin.merging.numbers import Said, best_of, loose, range_of
from tocsin.merging.origins import origin
from tocsin.records import Count, FiledClaim, Outcome, Victims

T = TypeVar("T", bound=str)
_SEVERAL: Final = 2  # other sources beside which one that tells more is alone
_MANY: Final = 4  # so many of them are hardly all silent on people whom it befell too
_FREED: Final[frozenset[Outcome]] = frozenset({"released", "escaped", "rescued"})


def victims(claims: Sequence[FiledClaim]) -> tuple[Victims, ...]:
    """Lines in a fixed order, wholes before their parts; ``part_of`` is the index of the whole's line.

    ``low <= best <= high`` wherever a number is given. Parts are never to be added to their whole.
    """
    lines: dict[Kind, Line] = {}
    parts: dict[Kind, Line] = {}
    for filed in sorted(claims, key=lambda c: c.claim.id):
        _read(filed, lines, parts)
    for line in lines.values():
        _add_up(line)
    fold_disowned(lines)
    fold_alike(lines)
    fold_sides(lines)
    fold_nations(lines, {(part.whole, kind) for kind, part in parts.items()})
    _add_parts(lines, parts)
    return _written(lines)


def _kind(count: Count) -> Kind:
    outcome = "released" if count.outcome in _FREED else count.outcome
    return Kind(outcome, count.nationality, count.group)


def _said(filed: FiledClaim, count: Count, number: int | None) -> Said:
    same = number == count.best
    return Said(
        filed=filed,
        number=number,
        low=count.low if same else None,
        high=count.high if same else None,
        modifier=count.modifier,
        standing=count.standing,
    )


def _read(filed: FiledClaim, lines: dict[Kind, Line], parts: dict[Kind, Line]) -> None:
    """One claim's counts into lines; several standing numbers of one description are left to add up."""
    counts = filed.claim.counts
    by_kind: dict[Kind, list[Count]] = {}
    for count in counts:
        if count.part_of is None or not 0 <= count.part_of < len(counts):
            by_kind.setdefault(_kind(count), []).append(count)
        elif (whole := _kind(counts[count.part_of])) != _kind(count):
            line = parts.setdefault(_kind(count), Line(_kind(count).outcome, whole=whole))
            line.said.append(_said(filed, count, count.best))
            line.counts.append(count)
    for kind, told in by_kind.items():
        line = lines.setdefault(kind, Line(kind.outcome))
        line.counts += told
        standing = _apart([c for c in told if c.standing == "current"])
        line.said += [_said(filed, c, c.best) for c in told if c.standing != "current"]
        if len(standing) > 1:
            line.several.append((filed, standing))
        else:
            line.said += [_said(filed, c, c.best) for c in standing]


def _apart(standing: Sequence[Count]) -> tuple[Count, ...]:
    """Numbers of people of their own: one said of one role twice is said of the same people.

    Where some are told by a role, those of another role are others; a number told without one is not said to be, and
    is the whole of them where it is larger.
    """
    told = [c for c in standing if c.best is not None]
    if not any(c.role for c in told):
        return tuple({(c.outcome, c.best, n): c for n, c in enumerate(told)}.values()) or tuple(standing[:1])
    most = sorted(told, key=lambda c: c.best or 0)
    roles = tuple({(c.outcome, c.role): c for c in most if c.role}.values())
    bare = [c for c in most if not c.role]
    return (bare[-1],) if bare and (bare[-1].best or 0) > sum(c.best or 0 for c in roles) else roles


def _add_up(line: Line) -> None:
    """Several numbers that one claim gives of one description are different people, so that their sum is said.

    Unless others give one of them alone, and none the sum: then that one is said, and the rest is their part, or a
    number that is disputed. Low holds at the largest, which may be the whole of the others.
    """
    alone = {s.number for s in line.said if s.standing == "current"}
    for filed, counts in line.several:
        total = sum(c.best or 0 for c in counts)
        borne = [c for c in counts if c.best in alone and (c.best or 0) > BY_CHANCE]
        if borne and total not in alone:
            most = max(borne, key=lambda c: c.best or 0)
            line.said.append(_said(filed, most, most.best))
        else:
            least = next((c for c in counts if loose(c.modifier)), counts[0])
            line.said.append(replace(_said(filed, least, total), low=max(c.best or 0 for c in counts)))


def _add_parts(lines: dict[Kind, Line], parts: dict[Kind, Line]) -> None:
    """Parts join the line of their description, else make one under the line of their whole."""
    for kind in sorted(parts, key=order_of):
        part = parts[kind]
        if kind not in lines:
            whole = part.whole if part.whole in lines else _stands_for(part.whole, lines)
            lines[kind] = Line(kind.outcome, said=part.said, counts=part.counts, whole=whole if whole != kind else None)
        # Without a nationality the line may be the whole itself under a closer description.
        elif kind.nationality or same_number(part, lines[kind]):
            lines[kind].take(part)
            if part.whole in lines and part.whole.nationality is None and lines[kind].best == part.best:
                lines[kind].whole = lines[kind].whole or part.whole


def _stands_for(kind: Kind | None, lines: dict[Kind, Line]) -> Kind | None:
    """The line that a folded description went into: the largest of its outcome that is no part itself."""
    homes = [k for k in lines if kind and k.outcome == kind.outcome and lines[k].whole is None]
    return max(sorted(homes, key=order_of), key=lambda k: lines[k].best or 0, default=None)


def _written(lines: dict[Kind, Line]) -> tuple[Victims, ...]:
    ordered = sorted(lines, key=lambda k: (lines[k].whole is not None, order_of(k)))
    place = {kind: i for i, kind in enumerate(ordered)}
    return tuple(_doubted(_victims(k, lines[k], _index(lines, place, k)), k, lines) for k in ordered)


def _doubted(written: Victims, kind: Kind, lines: dict[Kind, Line]) -> Victims:
    """A line, its numbers lowered where one source alone tells of such people and others number those of the outcome.

    What it tells may be of another occurrence. Beside several it is not sure that there are more of them than others
    tell of as their parts; beside many it is likely that there are none, where they are of a nationality of their own.
    """
    own = {origin(s.filed) for s in lines[kind].said}
    others = {origin(s.filed) for k, o in lines.items() if k != kind and k.outcome == kind.outcome for s in o.said}
    against = len(others - own)
    if len(own) != 1 or against < _SEVERAL or written.best is None or written.part_of is not None:
        return written
    borne_out = sum(line.best or 0 for line in lines.values() if line.whole == kind)
    low = min(borne_out, written.low or 0)
    best = low if against >= _MANY and kind.nationality else written.best
    return msgspec.structs.replace(written, best=best, low=low)


def _index(lines: dict[Kind, Line], place: dict[Kind, int], kind: Kind) -> int | None:
    """The whole of a part; a whole that is itself a part hands its parts on to its own whole."""
    whole, seen = lines[kind].whole, {kind}
    while whole is not None and whole in lines and lines[whole].whole is not None and whole not in seen:
        seen.add(whole)
        whole = lines[whole].whole
    return place.get(whole) if whole is not None and whole not in seen else None


def _victims(kind: Kind, line: Line, whole: int | None) -> Victims:
    best = best_of(kind.outcome, line.said)
    low, high = range_of(best, line.said)
    return Victims(
        outcome=_commonest([c.outcome for c in line.counts]) or kind.outcome,
        best=best,
        low=low,
        high=high,
        nationality=kind.nationality,
        group=kind.group,
        part_of=whole,
        claims=tuple(sorted(line.told_by)),
        role=_commonest([c.role for c in line.counts if c.role]),
    )


def _commonest(values: Sequence[T]) -> T | None:
    tally = Counter(values)
    return max(sorted(tally), key=lambda v: tally[v], default=None)
