"""Where a quote stands in a text: the same words, whatever the white space and the marks of quotation."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from tocsin.reading.text import fold
from tocsin.records import Span

_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cc}--\s]", regex.VERSION1)
_DASHES = str.maketrans({"\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", '"': "'", "\u2026": "."})
# In these scripts a word's bounds are seen; elsewhere articles and particles are written to it.
_BOUNDED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Nd}]")
_ONE_FIGURE = regex.compile(r"\p{Nd}[.,]\p{Nd}")
_AROUND = "'. \t\n"
_MOST = 50
_LONGEST = 4000


class Quotable:
    """A text in which quotes are looked up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain, self._at = _plain(text)
        self._small = _small(self._plain)

    def find(self, quote: str, near: Iterable[Span] = ()) -> Span | None:
        """The span of a quote: where it stands in one of the spans ``near``, else nearest to the first of them.

        None where the text has no such words.
        """
        found = self._all(quote)
        spans = list(near)
        if not found or not spans:
            return found[0] if found else None
        inside = [one for span in spans for one in found if span.start <= one.start and one.end <= span.end]
        return inside[0] if inside else min(found, key=lambda one: abs(one.start - spans[0].start))

    def _all(self, quote: str) -> list[Span]:
        wanted = _plain(quote)[0].strip(_AROUND) if len(quote) <= _LONGEST else ""
        if not wanted:
            return []
        return self._in(self._plain, wanted) or self._in(self._small, _small(wanted))

    def _in(self, plain: str, wanted: str) -> list[Span]:
        found: list[Span] = []
        at = plain.find(wanted)
        while at >= 0 and len(found) < _MOST:
            if self._stands_alone(at, at + len(wanted)):
                found.append(Span(start=self._at[at], end=self._at[at + len(wanted) - 1] + 1))
            at = plain.find(wanted, at + 1)
        return found

    def _stands_alone(self, start: int, end: int) -> bool:
        if self._cuts(start - 1, start) or self._cuts(end - 1, end):
            return False
        # "1" is no part of "1,200".
        around = (self._plain[max(0, start - 2) : start + 1], self._plain[end - 1 : end + 2])
        return not any(_ONE_FIGURE.fullmatch(one) for one in around)

    def _cuts(self, left: int, right: int) -> bool:
        """Whether one word, or one figure, goes on from ``left`` to ``right``."""
        if left < 0 or right >= len(self._plain):
            return False
        return all(_BOUNDED.match(self._plain[i]) is not None for i in (left, right))


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with plain marks and single spaces, and where each of its characters stood."""
    plain: list[str] = []
    at: list[int] = []
    for i, character in enumerate(fold(text).translate(_DASHES)):
        if character.isspace():
            if plain and plain[-1] != " ":
                plain.append(" ")
                at.append(i)
        elif not _INVISIBLE.match(character):
            plain.append(character)
            at.append(i)
    return "".join(plain), at


def _small(plain: str) -> str:
    """In small letters, one for one."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in plain)
