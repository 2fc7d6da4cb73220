"""Words of a text in any script, folded for comparison, with their places in the original.

``\\b`` of regular expressions splits Devanagari at its vowel signs, so words are made here by Unicode
category: letters, marks and digits, and the joiners between them.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from itertools import pairwise
from typing import NamedTuple

APOSTROPHES = "'’‘`´ʼʻʿʾ′＇"
# Words that Romance languages cut short before a vowel: what follows is a word of its own.
_ELIDED = frozenset(
    (
        "l",
        "d",
        "n",
        "s",
        "c",
        "j",
        "m",
        "t",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quoiqu",
        "dell",
        "all",
        "dall",
        "sull",
        "nell",
        "coll",
        "quell",
        "un",
        "bell",
        "sant",
    )
)
_BETWEEN_APOSTROPHES = re.compile(f"[^{APOSTROPHES}]+")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS_TO_DROP = frozenset("\u093c\u09bc\u0a3c\u0abc\u0b3c\u0640\u200c\u200d\u200b\u00ad\u0670")
_LETTERS_TO_FOLD = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه",
        "\u0901": "\u0902", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ё": "е",
    }
)  # fmt: skip
# Between the words of one name: a space or a line break, a hyphen or dash, an apostrophe, a dot in initials,
# an opening bracket or quotation mark.
_GAP = re.compile(rf"(?:\s{{0,2}}[-‐‑‒–·/]?[ ]?|[{APOSTROPHES}][ ]?|\.[ ]?|[ ]?[(（«„“])\Z")


class Token(NamedTuple):
    """A word at code points ``[start, end)``; ``key`` is its folded form, ``raw`` the text's own."""

    start: int
    end: int
    key: str
    raw: str

    @property
    def capitalised(self) -> bool:
        return self.raw[0].isupper()

    @property
    def capitals(self) -> bool:
        return self.raw.isupper()


@cache
def _word_pattern() -> re.Pattern[str]:
    """A run of letters, marks, digits and joiners, with inner apostrophes; a Han sign is one word."""
    marks = _mark_ranges()
    apostrophes = re.escape(APOSTROPHES)
    word = rf"(?:[^\W_{_HAN}]|[{marks}\u200c\u200d])"
    return re.compile(rf"[{_HAN}]|{word}+(?:[{apostrophes}]{word}+)*")


def _mark_ranges() -> str:
    """Ranges of the combining marks (Mn, Mc) of the basic plane, which ``\\w`` does not hold."""
    found = [c for c in range(0x300, 0xFE30) if unicodedata.category(chr(c)) in ("Mn", "Mc")]
    ranges: list[tuple[int, int]] = []
    for code in found:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges)


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that works out each letter when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code).translate(_LETTERS_TO_FOLD))
        kept = "".join(c for c in plain if not _left_out(c))
        self[code] = folded = kept.translate(_LETTERS_TO_FOLD)
        return folded


def _left_out(sign: str) -> bool:
    """Whether writers leave ``sign`` out: accents, Arabic vowel signs, nuktas, joiners, apostrophes."""
    accent = "\u0300" <= sign <= "\u036f" or "\u064b" <= sign <= "\u0655"
    return accent or sign in _MARKS_TO_DROP or sign in APOSTROPHES


# A cache of a pure function of one letter: nothing that is read from it changes.
_FOLDING = _Folding()


def fold(text: str) -> str:
    """``text`` for comparison: in small letters, bare of accents, Arabic vowel signs, nuktas, apostrophes.

    Vowel signs of Indic scripts stay: they are letters in all but category.
    """
    return text.lower().translate(_FOLDING)


def tokenize(text: str, lang: str | None = None) -> list[Token]:
    """The words of ``text`` in order. In Turkish an apostrophe ends a name; elsewhere it may be a letter."""
    tokens: list[Token] = []
    for found in _word_pattern().finditer(text):
        raw = found.group()
        if raw.isascii() and "'" not in raw:
            tokens.append(Token(found.start(), found.end(), raw.lower(), raw))
        else:
            tokens.extend(_parts(raw, found.start(), lang == "tr"))
    return tokens


def _parts(raw: str, start: int, always: bool) -> list[Token]:
    """``raw`` cut at the apostrophes that part words (l'Inde, Mali's), not at those inside one (Jama'at)."""
    pieces = [found.span() for found in _BETWEEN_APOSTROPHES.finditer(raw)]
    tokens: list[Token] = []
    begin = 0
    for (left, end), (right, stop) in pairwise(pieces):
        if always or _parts_words(raw[left:end], raw[right:stop]):
            tokens.append(_token(raw[begin:end], start + begin))
            begin = right
    return [*tokens, _token(raw[begin:], start + begin)]


def _parts_words(left: str, right: str) -> bool:
    """Whether an apostrophe between ``left`` and ``right`` stands between two words."""
    possessive = right.lower() == "s" or (len(left) > 1 and left.isupper() and right.islower())
    return possessive or left.lower() in _ELIDED


def _token(raw: str, start: int) -> Token:
    return Token(start, start + len(raw), sys.intern(fold(raw)), raw)


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring words may be of one name: but a space, a hyphen or the like between them."""
    gap = text[left.end : right.start]
    if gap in ("", " ", "-"):
        return True
    if "." in gap and len(left.raw) > 3:
        return False
    return len(gap) <= 4 and gap.count("\n") < 2 and _GAP.match(gap) is not None


def in_headline(tokens: list[Token], at: int) -> bool:
    """Whether the words around ``tokens[at]`` are in capitals too, so that its own capitals mean nothing."""
    around = [t for t in (*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 4]) if len(t.raw) > 3]
    shouted = sum(t.capitals for t in around)
    return shouted >= 2 and shouted * 2 > len(around)
