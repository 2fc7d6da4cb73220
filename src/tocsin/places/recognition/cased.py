"""Names of places in scripts with capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.places.inflection import joined
from tocsin.places.words import Pattern, Words

_MOST_WORDS = 5
_LINKS = r"(?:de|du|des|da|do|dos|das|del|di|della|of|la|le|les|el|al|ag|ben|bin|sur|sous|en|am|an der|d['’]|l['’])"
_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}'’ʼ-]*\.?"
_RUN = regex.compile(rf"(?<![\w])(?:al-|el-|an-|as-|ad-)?{_WORD}(?:[  ](?:{_LINKS}[  ]?){{0,2}}{_WORD}){{0,7}}")
_TOKEN = regex.compile(r"[^\s]+")
# Both halves of "Bamako-Bougouni" may be names, if they are long enough.
_HALF = regex.compile(r"(?<![^\s-])\p{L}{4,}(?=-\p{Lu}\p{L}{3})|(?<=\p{L}{4}-)[^\s-]{4,}(?![^\s])|(?!-)[^\s]+")
_SUFFIX = regex.compile(r"['’]s?$|\.$")
_DOTTED = regex.compile(r"(?:\p{L}\.){1,4}|(?:St|Mt|Ft|Ste)\.")
_POSSESSIVE = regex.compile(r"['’]s$")
_SUFFIXED = regex.compile(r"\p{L}['’]\p{Ll}{1,6}$")


class Run:
    """Capitalised words in a row, ``start:end``, and the words in it with their places."""

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.tokens = [(start + m.start(), start + m.end()) for m in _HALF.finditer(text)]
        self.end = self.tokens[-1][1]

    def parts(self) -> Iterator[tuple[int, int]]:
        """Indexes of first and last but one word of each stretch, the longer ones first."""
        count = len(self.tokens)
        for size in range(min(count, _MOST_WORDS), 0, -1):
            for first in range(count - size + 1):
                yield first, first + size


def runs(text: str, words: Words) -> Iterator[Run]:
    """All runs of a text. A full stop inside one ends it, but for initials and "St."; so does "'s"."""
    ends = _SUFFIXED if words.entries("joined") else _POSSESSIVE
    for match in _RUN.finditer(text):
        start, body = match.start(), match[0]
        for piece in _pieces(body, ends):
            yield Run(start + piece[0], body[piece[0] : piece[1]])


def _pieces(body: str, last: Pattern) -> Iterator[tuple[int, int]]:
    start = 0
    for token in _TOKEN.finditer(body):
        ends = token[0].endswith(".") and not _DOTTED.fullmatch(token[0])
        if ends or last.search(token[0]):
            yield start, token.end()
            start = token.end() + 1
    if start < len(body):
        yield start, len(body)


def trimmed(text: str, start: int, end: int, words: Words) -> int:
    """The end of a name without what an apostrophe joins to it, and a full stop, which only initials keep."""
    said = joined(words).sub("", text[start:end].removesuffix("."))
    if len(said) < end - start - 1:
        return start + len(said)
    said = text[start:end]
    if _DOTTED.fullmatch(said.split()[-1]):
        return end
    return end - len(said) + len(_SUFFIX.sub("", said))


@cache
def _where(words: Words) -> Pattern:
    where = words.entries("where")
    return regex.compile(rf"['’](?:{'|'.join(where)})(?!\w)", regex.IGNORECASE) if where else regex.compile(r"(?!)")


def said_where(text: str, end: int, words: Words) -> bool:
    """Whether the name's own suffix says that something is there (Turkish "Bamako'da")."""
    return bool(_where(words).match(text, end))


def capitals(text: str) -> bool:
    """Whether a text is in a script with capitals."""
    head = text[:2000]
    return len(_CAPITAL.findall(head)) * 200 > len(head)


_CAPITAL = regex.compile(r"\p{Lu}")


def inner(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of these."""
    return any(start < b and a < end for a, b in spans)
