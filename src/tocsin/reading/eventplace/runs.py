"""Capitalised names in a sentence, known to a gazetteer or not: a village of fifty houses is written like a city.

For scripts with capitals only, and not for languages that capitalise every noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.records import Span

_MARK = r"['’‘ʿʼ`]"
_INSIDE = rf"(?:[\p{{L}}\p{{M}}\p{{N}}]|{_MARK}(?!s(?![\p{{L}}\p{{N}}]))(?=\p{{L}}))*"
_ARTICLE = r"(?:a[dhlnrstz]|ash|e[lsz]|[iu]l)-"
_SHORT = r"(?:St|Mt|Ft|Ste)\.|(?:\p{Lu}\.){2,4}"
_NAME = rf"{_MARK}?(?:{_ARTICLE})?[\p{{Lu}}\p{{Lt}}]\p{{M}}*{_INSIDE}(?:-[\p{{L}}\p{{N}}]{_INSIDE})*"
_WORD = rf"(?:{_SHORT}|{_NAME}|{_ARTICLE}\p{{Ll}}{_INSIDE})"
_OF = r"(?<=\b(?:University|Gulf|Bay|Straits?|Republic|Isle|Cape|Temple|Church|Citadel|Mount)\s)of\s"
_LINK = rf"(?:(?:de|del|de la|de las|de los|dos|das|da|do|di|du|des|la|le|les|bin|ibn|al|ash|ul|d['’]|ag)\s?|{_OF})"
_UNIT = r"(?:k\s?m|kilom|mil[el]|met|m(?!\p{L})|percent|people|men)"  # behind a number that is no part of a name
_NUMBER = rf"(?<=\s)\p{{N}}{{1,4}}(?![\p{{N}}\p{{L}}%]|[.,:]\p{{N}}|\s?-?{_UNIT})"
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}'’-]){_WORD}(?:(?:\s?[-–/]\s?|\s{{1,2}}){_LINK}?(?:{_WORD}|{_NUMBER}))*"
)
_FIRST = regex.compile(r"([\p{L}\p{M}'’.]+)\s+")
_LAST = regex.compile(r"\s+([\p{L}\p{M}'’]+)$")
_DESCRIBED = regex.compile(r"[\p{L}\p{M}]+-\p{Ll}+ed\s+")
_ARTICLES = frozenset("the a an le la les un une el los las il lo gli der die das o os as um uma".split())
_NOUNS_CAPITALISED = frozenset({"de"})
_LONGEST = 80
_MARKS = 20  # characters of quotes, bullets and blanks before a sentence
_AROUND = 20_000  # characters searched for a word written small, so that a huge text costs no more than a long one


def runs(text: str, sentence: Span, lex: Lexicon, taken: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Capitalised names of a sentence in order, without articles and words of place before them.

    ``taken`` are stretches known to be something else, dates, persons or armed groups: names end before them.
    """
    if lex.lang in _NOUNS_CAPITALISED:
        return ()
    found = (
        _trimmed(text, m.start(), m.end(), sentence, lex)
        for a, b in _gaps(sentence, taken)
        for m in _RUN.finditer(text, a, b)
    )
    return tuple(s for s in found if s is not None)


def _gaps(sentence: Span, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = sentence.start
    for one in sorted(taken, key=lambda t: t.start):
        if one.start > at:
            yield at, one.start
        at = max(at, one.end)
    if at < sentence.end:
        yield at, sentence.end


def _trimmed(text: str, start: int, end: int, sentence: Span, lex: Lexicon) -> Span | None:
    """The run without the words at its ends that are no part of a name; None where nothing is left."""
    described = _DESCRIBED.match(text, start, end)
    start = described.end() if described else start
    while _opens(text, sentence, start) and (m := _FIRST.match(text, start, end)) and _no_name(text, m[1], lex):
        start = m.end()
        sentence = Span(start=start, end=sentence.end)
    while (m := _LAST.search(text, start, end)) and _function_word(m[1], lex):
        end = m.start()
    name = text[start:end]
    if not 2 <= len(name) <= _LONGEST or (_opens(text, sentence, start) and _no_name(text, name, lex)):
        return None
    return Span(start=start, end=end)


def _opens(text: str, sentence: Span, at: int) -> bool:
    """Whether nothing but marks stands before a word in its sentence: there every word is capitalised."""
    return at - sentence.start < _MARKS and not any(ch.isalnum() for ch in text[sentence.start : at])


def _no_name(text: str, word: str, lex: Lexicon) -> bool:
    """Whether a word at the beginning of a sentence is one of its small ones, or one written small elsewhere."""
    small = word.lower()
    return _function_word(word, lex) or (small != word and any(_stands(text[:_AROUND], small)))


def _function_word(word: str, lex: Lexicon) -> bool:
    """Articles and words of place."""
    small = word.lower()
    return small in _ARTICLES or any(lex.pattern("places", kind).fullmatch(small) for kind in ("at", "near"))


def _stands(text: str, small: str) -> Iterator[bool]:
    """For each time that letters stand in a text, whether they do so as a word."""
    at = text.find(small)
    while at >= 0:
        end = at + len(small)
        yield not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(small, end)
