"""People by a noun that no lexicon has, where what is said of them is said of people alone: "the eight bridesmaids who
were kidnapped", or of people beside them: "a philanthropist and two guards were kidnapped"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.numbers import AND
from tocsin.reading.phrases import People, verbs

_NOUN = r"(?:\p{Ll}[\p{L}\p{M}'’-]+)"
_CLAUSE = 45  # characters from a word of relation to one of taking
_APART = regex.compile(r"[,;:.!?()\"]")


def unlisted(words: str, lex: Lexicon) -> int | None:
    """Where a phrase of people ends whose number stands right before ``words``; None where they may be things.

    One to three words that no list of things or verbs has are their noun, where a word of taking follows at once or in
    a clause of relation, or as a passive verb: "four councillors were kidnapped".
    """
    m = _phrase(lex).match(words)
    if m is None or lex.pattern("people", "not_people").search(m["noun"]) or verbs(lex).search(m["noun"]):
        return None
    behind = words[m.end() :]
    if lex.pattern("outcomes", "abducted").match(behind):
        return m.end("noun")
    helpers = _helpers(lex).match(behind)
    if helpers is not None and lex.pattern("events", "abduction", "strong").match(behind, helpers.end()):
        return m.end("noun")
    clause = lex.pattern("captives", "relative").match(behind)
    if clause is None:
        return None
    held = lex.pattern("outcomes", "abducted").search(behind, clause.end(), clause.end() + _CLAUSE)
    return m.end("noun") if held is not None and not _APART.search(behind[: held.start()]) else None


_SEVERAL = 2


def led(
    text: str, start: int, found: Sequence[People], lex: Lexicon, countries: Sequence[CountryMention]
) -> Iterator[People]:
    """One person with whom a sentence opens, by whatever noun, in one list with several counted people."""
    for people in found:
        if (people.value or 0) < _SEVERAL or people.headless or people.group == "attackers" or people.partitive:
            continue
        m = _opening(lex).fullmatch(text, start, people.start)
        if m is None or verbs(lex).search(m["noun"]) or lex.pattern("people", "not_people").search(m["noun"]):
            continue
        if any(lex.pattern("people", side).search(m["noun"]) for side in ("attackers", "security_forces")):
            continue
        nation = next(
            (c.code for c in countries if c.kind == "nationality" and m.start("noun") <= c.start < m.end("noun")), None
        )
        yield People(
            start=m.start("a"),
            end=m.end("a"),
            noun_end=m.end("noun"),
            value=1,
            low=1,
            high=1,
            modifier="exact",
            nationality=nation,
            group=people.group,
        )


@cache
def _opening(lex: Lexicon) -> Pattern:
    """The words of a sentence before several people, where they are one by an article and "and"."""
    articles = "|".join(_ONE.get(lex.lang, ())) or "(?!)"
    word = r"[\p{L}\p{M}'’-]+"
    lead = r"[^\p{Ll}\n]*"  # a place in capitals, a dash, a quotation mark
    ands = "|".join(sorted(AND))
    return regex.compile(
        rf"{lead}(?P<a>(?i:{articles}))\s(?P<noun>{word}(?:\s{word}){{0,4}}?)\s(?i:{ands})\s(?:\p{{Ll}}+\s)?"
    )


# One person, by an article: "one of" is none.
_ONE: dict[str, tuple[str, ...]] = {
    "en": ("an?",),
    "fr": ("une?",),
    "es": ("una?",),
    "pt": ("uma?",),
    "it": ("un[oa]?", "un'"),
    "de": ("eine?",),
    "ro": ("un", "o"),
    "sv": ("en", "ett"),
}


@cache
def _helpers(lex: Lexicon) -> Pattern:
    """The rest of a passive verb: "have been" kidnapped."""
    words = "|".join(lex.entries("captives", "auxiliaries")) or "(?!)"
    return regex.compile(rf"(?:(?:{words})\s+){{1,3}}", regex.IGNORECASE)


@cache
def _phrase(lex: Lexicon) -> Pattern:
    parts = "|".join(p.replace(" ", r"\s+") for p in lex.entries("captives", "some_of")) or "(?!)"
    helpers = "|".join(lex.entries("captives", "auxiliaries")) or "(?!)"
    word = rf"(?!(?:{helpers})\s){_NOUN}"
    return regex.compile(rf"\s+(?:(?:{parts})\s+)?(?P<noun>{word}(?:\s{word}){{0,2}}?)\s+(?={_ahead(lex)})")


def _ahead(lex: Lexicon) -> str:
    """What has to follow the noun: a word of relation, of taking, or one of those before it."""
    keys = (("captives", "relative"), ("outcomes", "abducted"), ("captives", "auxiliaries"))
    words = [word for key in keys for word in lex.entries(*key)]
    return "(?i:" + "|".join(w.replace(" ", r"\s+") for w in words) + r")(?!\w)"
