"""What each language says beside the names of places, as data: one TOML file a language in ``data/words``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, cast

import regex

from tocsin.places.folding import fold
from tocsin.places.toponyms import ToponymKind

Pattern = regex.Pattern[str]
_SERVED_BY = {"bs": "hr", "sr": "hr", "nb": "sv", "da": "sv", "no": "sv", "ms": "id"}


class Words:
    """The words of one language; whatever its file does not have is empty."""

    def __init__(self, lang: str, data: Mapping[str, Any]) -> None:
        self.lang = lang
        self._data = data

    def entries(self, table: str, key: str) -> tuple[str, ...]:
        """The list under a key of a table."""
        return tuple(str(word) for word in self._data.get(table, {}).get(key, ()))

    def table(self, name: str) -> dict[str, str]:
        """A table of words and what they stand for."""
        return {str(k): str(v) for k, v in self._data.get(name, {}).items()}

    @cached_property
    def kinds(self) -> dict[str, ToponymKind]:
        """Folded words that say of what kind a place is."""
        return {
            fold(word): cast("ToponymKind", kind)
            for kind, words in reversed(self._data.get("kinds", {}).items())
            for word in words
        }

    @cached_property
    def short(self) -> dict[str, str]:
        """Shortened names, without spaces and capitals, and the whole names."""
        return {squeezed(word): name for word, name in self.table("short").items()}

    def pattern(self, table: str, *keys: str) -> Pattern:
        """The words under these keys as one pattern of whole words, longer ones first."""
        return _compiled(self, table, keys)


@cache
def _compiled(words: Words, table: str, keys: tuple[str, ...]) -> Pattern:
    return alternatives(word for key in keys for word in words.entries(table, key))


def alternatives(words: Iterable[str]) -> Pattern:
    """One pattern that finds any of these as whole words."""
    ordered = sorted(set(words), key=len, reverse=True)
    if not ordered:
        return regex.compile(r"(?!)")
    body = "|".join(word.replace(" ", r"\s+") for word in ordered)
    return regex.compile(rf"(?<!\w)(?:{body})(?!\w)", regex.IGNORECASE)


def squeezed(word: str) -> str:
    """A shortened name without its spaces and capitals: "W. Va." and "w.va." are one."""
    return "".join(word.casefold().split())


@cache
def words_of(lang: str) -> Words:
    """The words that serve a language: its own, a close relative's, else none but those of every language."""
    served = _SERVED_BY.get(lang, lang)
    file = files("tocsin.places") / "data" / "words" / f"{served}.toml"
    return Words(served, tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})
