"""Names folded for look-up: case, accents, apostrophes, hyphens and the variants of one letter taken off."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’‘ʼʻʿʾ`´ʹ′\u0640\u200b\u200c\u200d\ufeff"
# Letters that Unicode does not take apart, and those of other keyboards that readers take for one Arabic letter.
_LATIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŋ": "n"}
_AFRICAN = {"ɔ": "o", "ɛ": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɲ": "n", "ƴ": "y"}
_ARABIC = {"ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه"}
_REPLACED = _LATIN | _AFRICAN | _ARABIC | dict.fromkeys(_APOSTROPHES, "")
# Class 8 parts Japanese syllables and 9 is the virama that joins Indic consonants: both are of the name, as
# are vowel signs (class 0). Every other mark is an accent, a vowel point or a nukta that writers leave out.
_MARKS_KEPT = frozenset({0, 8, 9})


class _Folded(dict[int, str]):
    """What each code point becomes, worked out once: itself, other letters, a space or nothing."""

    def __missing__(self, point: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(point).casefold()).casefold()
        self[point] = unicodedata.normalize("NFC", "".join(map(_letter, apart)))
        return self[point]


def _letter(c: str) -> str:
    if c in _REPLACED:
        return _REPLACED[c]
    if unicodedata.combining(c) not in _MARKS_KEPT:
        return ""
    return c if c.isalnum() or unicodedata.category(c)[0] == "M" else " "


_FOLDED = _Folded()
# Names in ASCII go by bytes, three times as fast.
_ASCII_GONE = b"'`"
_ASCII_FOLDED = bytes(ord(_letter(chr(i).lower()) or " ") if i < 128 else 32 for i in range(256))


def fold(name: str) -> str:
    """The form under which a name is stored and looked up; folding it again changes nothing."""
    if name.isascii():
        flat = name.lower()
        if flat.isalpha():
            return flat
        return b" ".join(flat.encode().translate(_ASCII_FOLDED, _ASCII_GONE).split()).decode()
    flat = " ".join(name.translate(_FOLDED).split())
    # Marks that stood apart may now meet a letter they join with.
    return flat if unicodedata.is_normalized("NFC", flat) else unicodedata.normalize("NFC", flat)
