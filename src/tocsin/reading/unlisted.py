"""People by a noun that no lexicon has, where what is said of them is said of people alone: "the eight bridesmaids who
were kidnapped"."""

from __future__ import annotations

from functools import cache

import regex

from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.phrases import verbs

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
