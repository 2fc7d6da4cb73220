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
NEVER = regex.compile(r"(?!)")
_SERVED_BY = {
    "bs": "hr",
    "sr": "hr",
    "sh": "hr",
    "nb": "sv",
    "nn": "sv",
    "da": "sv",
    "no": "sv",
    "ms": "id",
    "ps": "fa",
}


class Words:
    """The words of one language; whatever its file does not have is empty. Patterns are compiled once."""

    def __init__(self, lang: str, data: Mapping[str, Any]) -> None:
        self.lang = lang
        self._data = data
        self._compiled: dict[tuple[str, ...], Pattern] = {}

    def entries(self, *path: str) -> tuple[str, ...]:
        """The list under a path of keys, each a regular expression."""
        found = self._at(path)
        return tuple(str(word) for word in found) if isinstance(found, list) else ()

    def table(self, *path: str) -> dict[str, str]:
        """A table of words and what they stand for."""
        found = self._at(path)
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def keys(self, *path: str) -> tuple[str, ...]:
        """The names of the entries of a table."""
        found = self._at(path)
        return tuple(found) if isinstance(found, dict) else ()

    def pattern(self, *path: str) -> Pattern:
        """The list under a path as one pattern of whole words."""
        if path not in self._compiled:
            self._compiled[path] = alternatives(self.entries(*path))
        return self._compiled[path]

    def body(self, *path: str) -> str:
        """The list under a path as alternatives, to be put into a larger pattern; matches nothing where empty."""
        return body(self.entries(*path))

    @cached_property
    def kinds(self) -> str:
        """Words that say of what kind a place is, as a pattern with a group named for each kind."""
        named = [f"(?P<{kind}>{self.body('kinds', kind)})" for kind in self.keys("kinds")]
        return "|".join(named) or "(?!)"

    @cached_property
    def kind_words(self) -> str:
        """The same words without the groups."""
        return body(word for kind in self.keys("kinds") for word in self.entries("kinds", kind))

    def kind_of(self, word: str) -> ToponymKind | None:
        """The kind that a word says; None where it says none."""
        match = self._kind.fullmatch(word)
        return cast("ToponymKind", match.lastgroup) if match else None

    @cached_property
    def _kind(self) -> Pattern:
        return regex.compile(self.kinds, regex.IGNORECASE)

    @cached_property
    def short(self) -> dict[str, str]:
        """Shortened names, without spaces and capitals, and the whole names."""
        return {squeezed(word): name for word, name in self.table("short").items()}

    @cached_property
    def endings(self) -> tuple[tuple[str, str], ...]:
        """Case endings and what stands in their place in the name itself, the longest first."""
        pairs = [tuple(entry.split("=", 1)) for entry in self.entries("endings")]
        return tuple(sorted(((a, b) for a, b in pairs), key=lambda p: -len(p[0])))

    def never(self, word: str) -> bool:
        """Whether a word, however written, names no place."""
        return bool(self.pattern("never").fullmatch(word))

    def _at(self, path: tuple[str, ...]) -> Any:
        here: Any = self._data
        for key in path:
            here = here.get(key) if isinstance(here, dict) else None
        return here


def body(words: Iterable[str]) -> str:
    """Words as alternatives, the longest first; a pattern that matches nothing where there are none."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in ordered) + ")" if ordered else "(?!)"


def alternatives(words: Iterable[str]) -> Pattern:
    """One pattern that finds any of these as whole words."""
    # A word that ends in an apostrophe is written onto the next one.
    return regex.compile(rf"(?<!\w){body(words)}(?:(?!\w)|(?<=['’]))", regex.IGNORECASE)


def squeezed(word: str) -> str:
    """A shortened name without its spaces and capitals: "W. Va." and "w.va." are one."""
    return "".join(word.casefold().split())


def folded(words: Iterable[str]) -> frozenset[str]:
    """Words folded as names are."""
    return frozenset(fold(word) for word in words)


@cache
def words_of(lang: str) -> Words:
    """The words that serve a language: its own, a close relative's, else none but those of every language."""
    served = _SERVED_BY.get(lang, lang)
    file = files("tocsin.places") / "data" / "words" / f"{served}.toml"
    known = served.isalpha() and file.is_file()
    return Words(served, tomllib.loads(file.read_text(encoding="utf-8")) if known else {})
