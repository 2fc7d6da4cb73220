"""The people of an incident: one line for each outcome and description, best, low and high."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.records import Count, FiledClaim, Group, Outcome, Victims

_SOURCES = {"confirmed": 3, "asserted": 2, "alleged": 1, "claimed_by_perpetrator": 1, "feared": 1, "denied": 0}


@dataclass(frozen=True, slots=True)
class _Said:
    count: Count
    filed: FiledClaim
    index: int


def victims(claims: Sequence[FiledClaim]) -> tuple[Victims, ...]:
    """Lines in a fixed order. Parts of a number follow it with ``part_of`` its line; they are never added to it."""
    wholes: dict[tuple[Outcome, str | None, Group | None], list[_Said]] = defaultdict(list)
    parts: dict[tuple[Outcome, str | None, Group | None], list[_Said]] = defaultdict(list)
    for filed in claims:
        for index, count in enumerate(filed.claim.counts):
            said = _Said(count, filed, index)
            (wholes if count.part_of is None else parts)[_kind(count)].append(said)
    lines = [_line(kind, people, None) for kind, people in sorted(_folded(wholes).items(), key=lambda k: _order(k[0]))]
    for kind, told in sorted(parts.items(), key=lambda k: _order(k[0])):
        if kind in wholes:
            continue
        whole = next((i for i, line in enumerate(lines) if line.outcome == kind[0] and line.part_of is None), None)
        lines.append(_line(kind, told, whole))
    return tuple(lines)


def _kind(count: Count) -> tuple[Outcome, str | None, Group | None]:
    return count.outcome, count.nationality, count.group


def _order(kind: tuple[Outcome, str | None, Group | None]) -> tuple[str, str, str]:
    return kind[0], kind[1] or "~", kind[2] or "~"


def _folded(
    lines: dict[tuple[Outcome, str | None, Group | None], list[_Said]],
) -> dict[tuple[Outcome, str | None, Group | None], list[_Said]]:
    """Numbers without a nationality or a side join the line they must mean: five workers and five Indians."""
    folded = {k: list(v) for k, v in lines.items()}
    for kind in sorted(lines, key=lambda k: (k[1] is not None, k[2] is not None, _order(k))):
        if kind not in folded or (kind[1] is not None and kind[2] is not None):
            continue
        homes = [k for k in folded if k != kind and _fits(kind, k)]
        named = [k for k in homes if _share_number(folded[kind], folded[k])]
        chosen = named or (homes if len(homes) == 1 and kind[1] is not None else [])
        if chosen:
            home = max(chosen, key=lambda k: (len(folded[k]), _order(k)))
            folded[home] = folded[home] + folded.pop(kind)
    return folded


def _fits(a: tuple[Outcome, str | None, Group | None], b: tuple[Outcome, str | None, Group | None]) -> bool:
    nations = a[1] is None or a[1] == b[1]
    return a[0] == b[0] and nations and (a[2] is None or b[2] is None or a[2] == b[2])


def _share_number(a: Sequence[_Said], b: Sequence[_Said]) -> bool:
    return bool({s.count.best for s in a if s.count.best} & {s.count.best for s in b if s.count.best})


def _line(kind: tuple[Outcome, str | None, Group | None], said: Sequence[_Said], whole: int | None) -> Victims:
    standing = [s for s in said if s.count.standing == "current" and s.count.best is not None]
    best = _best(kind[0], standing)
    low = [s.count.low for s in said if s.count.low is not None and s.count.standing != "superseded"]
    high = [
        n for s in said if s.count.standing != "superseded" for n in (s.count.high or s.count.best,) if n is not None
    ]
    floors = [*low, *([best] if best is not None else [])]
    return Victims(
        outcome=kind[0],
        best=best,
        low=min(floors) if floors else None,
        high=max([*high, *([best] if best is not None else [])], default=None),
        nationality=kind[1],
        group=kind[2],
        part_of=whole,
        claims=tuple(sorted({s.filed.claim.id for s in said})),
        role=Counter(r for r in sorted(s.count.role or "" for s in said) if r).most_common(1)[0][0]
        if any(s.count.role for s in said)
        else None,
    )


def _best(outcome: Outcome, said: Sequence[_Said]) -> int | None:
    """The number best supported: by independent origins, by who says it, and for tolls by the later report."""
    if not said:
        return None
    support: dict[int, float] = defaultdict(float)
    origins: dict[int, set[str]] = defaultdict(set)
    latest = max((s.filed.published.toordinal() for s in said if s.filed.published), default=None)
    for s in said:
        number = s.count.best or 0
        origin = s.filed.copy_of or s.filed.report
        worth = 0.25 if origin in origins[number] else 1.0
        origins[number].add(origin)
        worth *= 0.5 + 0.25 * _SOURCES[s.filed.claim.modality]
        if s.count.modifier != "exact":
            worth *= 0.8
        if outcome in ("killed", "injured") and latest and s.filed.published:
            worth *= 1.0 + max(0.0, 1.0 - (latest - s.filed.published.toordinal()) / 5)
        support[number] += worth
    return max(sorted(support), key=lambda n: (support[n], n))


__all__ = ["victims"]
