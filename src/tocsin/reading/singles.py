"""One person: an article before a noun or a nationality, "a nurse", "an Iranian", "the driver"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.numbers import AND
from tocsin.reading.phrases import (
    ACRONYM,
    AUXILIARIES,
    Noun,
    People,
    after_linking,
    among_captives,
    before_noun,
    find_noun,
    leads_to,
    phrase,
    verbs,
    whole_noun,
)
from tocsin.records import Group

_DEFINITE: dict[str, tuple[str, ...]] = {
    "en": ("the",),
    "fr": ("le", "la", "l'", "du"),
    "es": ("el", "la", "del"),
    "pt": ("o", "a", "do", "da"),
    "it": ("il", "la", "lo", "l'", "del", "della", "dello"),
    "de": ("der", "die", "den", "des", "dem"),
}
# Somebody's, where it goes on a list of people: "two tourists and their guide".
_OWNED: dict[str, tuple[str, ...]] = {
    "en": ("their", "her", "his", "its"),
    "fr": ("leur", "son", "sa"),
    "es": ("su",),
    "pt": ("seu", "sua", "o seu", "a sua"),
    "it": ("il loro", "la loro", "il suo", "la sua"),
    "de": ("ihr", "ihre", "ihren", "sein", "seine", "seinen"),
}


@cache
def _pattern(lex: Lexicon) -> Pattern:
    owned = [rf"(?<=\s(?:{'|'.join(AND)})\s){word}" for word in _OWNED.get(lex.lang, ())]
    words = [*lex.entries("numbers", "articles"), *_DEFINITE.get(lex.lang, ()), *owned]
    articles = "|".join(sorted(words, key=len, reverse=True)) or "(?!)"
    ordinals = "|".join(lex.entries("numbers", "ordinals")) or "(?!)"
    return regex.compile(
        rf"(?<!\w)(?P<a>{articles})(?:\s+|(?<='))(?:(?P<o>{ordinals})\s+)?(?P<rest>[^\n]{{1,60}})", regex.IGNORECASE
    )


def single(text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention]) -> Iterator[People]:
    """One person: an article before a people noun or a nationality ("an Iranian", "a Swiss national")."""
    nationals = {c.start: c for c in countries if c.kind in ("nationality", "country")}
    position = start
    while True:
        m = _pattern(lex).search(text, position, end)
        if m is None:
            return
        position = m.end("a")
        person = _one_person(m, text, lex, nationals)
        if person is not None:
            yield person


_NOUNS_LARGE = frozenset({"de", "fr"})  # languages in which a nation's citizen, and no adjective, has a capital
_WORDS = 3  # words from an article to its noun, names aside: "a Central African Red Cross volunteer"
_LEAD = 24  # characters before an article in which a word of parts stands
_NAME = regex.compile(r"\p{Lu}[\w'-]*")
_AGED = regex.compile(
    r"(?<!\w)[\w-]+[- ](?:year|month|week)s?[- ]old(?!\w)"
    r"|(?<!\w)\d{1,3}[- ](?:jährige\w*|åring\w*|årig\w*|letn\w+|godišnj\w+|летн\p{L}+|річн\p{L}+)",
    regex.IGNORECASE,
)
_PAIR = regex.compile(r"couple|pareja|matrimonio|casal|coppia|ehepaar|paar|cuplu|par", regex.IGNORECASE)
_ASIDE = regex.compile(r",\s(?P<who>[^,;:.!?()\n]{2,70}),")
_OWNER = regex.compile(r"['’]s?(?!\w)\s*")


def _one_person(m: regex.Match[str], text: str, lex: Lexicon, nationals: dict[int, CountryMention]) -> People | None:
    begin = m.start("rest")
    rest = _AGED.sub(_blank, phrase(text, begin, m.end("rest")))
    noun = _noun(text[m.start() : begin], rest, lex)
    code: str | None = None
    noun_end = begin + noun.end if noun else begin
    for at, c in nationals.items():
        if c.kind == "country" and not (noun and at >= begin and before_noun(text, c, begin + noun.start, lex)):
            continue
        if at == begin or (at < begin + 24 and noun and begin <= at <= noun_end + 2):
            code, noun_end = c.code, max(noun_end, c.end)
            break
    national = code is not None and begin in nationals
    plain_national = national and (
        _ends_phrase(text, noun_end, lex) or (lex.lang in _NOUNS_LARGE and rest[:1].isupper())
    )
    apart = _told_apart(m, text, lex)
    if noun and (owned := _OWNER.match(text, noun_end)):
        noun = _noun_at(text, begin, owned.end(), lex)
        noun_end = begin + noun.end if noun else begin
        if noun is None:
            return None
    if not noun and not plain_national:
        return _another(apart[0], *_behind_apposition(text, apart[1], m.end("rest"), lex), lex) if apart else None
    definite = m["a"].lower() in _DEFINITE.get(lex.lang, ()) and apart is None
    if noun is not None and code is None and _describes_a_thing(text, noun, noun_end, lex):
        return None
    if definite and noun is not None and lex.pattern("people", "bodies").fullmatch(f"{m['a']} {noun.word}"):
        return None
    if definite and noun is None and not verbs(lex).match(text[noun_end:].lstrip()):
        return None
    if (
        definite
        and noun is not None
        and not _plain(rest[nationals[begin].end - begin if national else 0 : noun.start], lex)
    ):
        return None
    number = 2 if noun is not None and _PAIR.fullmatch(noun.word) else 1
    return People(
        start=m.start(),
        end=noun_end if len(m["a"]) > 3 or number > 1 else m.end("a"),
        noun_end=noun_end,
        value=number,
        low=number,
        high=number,
        modifier="exact",
        nationality=code,
        group=noun.group if noun else "civilians",
        role=noun.word if noun else None,
        partitive=_among(text[max(0, m.start() - _LEAD) : m.start()], lex) or among_captives(text, m.start(), 0, lex),
        definite=definite,
        others=apart is not None,
    )


def _describes_a_thing(text: str, noun: Noun, end: int, lex: Lexicon) -> bool:
    """Whether a word that may describe stands before one that is no verb: the local of "the local church"."""
    if lex.pattern("people", "modifiers").fullmatch(noun.word) is None or not regex.match(
        r"\s\p{Ll}", text[end : end + 2]
    ):
        return False
    return not _ends_phrase(text, end, lex)


def _blank(words: regex.Match[str]) -> str:
    return " " * len(words[0])


def _among(lead: str, lex: Lexicon) -> bool:
    """Whether a word of parts stands right before: "including a child"."""
    return any(not lead[m.end() :].strip() for m in lex.pattern("people", "partitive").finditer(lead))


def _plain(words: str, lex: Lexicon) -> bool:
    """Whether no name and at most one word stands before the noun, besides those of a kind: "the INGO truck driver"."""
    kinds = lex.pattern("people", "modifiers")
    left = [w for w in words.split() if not kinds.fullmatch(w) and not ACRONYM.fullmatch(w)]
    return len(left) <= 1 and not any(w[:1].isupper() for w in left)


def _noun(article: str, rest: str, lex: Lexicon) -> Noun | None:
    m = lex.pattern("people", "single").search(article + rest, len(article))
    if m is None or not leads_to(_NAME.sub("", rest[: m.start() - len(article)]), lex, _WORDS):
        return None
    word = m[0].lower()
    noun = Noun(start=m.start() - len(article), end=m.end() - len(article), word=word, group=_group_of(word, lex))
    return whole_noun(noun, rest, lex)


def _noun_at(text: str, begin: int, at: int, lex: Lexicon) -> Noun | None:
    """The noun of an owned one: the assistant of "the driver's assistant"."""
    m = lex.pattern("people", "single").match(text, at)
    return Noun(start=0, end=m.end() - begin, word=m[0].lower(), group=_group_of(m[0].lower(), lex)) if m else None


def _told_apart(m: regex.Match[str], text: str, lex: Lexicon) -> tuple[int, int] | None:
    """Where the words stand that tell one apart from those told before: "another", "the sixth"."""
    if m["o"]:
        return m.start(), m.end("o")
    other = lex.pattern("people", "another").match(text, m.start())
    return other.span() if other else None


def _behind_apposition(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, str]:
    """Where one who is told apart ends with what tells who it is, and the words behind: "a fourth, the cook, died"."""
    aside = _ASIDE.match(text, start)
    if aside is None or verbs(lex).search(aside["who"]):
        return start, phrase(text, start, end)
    return aside.end(), phrase(text, aside.end(), aside.end() + (end - start))


def _another(start: int, end: int, behind: str, lex: Lexicon) -> People | None:
    """One more without a noun, where what became of them follows: "another seriously injured", "the other died"."""
    verb = verbs(lex).match(after_linking(_HELPERS.sub("", after_linking(behind, lex)), lex))
    if verb is None or _EVENT.fullmatch(verb[0]):
        return None
    noun = find_noun(verb.string[verb.end() :], lex, 1)
    if noun is not None and noun.start <= 1:  # "the other injured traders"
        return None
    return People(
        start=start,
        end=end,
        noun_end=end,
        value=1,
        low=1,
        high=1,
        modifier="exact",
        headless=True,
        others=True,
    )


# Nouns of what befalls people: of "the second kidnapping in a week" nobody is told apart.
_EVENT = regex.compile(
    r"kidnappings?|abductions?|seizures?|hijackings?|captures?|killings?|murders?|deaths?|rescues?|releases?|escapes?|"
    r"rapts?|enlèvements?|prises? d'otages|meurtres?|morts?|évasions?|libérations?|secuestros?|plagios?|raptos?|"
    r"asesinatos?|muertes?|fugas?|rescates?|liberación|sequestr[oi]s?|rapiment[oi]|mortes?|resgates?|libertação|"
    r"Entführung(?:en)?|Geiselnahmen?|Freilassung(?:en)?|Flucht|Befreiung|Morde?",
    regex.IGNORECASE,
)
_HELPERS = regex.compile(rf"^\s*(?:(?:{AUXILIARIES})\s+)+", regex.IGNORECASE)


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
