"""What the names of states, demonyms and capitals of a language mean, ready to match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from tocsin.names.inflection import cases, demonyms
from tocsin.names.matching import Names, Pattern, pattern
from tocsin.names.tables import capitals, cldr_forms, common_forms, demonym_table, more_demonyms, traps
from tocsin.names.tokens import fold

Kind = Literal["country", "nationality", "metonym", "cue", "nothing"]
# Common nouns in names of states, which running text writes small.
_COMMON_NOUNS = frozenset(
    (
        "the",
        "les",
        "la",
        "le",
        "iles",
        "ile",
        "isla",
        "islas",
        "ilha",
        "ilhas",
        "isole",
        "isola",
        "islands",
        "island",
    )
)


class Meaning(NamedTuple):
    """What a form stands for; ``others``: the states it may be; ``weak``: asks for evidence in the text."""

    kind: Kind
    code: str | None = None
    others: tuple[str, ...] = ()
    weak: bool = False


Entry = Pattern[Meaning] | None


@cache
def lexicon(lang: str) -> Names[Meaning]:
    """All forms of ``lang`` and English; of equal forms the language's own comes first, traps before all."""
    langs = (lang,) if lang == "en" else (lang, "en")
    return Names([*_shared(lang), *(entry for one in langs for entry in _of_language(one))])


@cache
def country_index(lang: str) -> dict[tuple[str, ...], str]:
    """Codes by the folded words of the names of states in ``lang``."""
    found: dict[tuple[str, ...], str] = {}
    for entry in _of_language(lang):
        if entry is not None and entry.value.kind == "country" and entry.value.code is not None:
            found.setdefault(entry.keys, entry.value.code)
        elif entry is not None and entry.value.others:
            found.setdefault(entry.keys, "")
    return found


@cache
def states_index(lang: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Codes of all states that a name or a demonym of ``lang`` may stand for, by its folded words."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in _of_language(lang):
        if entry is not None and entry.value.kind in ("country", "nationality"):
            meaning = entry.value
            found.setdefault(entry.keys, meaning.others or ((meaning.code,) if meaning.code else ()))
    return found


def _shared(lang: str) -> Iterator[Entry]:
    for form in traps()["blocked"]["*"]:
        yield pattern(form, Meaning("nothing"))
    for code, names in capitals().items():
        for form in names:
            yield from (pattern(one, Meaning("metonym", code)) for one in (form, *_in_cases(form, lang)) if one)
    for code, forms in traps()["cues"].items():
        yield from (pattern(form, Meaning("cue", code)) for form in forms)


def _in_cases(form: str, lang: str) -> tuple[str, ...]:
    """A capital's cases, where its spelling is in the script of a language with cases."""
    cyrillic = "\u0400" <= form[0] <= "\u04ff"
    of_script = ("ru", "uk", "sr") if cyrillic else ("hr", "bs")
    return cases(form, lang) if lang in of_script else ()


def _of_language(lang: str) -> Iterator[Entry]:
    yield from (pattern(form, Meaning("nothing")) for form in traps()["blocked"].get(lang, ()))
    yield from (_several(line) for line in traps()["several"].get(lang, ()))
    yield from (_weak(line) for line in traps()["weak"].get(lang, ()))
    for row in common_forms():
        if row.lang == lang:
            yield from _country(row.forms, row.code, lang)
    for code, names in cldr_forms(lang).items():
        yield from _country(names, code, lang)
    yield from _demonyms(lang)


def _demonyms(lang: str) -> Iterator[Entry]:
    for code, bases in demonym_table().get(lang, {}).items():
        for base in bases:
            yield from (pattern(form, Meaning("nationality", code)) for form in demonyms(base, lang))
    for row in more_demonyms():
        if row.lang == lang:
            yield from (pattern(form, Meaning("nationality", row.code), lang) for form in row.forms)


def _country(forms: Iterable[str], code: str, lang: str) -> Iterator[Entry]:
    for form in forms:
        for one in (form, *cases(form, lang)):
            yield pattern(_small_nouns(one), Meaning("country", code), lang)


def _small_nouns(form: str) -> str:
    """``form`` with its common nouns in small letters, where a proper name remains."""
    words = form.split(" ")
    small = [w.lower() if fold(w) in _COMMON_NOUNS else w for w in words]
    return " ".join(small) if any(w[:1].isupper() for w in small) else form


def _weak(line: str) -> Entry:
    code, _, form = line.partition("=")
    kind: Kind = "nationality" if code.startswith("~") else "country"
    return pattern(form, Meaning(kind, code.lstrip("~"), weak=True))


def _several(line: str) -> Entry:
    """``kind form = default | codes``."""
    head, _, tail = line.partition(" = ")
    kind, _, form = head.partition(" ")
    default, _, codes = tail.partition("|")
    known: Kind = "nationality" if kind == "nationality" else "country"
    return pattern(form, Meaning(known, default.strip() or None, tuple(codes.split())))
