"""A name without its case ending, or what an apostrophe joins to it, as a gazetteer may have it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tocsin.places.folding import fold
from tocsin.places.words import NEVER, Pattern, Words


def forms(name: str, words: Words) -> list[str]:
    """Folded forms a gazetteer may have a name under: as it stands, and without its case ending or suffix."""
    bare = joined(words).sub("", name)
    found = [fold(name), fold(bare)] if bare != name else [fold(name)]
    if words.endings:
        found += list(_uninflected(fold(name), words))
    return list(dict.fromkeys(f for f in found if f))


def _uninflected(name: str, words: Words) -> Iterator[str]:
    """The name in its first case, as its ending allows; every word of it may be inflected."""
    parts = name.split(" ")
    heads = _first_cases(parts[0], words) if len(parts) > 1 else []
    for last in _first_cases(parts[-1], words):
        yield " ".join([*parts[:-1], last])
        for head in heads[:4]:
            yield " ".join([head, *parts[1:-1], last])


def _first_cases(word: str, words: Words) -> list[str]:
    found = [
        word[: -len(ending)] + instead
        for ending, instead in words.endings
        if word.endswith(ending) and len(word) - len(ending) >= 3
    ]
    return list(dict.fromkeys(found))[:12]


@cache
def joined(words: Words) -> Pattern:
    """What an apostrophe joins to a name (Turkish)."""
    suffixes = [*words.entries("where"), *words.entries("joined")]
    return regex.compile(rf"['’](?:{'|'.join(suffixes)})$", regex.IGNORECASE) if suffixes else NEVER
