"""Several patterns of a lexicon looked for at once: text is searched once for where any of them may begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.lexicon import Lexicon, Pattern, any_begins

Path = tuple[str, ...]
Match = regex.Match[str]


class Spotter:
    """Finds what each of several patterns of a lexicon would find by itself."""

    def __init__(self, lex: Lexicon, paths: Sequence[Path]) -> None:
        self._lex = lex
        self._paths = paths
        self._anything: Pattern = any_begins([p for path in paths for p in lex.entries(*path)])

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[Path, Match]]:
        """The matches of each pattern in ``text[start:end]``, those of the first one first, each in order of place."""
        spots = [m.start() for m in self._anything.finditer(text, start, end)]
        if spots:
            for path in self._paths:
                yield from ((path, m) for m in _at(self._lex.pattern(*path), text, spots, end))


def _at(pattern: Pattern, text: str, spots: Sequence[int], end: int) -> Iterator[Match]:
    """The matches that begin at one of these places and behind the one before."""
    free = 0
    for spot in spots:
        if spot >= free and (m := pattern.match(text, spot, end)):
            free = m.end()
            yield m
