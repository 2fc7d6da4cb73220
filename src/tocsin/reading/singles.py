"""One person: an article before a noun or a nationality, "a nurse", "an Iranian", "the driver"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.phrases import AUXILIARIES, People, phrase, verb_between, verbs
from tocsin.records import Group

_DEFINITE: dict[str, tuple[str, ...]] = {
    "en": ("the",),
    "fr": ("le", "la", "l'"),
    "es": ("el", "la"),
    "it": ("il", "la", "lo", "l'"),
    "de": ("der", "die", "den"),
}


@cache
def _pattern(lex: Lexicon) -> Pattern:
    articles = "|".join([*lex.entries("numbers", "articles"), *_DEFINITE.get(lex.lang, ())]) or "(?!)"
    return regex.compile(rf"(?<!\w)(?P<a>{articles})(?:\s+|(?<='))(?P<rest>[^\n]{{1,60}})", regex.IGNORECASE)


def single(text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention]) -> Iterator[People]:
    """One person: an article before a people noun or a nationality ("an Iranian", "a Swiss national")."""
    nationals = {c.start: c for c in countries if c.kind == "nationality"}
    position = start
    while True:
        m = _pattern(lex).search(text, position, end)
        if m is None:
            return
        position = m.end("a")
        person = _one_person(m, text, lex, nationals)
        if person is not None:
            yield person


def _one_person(m: regex.Match[str], text: str, lex: Lexicon, nationals: dict[int, CountryMention]) -> People | None:
    begin = m.start("rest")
    rest = phrase(text, begin, m.end("rest"))
    noun = lex.pattern("people", "single").search(rest)
    near = noun is not None and len(rest[: noun.start()].split()) <= 3 and not verb_between(rest[: noun.start()], lex)
    code: str | None = None
    noun_end = begin + noun.end() if noun and near else begin
    for at, c in nationals.items():
        if at == begin or (at < begin + 24 and near and begin <= at <= noun_end + 2):
            code, noun_end = c.code, max(noun_end, c.end)
            break
    plain_national = code is not None and begin in nationals and _ends_phrase(text, noun_end, lex)
    if not near and not plain_national:
        return None
    word = noun[0].lower() if noun and near else None
    definite = m["a"].lower() in _DEFINITE.get(lex.lang, ())
    if definite and (not near or rest[:1].isupper() or (noun is not None and len(rest[: noun.start()].split()) > 1)):
        return None
    return People(
        start=m.start(),
        end=noun_end if len(m["a"]) > 3 else m.end("a"),
        noun_end=noun_end,
        value=1,
        low=1,
        high=1,
        modifier="exact",
        nationality=code,
        group=_group_of(word, lex),
        role=word,
        definite=definite,
    )


def _ends_phrase(text: str, end: int, lex: Lexicon) -> bool:
    """Whether a nationality word stands for a person: no noun of another kind follows it."""
    word = regex.match(r"\s+([\w'-]+)", text[end : end + 30])
    if word is None:
        return True
    return bool(
        verbs(lex).match(word[1])
        or regex.fullmatch(
            AUXILIARIES + r"|from|with|as|near|aged|named|ainsi|dont|near|held", word[1], regex.IGNORECASE
        )
    )


def _group_of(word: str | None, lex: Lexicon) -> Group:
    if word:
        for group in ("security_forces", "attackers"):
            if lex.pattern("people", group).fullmatch(word):
                return group
    return "civilians"
