"""Names folded for look-up: case, accents, apostrophes, hyphens and the variants of one letter taken off."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’‘ʼʻʿʾ`´ʹ\u0640\u200b\u200c\u200d\ufeff"
# Letters that Unicode does not take apart, and those of other keyboards that readers take for one Arabic letter.
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŋ": "n"}
_AFRICAN = {"ɔ": "o", "ɛ": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɲ": "n", "ƴ": "y"}
_ARABIC = {"ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه"}
# Class 8 parts Japanese syllables and 9 is the virama that joins Indic consonants: both are of the name, as
# are vowel signs (class 0). Every other mark is an accent, a vowel point or a nukta that writers leave out.
_MARKS_KEPT = frozenset({0, 8, 9})


class _Folded(dict[int, str]):
    """What each code point becomes, worked out once: itself, another letter, a space or nothing."""

    def __missing__(self, point: int) -> str:
        c = chr(point)
        if unicodedata.combining(c) not in _MARKS_KEPT:
            self[point] = ""
        else:
            self[point] = c if c.isalnum() or unicodedata.category(c)[0] == "M" else " "
        return self[point]


_FOLDED = _Folded(str.maketrans(_LATIN | _AFRICAN | _ARABIC | dict.fromkeys(_APOSTROPHES, "")))


def fold(name: str) -> str:
    """The form under which a name is stored and looked up; folding it again changes nothing."""
    flat = name.casefold()
    if flat.isascii():
        return flat if flat.isalpha() else " ".join(flat.translate(_FOLDED).split())
    apart = unicodedata.normalize("NFKD", flat).casefold()
    return " ".join(unicodedata.normalize("NFC", apart.translate(_FOLDED)).split())
