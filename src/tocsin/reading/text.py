"""A report's text as the reader sees it: folded for matching, cut into sentences, offsets unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

import regex

from tocsin.records import Span

# One character for one character: offsets into the folded text are offsets into the report.
_FOLD = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "`": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\u2011": "-",
        "\u2010": "-",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u201e": '"',
    }
    | {chr(0x0660 + d): str(d) for d in range(10)}
    | {chr(0x06F0 + d): str(d) for d in range(10)}
    | {chr(0x0966 + d): str(d) for d in range(10)}
    | {chr(0x09E6 + d): str(d) for d in range(10)}
)
_END = regex.compile(r"""[.!?…]+["')\]]*(?=\s|$)|[।॥؟۔]+["')\]]*|\n+""")
_WRAPPED_FROM = 50
_DAY = 2  # digits of a day of a month
_LAST_WORD = regex.compile(r"[\w.]+$")


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


def apart(found: Iterable[S]) -> tuple[S, ...]:
    """Those that overlap none before them, in the order of the text: give the better ones first."""
    kept: list[S] = []
    for one in found:
        if all(one.end <= k.start or one.start >= k.end for k in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda k: k.start))


def fold(text: str) -> str:
    """The text with typographic variants and foreign digits made plain; of the same length."""
    return text.translate(_FOLD)


def stand_before(words: regex.Pattern[str], text: str, at: int, within: int, since: int = 0) -> bool:
    """Whether words stand right before a place of a text, looked for in so many characters, none before ``since``."""
    return bool(ending(words, text[max(since, at - within) : at].rstrip()))


def ending(words: regex.Pattern[str], lead: str) -> list[regex.Match[str]]:
    """The matches of words that end a piece of text."""
    return [m for m in words.finditer(lead) if m.end() == len(lead)]


def sentences(
    folded: str, abbreviations: frozenset[str] = frozenset(), months: regex.Pattern[str] | None = None
) -> tuple[Span, ...]:
    """Sentences in order, without the white space around them. A line break ends one, unless it only wraps a line.

    A number's dot before one of ``months`` ends none: "am 10. Februar".
    """
    return tuple(_cut(folded, abbreviations, months))


def _cut(text: str, abbreviations: frozenset[str], months: regex.Pattern[str] | None) -> Iterator[Span]:
    start = 0
    for mark in _END.finditer(text):
        if mark[0][0] == "." and _abbreviated(text, mark.start(), mark.end(), abbreviations):
            continue
        if months is not None and mark[0] == "." and _of_day(text, mark.start(), mark.end(), months):
            continue
        if mark[0] == "\n" and _wrapped(text, mark.start()):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, len(text))


def _wrapped(text: str, at: int) -> bool:
    """Whether a single line break only wraps a long line, as in mail: the sentence goes on behind it."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    following = text[at + 1 : at + 2]
    return len(line) >= _WRAPPED_FROM and line[-1:] not in '.!?:"' and (following.islower() or following.isdigit())


def _abbreviated(text: str, dot: int, end: int, abbreviations: frozenset[str]) -> bool:
    last = _LAST_WORD.search(text, max(0, dot - 20), dot)
    word = last[0].lower() if last else ""
    following = text[end : end + 2].lstrip()[:1]
    if following.islower() and following.isascii():
        return True
    return word in abbreviations or (len(word) == 1 and word.isalpha() and word.isascii())


def _of_day(text: str, dot: int, end: int, months: regex.Pattern[str]) -> bool:
    """Whether a dot stands behind the number of a day of a month."""
    day = _LAST_WORD.search(text, max(0, dot - 3), dot)
    at = end + len(text[end:]) - len(text[end:].lstrip(" "))
    return day is not None and day[0].isdigit() and len(day[0]) <= _DAY and months.match(text, at) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if any(c.isalnum() for c in stripped):
        left = start + len(piece) - len(piece.lstrip())
        yield Span(start=left, end=left + len(stripped))
