"""Looser descriptions of people folded into closer ones that mean the same people, so that no one is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from tocsin.merging.headcounts import BY_CHANCE, Kind, Line, order_of

Wholes = Set[tuple[Kind | None, Kind]]


def fold_disowned(lines: dict[Kind, Line]) -> None:
    """A description whose numbers nobody stands by tells of those of whom others do: of the same side, or told with it.

    So are numbers rival, taken back, or those of perpetrators alone; they widen what others say, and add nobody to it.
    """
    stood_by = [k for k in sorted(lines, key=order_of) if lines[k].stood_by]
    for kind in sorted((k for k in lines if lines[k].numbered and not lines[k].stood_by), key=order_of):
        homes = [k for k in stood_by if k.outcome == kind.outcome]
        sided = [k for k in homes if _one_side(k, kind)]
        together = [k for k in homes if not lines[kind].boasted and lines[k].told_by & lines[kind].told_by]
        both = [k for k in sided if k in together]
        home = max(both or sided or together, key=lambda k: (_one_nation(k, kind), lines[k].best or 0), default=None)
        if home is not None:
            lines[home].take(lines.pop(kind))


def _one_side(a: Kind, b: Kind) -> bool:
    """Whether people can be of one side by their descriptions; attackers are never others'."""
    if "attackers" in (a.group, b.group):
        return a.group == b.group
    return a.group is None or b.group is None or a.group == b.group


def _one_nation(a: Kind, b: Kind) -> bool:
    return a.nationality is None or b.nationality is None or a.nationality == b.nationality


def fold_sides(lines: dict[Kind, Line]) -> None:
    """A number whose side is not said joins the line of a side that gives it, or the only one there is."""
    for kind in sorted((k for k in lines if k.group is None), key=order_of):
        _fold(lines, kind, [k for k in lines if k.group and k[:2] == kind[:2] and k.group != "attackers"])


def fold_nations(lines: dict[Kind, Line], wholes: Wholes) -> None:
    """A number without a nationality is the same people, their whole, or others beside them.

    ``wholes`` are pairs of a description and one that some claim gives as a part of it.
    """
    for kind in sorted((k for k in lines if k.nationality is None), key=order_of):
        homes = [k for k in lines if _within(k, kind)]
        lines[kind].add_beside([lines[h] for h in homes], whole=any((kind, h) in wholes for h in homes))
        _fold(lines, kind, homes, wholes)


def _fold(lines: dict[Kind, Line], kind: Kind, closer: Iterable[Kind], wholes: Wholes = frozenset()) -> None:
    """Folds a description into one of those closer that mean the same people, or makes it the whole of them all."""
    homes = sorted(closer, key=order_of)
    line = lines[kind]
    same = [h for h in homes if same_number(line, lines[h]) and (kind, h) not in wholes]
    home = next((h for h in same if not _beside(line, lines[h])), None)
    if home is None and len(homes) == 1 and (kind, homes[0]) not in wholes and not _beside(line, lines[homes[0]]):
        home = homes[0] if not _more(line, lines[homes[0]]) else None
    if home is not None:
        lines[home].take(lines.pop(kind))
    elif _holds(line, [lines[h] for h in homes]):
        for h in homes:
            lines[h].whole = kind


def _holds(line: Line, parts: Sequence[Line]) -> bool:
    """Whether a number can be the whole of others: those of several lines add up to it, or none is told beside it."""
    together = sum(part.best or 0 for part in parts)
    if len(parts) > 1 and line.best == together:
        return True
    return (line.best or 0) >= together and not any(_beside(line, part) for part in parts)


def fold_alike(lines: dict[Kind, Line]) -> None:
    """One number of two sides that no claim tells beside one another is said of the same people, the side mistaken."""
    for kind in sorted((k for k in lines if k.group), key=order_of):
        alike = [
            k
            for k in sorted(lines, key=order_of)
            if k[:2] == kind[:2] and k.group not in (None, kind.group) and _one_number(lines[k], lines[kind])
        ]
        home = max(alike, key=lambda k: len(lines[k].numbered_by), default=None)
        if home is not None and len(lines[home].numbered_by) >= len(lines[kind].numbered_by):
            lines[home].take(lines.pop(kind))


def _one_number(a: Line, b: Line) -> bool:
    return a.best == b.best and (a.best or 0) > BY_CHANCE and not _beside(a, b)


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
    return bool(a.numbered_by & b.numbered_by)
