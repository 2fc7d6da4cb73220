"""Lexicons: what the reader knows of each language, as data. One TOML file a language in ``lexicon/``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from tocsin.reading.beginnings import beginnings, is_short

Pattern = regex.Pattern[str]
_NEVER = regex.compile(r"(?!)")


def whole_words(patterns: Sequence[str]) -> Pattern:
    """One pattern that finds any of these as whole words, longest alternatives first as they are listed."""
    if not patterns:
        return _NEVER
    ordered = sorted(patterns, key=len, reverse=True)
    body = "|".join(p.replace(" ", r"\s+") for p in ordered)
    first = (b for p in patterns for b in beginnings(p))
    return regex.compile(rf"{_edge(first)}(?:{body})(?!\w)", regex.IGNORECASE)


def any_begins(patterns: Sequence[str]) -> Pattern:
    """One pattern that finds, without a character of it, each place where a whole word of any of these may begin."""
    if not patterns:
        return _NEVER
    first = sorted({b for p in patterns for b in beginnings(p)})
    body = "|".join(p.replace(" ", r"\s+") for p in first)
    return regex.compile(rf"{_edge(first)}(?={body})", regex.IGNORECASE)


def may_begin(patterns: Sequence[str]) -> Pattern | None:
    """One pattern that finds the first ``ENOUGH`` characters of any of these; None where more may be needed."""
    first = sorted({b for p in patterns for b in beginnings(p)})
    if not all(is_short(b) for b in first):
        return None
    return regex.compile("|".join(first), regex.IGNORECASE) if first else _NEVER


def _edge(first: Iterable[str]) -> str:
    """Where a word may begin. An edge of a word is found much faster than a place that no word stands before."""
    return r"\b(?<!\w)" if all(b[:1].isalpha() for b in first) else r"(?<!\w)"


class Lexicon:
    """The lexicon of one language. Patterns are compiled when they are first asked for, and kept."""

    def __init__(self, lang: str, data: Mapping[str, Any]) -> None:
        self.lang = lang
        self._data = data
        self._compiled: dict[tuple[str, ...], Pattern] = {}

    def entries(self, *path: str) -> list[str]:
        """The patterns under a path of keys as they are written; empty where the language has none."""
        found = self._at(path)
        return [str(x) for x in found] if isinstance(found, list) else []

    def table(self, *path: str) -> dict[str, int]:
        """Words and their values under a path of keys."""
        found = self._at(path)
        return {str(k): int(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def text(self, *path: str) -> str:
        """One pattern under a path of keys that is no list; empty where the language has none."""
        found = self._at(path)
        return found if isinstance(found, str) else ""

    def pattern(self, *path: str) -> Pattern:
        """The entries under a path as one whole-word pattern."""
        if path not in self._compiled:
            self._compiled[path] = whole_words(self.entries(*path))
        return self._compiled[path]

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words behind which a dot ends no sentence."""
        return frozenset(self.entries("abbreviations"))

    @property
    def months(self) -> Pattern:
        """The names of months as one whole-word pattern."""
        if ("months",) not in self._compiled:
            self._compiled[("months",)] = whole_words(list(self.table("dates", "months")))
        return self._compiled[("months",)]

    def keys(self, *path: str) -> list[str]:
        """The names of the tables or lists under a path."""
        found = self._at(path)
        return list(found) if isinstance(found, dict) else []

    def _at(self, path: Sequence[str]) -> Any:
        here: Any = self._data
        for key in path:
            if not isinstance(here, dict) or key not in here:
                return None
            here = here[key]
        return here


def languages() -> frozenset[str]:
    """Languages that have a lexicon."""
    folder = files("tocsin.reading") / "lexicon"
    return frozenset(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))


_SERVED_BY = {"bs": "hr", "sr": "hr", "nb": "sv", "da": "sv", "no": "sv"}


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon that serves a language: its own, a close relative's, else English."""
    served = lang if lang in languages() else _SERVED_BY.get(lang, "en")
    name = served if served in languages() else "en"
    text = (files("tocsin.reading") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    return Lexicon(name, tomllib.loads(text))
