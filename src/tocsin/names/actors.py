"""Armed actors in text: where a text names one, and whether two names are of one actor or one umbrella."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tocsin.names.actor_table import Actor, ActorRelation, Alias, Citation, actor, actors, split_from, umbrellas
from tocsin.names.inflection import bare_parts
from tocsin.names.matching import Hit, Names, Pattern, pattern
from tocsin.names.tables import read_toml
from tocsin.names.tokens import Token, fold, in_headline, tokenize
from tocsin.records import Record

__all__ = [
    "Actor",
    "ActorMention",
    "ActorRelation",
    "Alias",
    "Citation",
    "actor",
    "actors",
    "find_actors",
    "related_actors",
    "resolve_actor",
    "same_actor",
]

# Abbreviations that are words of some language too: in a headline of capitals they mean nothing.
_ALSO_WORDS = frozenset({"is", "ei", "far", "bras", "iss", "eis", "alb"})
# Abbreviations that newspapers never write like a name ("Jnim", "Farc"), for so they are another word.
_NEVER_A_NAME = frozenset(
    {"isis", "bras", "biff", "arsa", "isil", "milf", "etim", "cira", "rira", "huji", "paff", "isea"}
)
# Beginnings of words of a tie: "al-Qaeda-linked", "liés à Al-Qaïda" are somebody else.
_TIES = (
    "link", "affil", "allied", "align", "inspir", "backed", "offshoot", "branch", "franchise", "splinter",
    "vinculad", "afiliad", "filial", "ligad", "collegat", "verbunden",
)  # fmt: skip
_LINKED_FR = frozenset({"lie", "lies", "liee", "liees"})
_PREPOSITIONS = frozenset(("to", "with", "of", "by", "a", "al", "au", "aux", "avec", "con", "de", "mit", "ad"))
_MIN_LONG_NAME = 3


class ActorMention(Record, frozen=True):
    """Code points ``[start, end)`` of a text that name the actor ``actor``; ``form`` are those words."""

    start: int
    end: int
    actor: str
    form: str


class _Name(NamedTuple):
    """The actor named; ``needs`` are beginnings of words, one of which must stand elsewhere in the text."""

    actor: str
    needs: tuple[str, ...] = ()


@cache
def _names() -> Names[_Name]:
    return Names(_distinct())


def _distinct() -> Iterator[Pattern[_Name]]:
    """Every spelling of every actor once: the first actor keeps a spelling that two share."""
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    needs = {_key(form): tuple(map(fold, words)) for form, words in read_toml("actor_traps.toml")["needs"].items()}
    for one in actors():
        forms = (one.name.partition(" (")[0], *(alias.form for alias in one.aliases))
        for form in forms:
            found = _pattern(form, _Name(one.id))
            if found is not None and (found.keys, found.cases) not in seen:
                seen.add((found.keys, found.cases))
                yield found._replace(value=_Name(one.id, needs.get(found.keys, ())))


def _key(form: str) -> tuple[str, ...]:
    return tuple(t.key for t in tokenize(form.lstrip("=")))


def _pattern(form: str, value: _Name) -> Pattern[_Name] | None:
    found = pattern(form.lstrip("="), value, exact=form.startswith("="))
    if found is None or form.startswith("="):
        return found
    if len(found.keys) >= _MIN_LONG_NAME:
        return found._replace(cases=tuple("any" if c == "capital" else c for c in found.cases))
    if found.keys[0] in ("al", "ash"):
        return found._replace(cases=("any", *found.cases[1:]))
    if found.cases == ("capitals",) and len(found.keys[0]) > 3 and found.keys[0] not in _NEVER_A_NAME:
        return found._replace(cases=("capital",))
    return found


def find_actors(text: str, lang: str | None = None) -> list[ActorMention]:
    """Mentions of armed actors in ``text``, in order, none overlapping; the longest name wins.

    Names of all languages are looked for at once; ``lang`` only says how to part words. An abbreviation that
    is something else elsewhere (RSF, SDF, IS) is given only where other words of the text speak for it.
    """
    tokens = tokenize(text, lang)
    hits = list(_names().find(text, tokens, _variants))
    words = {t.key for t in tokens}
    found = []
    for hit in hits:
        if _stands(hit, tokens, words):
            found.append(_mention(hit, text, words))
    return found


def _mention(hit: Hit[_Name], text: str, words: set[str]) -> ActorMention:
    form = text[hit.start : hit.end]
    return ActorMention(start=hit.start, end=hit.end, actor=_elsewhere(hit.value.actor, form, words), form=form)


def _stands(hit: Hit[_Name], tokens: list[Token], words: set[str]) -> bool:
    """Whether the hit is the actor and not a word in capitals, nor a form that lacks what it needs."""
    own = {t.key for t in tokens[hit.first : hit.last]}
    if hit.last - hit.first == 1 and own <= _ALSO_WORDS and in_headline(tokens, hit.first):
        return False
    return not hit.value.needs or _begins(words - own, hit.value.needs)


def _begins(words: set[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)


class _Elsewhere(NamedTuple):
    """Who goes by an actor's name elsewhere: by which words of the text, and by which of its own not.

    ``forms`` are the names that the two share, none where they share all.
    """

    becomes: str
    where: tuple[str, ...]
    unless: tuple[str, ...]
    forms: frozenset[tuple[str, ...]]

    def holds(self, form: tuple[str, ...], words: set[str]) -> bool:
        """Whether a name found in a text of these words is the other's."""
        shared = not self.forms or form in self.forms
        return shared and _begins(words, self.where) and not _begins(words, self.unless)


@cache
def _other_places() -> dict[str, tuple[_Elsewhere, ...]]:
    """By actor those who go by its name elsewhere."""
    found: dict[str, tuple[_Elsewhere, ...]] = {}
    for e in read_toml("actor_traps.toml")["elsewhere"]:
        forms = frozenset(map(_key, e.get("forms", ())))
        one = _Elsewhere(e["becomes"], tuple(map(fold, e["where"])), tuple(map(fold, e["unless"])), forms)
        found[e["actor"]] = (*found.get(e["actor"], ()), one)
    return found


def _elsewhere(who: str, form: str, words: set[str]) -> str:
    others = _other_places().get(who, ())
    key = _key(form) if others else ()
    return next((other.becomes for other in others if other.holds(key, words)), who)


def _variants(token: Token) -> list[Token]:
    """``token`` without the particles that its script's language writes onto it."""
    lang = _language_of(token.raw[-1])
    if lang is None:
        return []
    parts = bare_parts(token.raw, lang)
    return [Token(token.start + a, token.start + b, fold(token.raw[a:b]), token.raw[a:b]) for a, b in parts]


def _language_of(letter: str) -> str | None:
    if "\u0600" <= letter <= "\u06ff":
        return "ar"
    if "\u0980" <= letter <= "\u09ff":
        return "bn"
    return "te" if "\u0c00" <= letter <= "\u0c7f" else None


def resolve_actor(text: str) -> str | None:
    """The id of the actor that a phrase ("suspected JNIM fighters") or an id means, None where not said.

    Of several the most specific is taken, where it is of the others ("JNIM, an al-Qaeda affiliate"); of
    unrelated ones the first. "Al-Qaeda-linked gunmen" are not al-Qaeda: None.
    """
    if text in _ids():
        return text
    mentions = _own_mentions(text)
    if not mentions:
        return None
    best = mentions[0].actor
    for mention in mentions[1:]:
        if best in umbrellas(mention.actor):
            best = mention.actor
    return best


@cache
def _ids() -> frozenset[str]:
    return frozenset(one.id for one in actors())


def _own_mentions(text: str) -> list[ActorMention]:
    """Mentions in a phrase but those of an umbrella that the phrase is only tied to.

    A phrase that is a name and nothing else needs no other words: whoever hands it over means an actor.
    """
    tokens = tokenize(text)
    hits = list(_names().find(text, tokens, _variants))
    words = {t.key for t in tokens}
    alone = len(hits) == 1 and hits[0].last - hits[0].first == len(tokens)
    kept = [h for h in hits if (alone or _stands(h, tokens, words)) and not _only_tied(tokens, h)]
    return [_mention(hit, text, words) for hit in kept]


def _only_tied(tokens: list[Token], hit: Hit[_Name]) -> bool:
    """Whether a phrase names the actor to tell of a tie: "al-Qaeda-linked", "linked to al-Qaeda"."""
    words = [t.key for t in tokens]
    behind = any(_is_tie(words[i]) and not _leads_on(words, i) for i in range(hit.last, min(hit.last + 3, len(words))))
    before = any(_is_tie(words[i]) and _leads_on(words, i) for i in range(max(0, hit.first - 3), hit.first))
    return behind or before


def _is_tie(word: str) -> bool:
    return word in _LINKED_FR or word.startswith(_TIES)


def _leads_on(words: list[str], at: int) -> bool:
    """Whether the word behind ``at`` is a preposition, so that a tie leads to what follows."""
    return at + 1 < len(words) and words[at + 1] in _PREPOSITIONS


def same_actor(a: str, b: str) -> bool:
    """Whether two ids or names are of one actor. Names that are of no known actor compare as folded words."""
    first, second = resolve_actor(a), resolve_actor(b)
    if first is None and second is None:
        return [t.key for t in tokenize(a)] == [t.key for t in tokenize(b)]
    return first is not None and first == second


def related_actors(a: str, b: str) -> bool:
    """Whether reports may give one for the other: the same, one of the other's umbrella, or broken from it.

    Two branches of one umbrella (JNIM and AQAP) are not related.
    """
    first, second = resolve_actor(a), resolve_actor(b)
    if first is None or second is None:
        return same_actor(a, b)
    if first == second or first in umbrellas(second) or second in umbrellas(first):
        return True
    return first in split_from(second) or second in split_from(first)
