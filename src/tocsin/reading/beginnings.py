"""How the matches of a pattern begin, as far as it is written in plain letters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_OFTEN = regex.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")
_MANY = ("?", "*", "+", "{")  # behind a letter or a group: it may be absent, or stand several times
ENOUGH = 4  # letters that tell words apart well enough
_SHORT = regex.compile(rf"[\p{{L}}\p{{M}}]{{1,{ENOUGH}}}|\[[^\\\[\]]+\]")


def beginnings(pattern: str) -> list[str]:
    """Letters of which every match of a pattern has one at its beginning; where they are not told, a pattern for it."""
    parts = alternatives(pattern)
    if len(parts) > 1:
        return [b for part in parts for b in beginnings(part)] if all(parts) else [pattern]
    if pattern.startswith(("(?:", "[")):
        return _of_bracket(pattern)
    letters = _LETTERS.match(pattern)
    sure = letters[0][: -1 if pattern[letters.end() : letters.end() + 1] in _MANY else None] if letters else ""
    return [sure[:ENOUGH] or pattern]


def _of_bracket(pattern: str) -> list[str]:
    """Those of a pattern that begins with a group or a class of characters, and of what is behind one not needed."""
    end = _end_of_class(pattern, 0) if pattern[0] == "[" else _end_of_group(pattern)
    inside = [pattern[: end + 1]] if pattern[0] == "[" else alternatives(pattern[3:end])
    often = _OFTEN.match(pattern, end + 1)
    behind = pattern[often.end() :] if often else ""
    if not all(inside) or (often and not behind):
        return [pattern]
    found = inside if pattern[0] == "[" else [b for part in inside for b in beginnings(part)]
    return found + (beginnings(behind) if often else [])


def is_short(beginning: str) -> bool:
    """Whether a beginning is a few letters or one character of a class: no more than ``ENOUGH``, whatever is around."""
    return _SHORT.fullmatch(beginning) is not None


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand outside all brackets."""
    cuts = [-1, *(i for i, depth in _depths(pattern) if depth == 0 and pattern[i] == "|"), len(pattern)]
    return [pattern[a + 1 : b] for a, b in pairwise(cuts)]


def _end_of_group(pattern: str) -> int:
    """Where the bracket closes with which a pattern begins."""
    return next((i for i, depth in _depths(pattern) if i and depth == 0), len(pattern))


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Each character but escaped ones, with how many brackets are open behind it; a class of characters is one."""
    depth, i = 0, 0
    while i < len(pattern):
        if pattern[i] == "\\":
            i += 2
            continue
        if pattern[i] == "[":
            i = _end_of_class(pattern, i)
        depth += {"(": 1, ")": -1}.get(pattern[i : i + 1], 0)
        yield i, depth
        i += 1


def _end_of_class(pattern: str, start: int) -> int:
    """Where a class of characters ends that begins here; a bracket at its very beginning is one of them."""
    i = start + 2 + (pattern[start + 1 : start + 2] == "^")
    while i < len(pattern) and pattern[i] != "]":
        i += 1 + (pattern[i] == "\\")
    return min(i, len(pattern) - 1)
