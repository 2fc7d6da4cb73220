"""Words of direction, in the languages of reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tocsin.places.folding import fold

# An eighth of the circle apart, two directions beside one another are the one between them: north-northeast.
_EIGHTH = 45.0
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´-‐‑–", " "))


class _Table(NamedTuple):
    """Degrees by form (folded words), by stem of the last word, and by abbreviation as written."""

    forms: dict[tuple[str, ...], float]
    stems: dict[tuple[str, ...], float]
    short: dict[str, float]


def bearing_of(words: str, lang: str) -> float | None:
    """Degrees clockwise from north that words tell ("à l'est de", "northeast", "NNW"), in a language (ISO 639-1).

    For words that the caller knows to tell a direction: "est" is French for "is" too. None where they tell none, or
    two that contradict; a language without a table is read as English.
    """
    table = _table(lang if lang in languages() else "en")
    told = list(_told(words, table))
    if not told or len(told) > 2:
        return None
    if len(told) == 1 or told[0] == told[1]:
        return told[0]
    turn = (told[1] - told[0] + 180) % 360 - 180
    return (told[0] + turn / 2) % 360 if abs(turn) == _EIGHTH else None


@cache
def languages() -> frozenset[str]:
    """Languages (ISO 639-1) whose words of direction are known."""
    return frozenset(lang for lang, _, _ in _rows())


def forms(lang: str) -> dict[str, float]:
    """Folded forms of a language with their degrees, for those who look for them in a text; stems end in ``*``."""
    table = _table(lang)
    whole = {" ".join(form): degrees for form, degrees in table.forms.items()}
    return whole | {" ".join(stem) + "*": degrees for stem, degrees in table.stems.items()}


def written(lang: str) -> list[str]:
    """The forms of a language as they are written, for those who look for them in a text; stems end in ``*``."""
    return [form for given, _, listed in _rows() if given == lang for form in listed if not form.startswith("=")]


def _told(words: str, table: _Table) -> Iterator[float]:
    """Directions in the order of the words, the longest form of each place winning."""
    raw = words.translate(_APOSTROPHES).split()
    tokens = [fold(word) for word in raw]
    at = 0
    while at < len(tokens):
        for length in range(min(3, len(tokens) - at), 0, -1):
            degrees = _degrees(tuple(tokens[at : at + length]), raw[at].strip(".,"), table)
            if degrees is not None:
                yield degrees
                break
        at += length


def _degrees(tokens: tuple[str, ...], raw: str, table: _Table) -> float | None:
    if len(tokens) == 1 and raw in table.short:
        return table.short[raw]
    if tokens in table.forms:
        return table.forms[tokens]
    *first, last = tokens
    cut = ((*first, last[:size]) for size in range(len(last), 1, -1))
    return next((table.stems[stem] for stem in cut if stem in table.stems), None)


@cache
def _table(lang: str) -> _Table:
    table = _Table({}, {}, {})
    for given, degrees, listed in _rows():
        for form in listed if given == lang else ():
            if form.startswith("="):
                table.short[form[1:]] = degrees
            else:
                kept = table.stems if form.endswith("*") else table.forms
                kept[tuple(fold(form).split())] = degrees
    return table._replace(short=table.short | _between(table.short))


def _between(short: dict[str, float]) -> dict[str, float]:
    """The abbreviations of the points between: N and NE make NNE."""
    return {
        a + b: (degrees + turn / 2) % 360
        for a, degrees in short.items()
        for b, other in short.items()
        if len(a) == 1 and len(b) == 2 and a in b and abs(turn := (other - degrees + 180) % 360 - 180) == _EIGHTH
    }


def _rows() -> Iterator[tuple[str, float, list[str]]]:
    text = (files("tocsin.places") / "data" / "bearings.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            lang, degrees, listed = line.split("\t")
            yield lang, float(degrees), listed.split("|")
