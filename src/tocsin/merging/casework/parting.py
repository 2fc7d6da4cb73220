"""A number of people free whom its own report parts by how they came free: "six are free: three were rescued ..."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from tocsin.merging.casework.sayings import FREED, Saying

_PARTS: Final = 2  # numbers from which their sum is no accident
_MOST: Final = 8  # numbers of one report among which parts are looked for


def parted(told: Sequence[Saying]) -> list[Saying]:
    """The sayings, a report's number of people free left out where smaller ones of it, in more than one way or on more
    than one day, make it up: those are its news then."""
    by_report: dict[str, list[Saying]] = defaultdict(list)
    for saying in told:
        if saying.fate in FREED and saying.sure and not saying.rival:
            by_report[saying.filed.report].append(saying)
    wholes: set[int] = set()
    parts: set[int] = set()
    for some in by_report.values():
        for whole in some:
            less = [s for s in some if s is not whole and s.number < whole.number]
            made = next((p for p in _some(less) if _makes_up(p, whole)), None)
            if made is not None:
                wholes.add(id(whole))
                parts |= {id(s) for s in made}
    return [replace(s, news=s.news or id(s) in parts) for s in told if id(s) not in wholes]


def _some(less: Sequence[Saying]) -> Iterator[tuple[Saying, ...]]:
    """Some of these numbers, the most first."""
    few = less[:_MOST]
    return (made for size in range(len(few), _PARTS - 1, -1) for made in combinations(few, size))


def _makes_up(parts: Sequence[Saying], whole: Saying) -> bool:
    """Whether these numbers, of more than one way or day, are as many as the whole."""
    return sum(s.number for s in parts) == whole.number and len({(s.fate, s.day) for s in parts}) > 1
