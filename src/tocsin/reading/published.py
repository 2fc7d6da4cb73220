"""What is released and is nobody: a video, a statement, a list of names."""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon

_KEYS = (
    ("captors", "video"),
    ("captors", "audio"),
    ("captors", "photo"),
    ("captors", "letter"),
    ("captors", "proof_of_life"),
    ("captives", "published"),
)
_REACH = 40  # characters beside a word of freeing in which what is made public stands
_WORDS = 3  # at the most between the two
_APART = regex.compile(r"[,;:.!?()\"]")


def is_published(text: str, start: int, end: int, floor: int, lex: Lexicon) -> bool:
    """Whether a word of freeing at a place tells of something made public: "a video released by", "released a list"."""
    before, behind = text[max(floor, start - _REACH) : start], text[end : end + _REACH]
    for key in _KEYS:
        words = lex.pattern(*key)
        if any(_near(before[m.end() :]) for m in words.finditer(before)):
            return True
        if any(_near(behind[: m.start()]) for m in words.finditer(behind)):
            return True
    return False


def _near(between: str) -> bool:
    return len(between.split()) <= _WORDS and not _APART.search(between) and not regex.search(r"\d", between)
