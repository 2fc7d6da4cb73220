"""Two people told by one word, a noun in the dual: "الطفلين" two children, "جثتي شابين" the bodies of two men."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbered_behind import named_before, people_of
from tocsin.reading.numbers import Number, number_words
from tocsin.reading.phrases import GROUPS, People
from tocsin.records import Group

_TWO: Final = 2
_AND: Final = "و"  # is written together with the word behind it


def group_of_pair(n: Number, text: str, lex: Lexicon) -> Group | None:
    """On whose side two people are whose number is a noun itself; None for every other number."""
    word = text[n.figure_start : n.end]
    return next((g for g in GROUPS if n.value == _TWO and lex.pattern("people", g).fullmatch(word)), None)


def pair(
    n: Number, text: str, start: int, lex: Lexicon, *, group: Group, nationality: str | None, noun_end: int
) -> Iterator[People]:
    """Two people, with the word for their bodies before them; nobody where it is the plural of a number before it:
    "سبعة عاملين"."""
    before = regex.search(r"(\S+)\s+$", text[start : n.figure_start])
    known = number_words(lex).get(before[1], 0) if before is not None else 0
    figure = before is not None and before[1].isdecimal()
    if (figure or known > _TWO) and not text.startswith(_AND, n.figure_start):
        return
    word, definite = text[n.figure_start : n.end], named_before(text, n, lex)
    two = people_of(n, noun_end, group=group, role=word, nationality=nationality, definite=definite)
    bodies = before is not None and known == _TWO
    yield msgspec.structs.replace(two, start=start + before.start()) if before is not None and bodies else two


def bodies_of_pair(n: Number, behind: str, lex: Lexicon) -> bool:
    """Whether two bodies are told, and whose they are behind: these are counted there."""
    word = regex.match(r"\s+(\S+)", behind)
    return n.value == _TWO and word is not None and number_words(lex).get(word[1]) == _TWO


def joined_pair(words: str, lex: Lexicon) -> bool:
    """Whether words end in two more people: "الأربع والطفلين"."""
    last = words.split()[-1:]
    return bool(last) and last[0].startswith(_AND) and number_words(lex).get(last[0]) == _TWO
