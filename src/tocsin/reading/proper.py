"""Proper names in the sentences that tell an occurrence: ships, firms, people and places that tell it from others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

import regex

from tocsin.names import find_actors, find_countries
from tocsin.reading.lexicon import Lexicon
from tocsin.records import Span

MOST = 16  # names a claim; the telling sentences hold fewer but for lists
_LONGEST = 60  # characters of a name
_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}'’-]*"
_LINK = r"(?:de la|de los|de|du|des|da|do|dos|del|di|al|el|ag|ould|bin|ben|von|van)"
_RUN = regex.compile(rf"(?<![\p{{L}}\p{{N}}'’-])(?:al-|el-|an-|ad-)?{_WORD}(?: (?:{_LINK} )?{_WORD}){{0,5}}")
_SMALL = regex.compile(r"(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}\p{M}'’-]*")
_ACRONYM = regex.compile(r"\p{Lu}{1,5}s?")
_OPENS = regex.compile(r"(?:^|[.!?:;…«»“”„\"(\n—–-])[\s«»“”„\"'(]*$")
_OWNED = regex.compile(r"['’]s?$")
_NOUNS_CAPITALISED = frozenset({"de", "lb"})  # languages that write every noun with a capital


def proper_names(text: str, spans: Sequence[Span], lex: Lexicon) -> tuple[str, ...]:
    """Names within the spans, in order, each once; none in scripts without capitals.

    States, their peoples, armed actors, months and short acronyms are left out: they are values of their own, or tell
    nothing. A word that a sentence begins with is one only where the text has it inside a sentence too, and one that
    the text writes without its capital as well is none.
    """
    inside = [m[0] for m in _RUN.finditer(text) if not _OPENS.search(text, max(0, m.start() - 6), m.start())]
    common = frozenset(_SMALL.findall(text))
    words = frozenset(word for run in inside for word in run.split())
    found: dict[str, None] = {}
    for span in spans:
        for name in _names(text[span.start : span.end], words, common, lex):
            found.setdefault(name)
    return tuple(found)[:MOST]


@cache
def _calendar(lex: Lexicon) -> frozenset[str]:
    """Words for months and weekdays, as a plain word may be written."""
    tables = (lex.table("dates", "months"), lex.table("dates", "weekdays"))
    return frozenset(name for table in tables for key in table for name in key.split("|"))


def _names(sentence: str, inside: Collection[str], common: Collection[str], lex: Lexicon) -> Iterator[str]:
    taken = [(m.start, m.end) for m in find_countries(sentence, lex.lang)]
    taken += [(m.start, m.end) for m in find_actors(sentence, lex.lang)]
    for run in _RUN.finditer(sentence):
        kept: list[str] = []
        at = run.start()
        opens = bool(_OPENS.search(sentence, max(0, at - 6), at))
        for n, said in enumerate(run[0].split(" ")):
            start, end = at, at + len(said)
            at, word = end + 1, _OWNED.sub("", said)
            free = not any(start < b and a < end for a, b in taken)
            known = n > 0 or not opens or word in inside
            plain = word.casefold()
            if free and known and plain not in common and plain not in _calendar(lex):
                kept.append(word)
        name = " ".join(kept)
        alone = " " not in name and lex.lang in _NOUNS_CAPITALISED
        if 2 < len(name) <= _LONGEST and not alone and not _ACRONYM.fullmatch(name):
            yield name
