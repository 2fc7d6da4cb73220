"""A number of people free whom its own report parts by how they came free: "six are free: three were rescued ..."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tocsin.merging.casework.sayings import FREED, Saying

_PARTS: Final = 2  # numbers from which their sum is no accident


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
            apart = len({(s.fate, s.day) for s in less}) > 1
            if len(less) >= _PARTS and apart and sum(s.number for s in less) == whole.number:
                wholes.add(id(whole))
                parts |= {id(s) for s in less}
    return [replace(s, news=s.news or id(s) in parts) for s in told if id(s) not in wholes]
