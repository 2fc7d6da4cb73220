"""Blotting names out of texts, letter for letter, so that the offsets of everything else stay."""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, Final, NamedTuple

import regex

BLOT: Final = "█"
# Scripts without spaces are taken letter by letter.
_TOKEN: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*|[\p{L}\p{M}\p{N}]+"
)
_WIDEST_GAP: Final = 3  # characters between two words of one name: "Smith, John", "John-Smith"

Words = tuple[str, ...]


class Print(NamedTuple):
    """What tells a name without holding it: HMAC-SHA256 of its folded words under a key, and how many words."""

    fingerprint: str
    words: int
    key: str


def words_of(name: str) -> Words:
    """A name's words as they are compared: without case and marks."""
    return tuple(_fold(m[0]) for m in _TOKEN.finditer(name))


def print_of(words: Words, key: str) -> Print:
    """The fingerprint of a name under a key (hex)."""
    return Print(_hashed(words, bytes.fromhex(key)), len(words), key)


def _hashed(words: Words, key: bytes) -> str:
    return hmac.digest(key, " ".join(words).encode(), "sha256").hex()


def _fold(word: str) -> str:
    parted = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parted if not unicodedata.combining(c)).casefold()


class Masker:
    """Blots out every name that it knows, wherever its words stand next to one another, in any case."""

    def __init__(self, lengths: Iterable[int], known: Callable[[Words], bool]) -> None:
        self._lengths = sorted(set(lengths), reverse=True)
        self._known = known

    @classmethod
    def of_names(cls, names: Iterable[str]) -> Masker:
        """One that knows names as they are given."""
        wanted = {words_of(name) for name in names}
        return cls(map(len, wanted), wanted.__contains__)

    @classmethod
    def of_prints(cls, prints: Iterable[Print]) -> Masker:
        """One that knows names by their fingerprints."""
        wanted = list(prints)
        hashes = frozenset((p.words, p.fingerprint) for p in wanted)
        keys = [bytes.fromhex(key) for key in sorted({p.key for p in wanted})]
        return cls(
            (p.words for p in wanted), lambda words: any((len(words), _hashed(words, key)) in hashes for key in keys)
        )

    @property
    def knows_any(self) -> bool:
        """Whether there is any name that it knows."""
        return bool(self._lengths)

    def masked(self, text: str) -> str:
        """A text with these names blotted out; as long as it was."""
        found = self._places(text)
        if not found:
            return text
        letters = list(text)
        for start, end in found:
            letters[start:end] = BLOT * (end - start)
        return "".join(letters)

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where the words of a name stand."""
        tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)] if self._lengths else []
        folded = [_fold(text[a:b]) for a, b in tokens]
        found: list[tuple[int, int]] = []
        for i in range(len(tokens)):
            for length in self._lengths:
                if self._stands(tokens[i : i + length], length) and self._known(tuple(folded[i : i + length])):
                    found += tokens[i : i + length]
                    break
        return found

    @staticmethod
    def _stands(tokens: list[tuple[int, int]], length: int) -> bool:
        return len(tokens) == length and all(b[0] - a[1] <= _WIDEST_GAP for a, b in pairwise(tokens))


def masked_data(value: Any, masker: Masker) -> Any:
    """Data as JSON has it, with every text in it masked; proper names of claims that hold a blot are left out."""
    if isinstance(value, str):
        return masker.masked(value)
    if isinstance(value, list | tuple):
        return [masked_data(one, masker) for one in value]
    if isinstance(value, Mapping):
        made = {key: masked_data(one, masker) for key, one in value.items()}
        if isinstance(made.get("names"), list):
            made["names"] = [name for name in made["names"] if not (isinstance(name, str) and BLOT in name)]
        return made
    return value
