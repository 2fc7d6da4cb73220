"""Looser descriptions of people folded into closer ones that mean the same people, so that no one is counted twice."""

from __future__ import annotations

from collections.abc import Container, Iterable

from tocsin.merging.headcounts import Kind, Line, order_of


def fold_sides(lines: dict[Kind, Line]) -> None:
    """A number whose side is not said joins the line of a side that gives it, or the only one there is."""
    for kind in sorted((k for k in lines if k.group is None), key=order_of):
        _fold(lines, kind, [k for k in lines if k.group and k[:2] == kind[:2] and k.group != "attackers"])


def fold_nations(lines: dict[Kind, Line], wholes: set[tuple[Kind | None, Kind]]) -> None:
    """A number without a nationality is the same people, their whole, or others beside them.

    ``wholes`` are pairs of a description and one that some claim gives as a part of it.
    """
    for kind in sorted((k for k in lines if k.nationality is None), key=order_of):
        _fold(lines, kind, [k for k in lines if _within(k, kind)], wholes)


def _fold(
    lines: dict[Kind, Line], kind: Kind, closer: Iterable[Kind], wholes: Container[tuple[Kind | None, Kind]] = ()
) -> None:
    """Folds a description into one of those closer that mean the same people, or makes it the whole of them all."""
    homes = sorted(closer, key=order_of)
    line = lines[kind]
    same = [h for h in homes if same_number(line, lines[h]) and (kind, h) not in wholes]
    home = next((h for h in same if not _beside(line, lines[h])), None)
    if home is None and len(homes) == 1 and not _beside(line, lines[homes[0]]):
        home = homes[0] if not _more(line, lines[homes[0]]) else None
    if home is not None:
        lines[home].take(lines.pop(kind))
    elif (line.best or 0) >= sum(lines[h].best or 0 for h in homes) and not any(_beside(line, lines[h]) for h in homes):
        for h in homes:
            lines[h].whole = kind


def _within(kind: Kind, looser: Kind) -> bool:
    """Whether the people of ``kind`` can be among those of ``looser``, which names no nationality."""
    sides = looser.group == kind.group or (looser.group is None and kind.group != "attackers")
    return kind.nationality is not None and kind.outcome == looser.outcome and sides


def same_number(a: Line, b: Line) -> bool:
    """Whether somebody stands by one number of both."""
    return bool(a.numbers & b.numbers)


def _more(a: Line, b: Line) -> bool:
    return a.best is not None and (b.best is None or a.best > b.best)


def _beside(a: Line, b: Line) -> bool:
    """Whether one claim gives both as people of their own."""
    return bool(a.told_by & b.told_by)
