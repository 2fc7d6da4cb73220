"""Several patterns of a lexicon looked for at once: text is searched once for where any of them may begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from tocsin.reading.beginnings import ENOUGH
from tocsin.reading.lexicon import Lexicon, Pattern, any_begins, may_begin

Path = tuple[str, ...]
Match = regex.Match[str]
_REMEMBERED = 1 << 14  # beginnings of words


class Spotter:
    """Finds what each of several patterns of a lexicon would find by itself."""

    def __init__(self, lex: Lexicon, paths: Sequence[Path]) -> None:
        self._lex = lex
        self._paths = paths
        self._anything: Pattern = any_begins([p for path in paths for p in lex.entries(*path)])
        self._starts = [may_begin(lex.entries(*path)) for path in paths]
        # The few letters that a word begins with leave few patterns to try: the same ones come again and again.
        self._open_to = lru_cache(maxsize=_REMEMBERED)(self._beginning_so)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[Path, Match]]:
        """The matches of each pattern in ``text[start:end]``, those of the first one first, each in order of place."""
        spots: defaultdict[int, list[int]] = defaultdict(list)
        for m in self._anything.finditer(text, start, end):
            at = m.start()
            for which in self._open_to(text[at : min(at + ENOUGH, end)]):
                spots[which].append(at)
        for which in sorted(spots):
            path = self._paths[which]
            yield from ((path, m) for m in _at(self._lex.pattern(*path), text, spots[which], end))

    def _beginning_so(self, letters: str) -> tuple[int, ...]:
        """The patterns, by place, that may match where these characters stand."""
        return tuple(i for i, start in enumerate(self._starts) if start is None or start.match(letters))


def _at(pattern: Pattern, text: str, spots: Sequence[int], end: int) -> Iterator[Match]:
    """The matches that begin at one of these places and behind the one before."""
    free = 0
    for spot in spots:
        if spot >= free and (m := pattern.match(text, spot, end)):
            free = m.end()
            yield m
