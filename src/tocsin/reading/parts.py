"""Numbers of people that are parts of the number before them: "five people, two women and three children"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import regex

from tocsin.reading.numbers import AND
from tocsin.reading.phrases import People

_OPENS = regex.compile(r"\s*[(\[]\s*")
_APART = regex.compile(r"\s*[,:(–—-]\s*")
_ASIDE = regex.compile(r"[^.;:!?()]*,\s*")  # behind a share and what is told of its whole
_LISTED = regex.compile(r"\s*,?\s*(?P<and>[^\W\d]*)\s*")


def with_parts(text: str, found: Sequence[People]) -> tuple[People, ...]:
    """The same people in order, those that are told as parts of the ones before them marked so."""
    parts = {j for i in range(len(found)) for j in (*_in_aside(text, found, i), *_making_up(text, found, i))}
    for i in range(1, len(found)):
        if (found[i - 1].partitive or i - 1 in parts) and _goes_on(text[found[i - 1].noun_end : found[i].start]):
            parts.add(i)
    return tuple(msgspec.structs.replace(p, partitive=True) if i in parts else p for i, p in enumerate(found))


def _in_aside(text: str, found: Sequence[People], i: int) -> list[int]:
    """Those in brackets within or right behind a number's phrase: "four staff (a driver and three nurses)"."""
    end = found[i].noun_end
    opening = _OPENS.match(text, end)
    if opening is not None:
        closing = regex.search(r"[)\]]", text[opening.end() :])
        end = opening.end() + closing.start() if closing else end
    return [j for j in range(i + 1, len(found)) if found[j].start < end and _smaller(found[j], found[i])]


def _goes_on(between: str) -> bool:
    """Whether nothing but a word that joins two things stands between: "including a nun and a child"."""
    joined = _LISTED.fullmatch(between)
    return joined is not None and joined["and"].lower() in AND


def _making_up(text: str, found: Sequence[People], i: int) -> list[int]:
    """Those listed right behind a number that sum to it."""
    whole, total, listed = found[i].value, 0, list[int]()
    share = found[i].share and i + 1 < len(found) and found[i + 1].whole
    opens = _ASIDE if share else _APART
    for j in range(i + 1 + share, len(found)):
        between = text[found[j - 1].noun_end : found[j].start]
        joined = (_goes_on(between) or _APART.fullmatch(between)) if listed else opens.fullmatch(between)
        value = found[j].value
        if whole is None or value is None or not joined:
            return []
        total += value
        listed.append(j)
        if total >= whole:
            break
    return listed if total == whole and len(listed) > 1 else []


def _smaller(part: People, whole: People) -> bool:
    return part.value is not None and whole.value is not None and part.value <= whole.value
