"""Numbers of a claim that are of people counted in a larger one, where no word of parts says so.

A report gives the whole toll first and then tells of some of the dead: "At least 70 were killed. ... Ten women lay in
the church." On labelled reports a smaller number told behind a larger one of the same outcome, side and nation is of
other people once in sixteen times; so it is taken for a part, unless a list joins the two. Numbers of which one is the
sum of those that follow are the whole and its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.lines import other_roles
from tocsin.reading.numbers import AND
from tocsin.records import Count

_FEWEST = 2  # parts that add up to a whole
_LAST_WORD = regex.compile(r"([^\W\d]+)\W*$")
_ENDS = regex.compile(r"[.!?।۔]\s|\n")


def with_parts(lines: Sequence[Count], text: str, lex: Lexicon) -> list[Count]:
    """The same lines in order, those of people whom another line counts marked as its parts."""
    found = list(lines)
    for whole in range(len(found)):
        for part in _summing_to(found, whole) or _told_behind(found, whole, text, lex):
            found[part] = msgspec.structs.replace(found[part], part_of=whole)
    return found


def _summing_to(lines: Sequence[Count], whole: int) -> list[int]:
    """The lines behind one that sum to it."""
    if not _may_be_whole(lines, whole):
        return []
    parts, total = list[int](), 0
    for i in range(whole + 1, len(lines)):
        if lines[i].part_of != whole and not _may_be_part(lines, i, whole):
            continue
        parts.append(i)
        total += lines[i].best or 0
        if total >= (lines[whole].best or 0):
            break
    return parts if len(parts) >= _FEWEST and total == lines[whole].best else []


def _told_behind(lines: Sequence[Count], whole: int, text: str, lex: Lexicon) -> list[int]:
    """Smaller lines told behind one."""
    if not _may_be_whole(lines, whole):
        return []
    return [
        i
        for i in range(len(lines))
        if i != whole
        and _may_be_part(lines, i, whole)
        and _behind(lines[i], lines[whole], text)
        and not other_roles(lines[i], lines[whole], lex)
    ]


def _may_be_whole(lines: Sequence[Count], whole: int) -> bool:
    line = lines[whole]
    standing = line.standing == "current" and line.part_of is None
    return standing and line.best is not None and line.group != "attackers"


def _may_be_part(lines: Sequence[Count], part: int, whole: int) -> bool:
    a, b = lines[part], lines[whole]
    smaller = a.best is not None and b.best is not None and a.best < b.best
    free = a.standing == "current" and a.part_of is None and all(line.part_of != part for line in lines)
    nation = b.nationality in (None, a.nationality)
    side = b.group in (None, a.group) or a.group is None
    alike = nation and side and a.outcome == b.outcome and a.group != "attackers"
    return smaller and free and alike


def _behind(part: Count, whole: Count, text: str) -> bool:
    """Whether a part stands in a sentence behind its whole's, or in the same one and not joined to what is before."""
    if part.span is None or whole.span is None or part.span.start < whole.span.end:
        return False
    between = text[whole.span.end : part.span.start]
    if _ENDS.search(between):
        return True
    last = _LAST_WORD.search(between)
    return part.best != 1 and (last is None or last[1].lower() not in AND)
