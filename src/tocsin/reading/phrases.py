"""Phrases of people: what one tells, how far it goes, and which words are none of it."""

from __future__ import annotations

from functools import cache

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.records import Group, Modifier, Record


class People(Record, frozen=True):
    """One number of people. ``start:end`` are the words of the number, ``noun_end`` where the whole phrase ends.

    ``headless`` where no noun names them ("24 were injured"); ``partitive`` where they are part of people
    named before ("two of them"); ``definite`` where they were named before ("the five"); ``others`` where they are
    told apart from those ("another guard", "two others"). ``share`` where they are some of a larger number told with
    them, ``whole`` where they are that number, ``left_out`` where they are those to whom it did not happen ("all but
    two of the 17"). ``corrected`` where the report takes the number back ("not 87 as first announced").
    ``remaining`` where they are told as those left over ("the last six", "four remaining hostages").
    """

    start: int
    end: int
    noun_end: int
    value: int | None
    low: int | None
    high: int | None
    modifier: Modifier
    nationality: str | None = None
    group: Group | None = None
    role: str | None = None
    headless: bool = False
    partitive: bool = False
    definite: bool = False
    others: bool = False
    share: bool = False
    whole: bool = False
    left_out: bool = False
    corrected: bool = False
    remaining: bool = False


class Noun(Record, frozen=True):
    """The noun of a phrase of people, ``start:end`` in the words looked at: in "national staff" it is "staff"."""

    start: int
    end: int
    word: str
    group: Group


_ADJUNCTS = frozenset({"en"})  # languages in which a state's name may stand before a noun as its adjective does
GROUPS: tuple[Group, ...] = ("security_forces", "attackers", "civilians")
STOP = regex.compile(r"[,;:.!?()\"]|\s-\s|–|—")
ASIDE = regex.compile(r"\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\]")
_FINITE = frozenset({"en", "fr", "es", "pt", "it", "de", "sv"})  # languages whose auxiliaries are no other words
_SHORT_ASIDE = 25  # characters of an aside that belongs to its phrase: "one staff member (British) was killed"
# Others of a list, named by themselves: "five Filipinos and the Romanian cook".
_NEXT = regex.compile(
    r"\s(?:and|et|y|e|und)\s(?:the|an?|their|his|her|its|les?|la|une?|leurs?|son|sa|ses|el|los|las|una|uno|sus?|os?|as?|"
    r"uma?|seus?|suas?|der|die|das|eine?n?|ihre?n?|seine?n?)\s",
    regex.IGNORECASE,
)
_LINK = regex.compile(r"[\s/-]+")
_NAME = regex.compile(r"\p{Lu}\w+")
ACRONYM = regex.compile(r"\p{Lu}{2,}")


def phrase(text: str, start: int, end: int) -> str:
    """The words after a number, as far as the phrase goes, an aside's marks as blanks."""
    after = ASIDE.sub(_blanked, text[start:end])
    stops = (STOP.search(after), _NEXT.search(after))
    return after[: min((m.start() for m in stops if m), default=len(after))]


def _blanked(aside: regex.Match[str]) -> str:
    words = aside[0]
    long = len(words) > _SHORT_ASIDE or regex.search(r"\d", words)
    return " " * len(words) if long else f" {words[1:-1]} "


def find_noun(words: str, lex: Lexicon, within: int) -> Noun | None:
    """The noun of people in a phrase whose first words stand within ``within`` words of its beginning."""
    best: Noun | None = None
    for group in GROUPS:
        m = lex.pattern("people", group).search(words)
        if m and (best is None or m.start() < best.start) and leads_to(words[: m.start()], lex, within):
            best = Noun(start=m.start(), end=m.end(), word=m[0].lower(), group=group)
    return whole_noun(best, words, lex) if best else None


def leads_to(words: str, lex: Lexicon, within: int) -> bool:
    """Whether words may stand between a number and its noun: no verb, no figure, no other thing counted."""
    if len(words.split()) > within or regex.search(r"\d", words):
        return False
    if lex.lang in _FINITE and lex.pattern("captives", "auxiliaries").search(words):
        return False
    things = lex.pattern("people", "not_people").finditer(words)
    return not verbs(lex).search(words) and all(_in_compound(words, m, lex) for m in things)


def _in_compound(words: str, thing: regex.Match[str], lex: Lexicon) -> bool:
    """Whether a thing's word is the first of a compound that ends with the noun: "truck driver"."""
    describes = lex.pattern("people", "modifiers").fullmatch(thing[0]) is not None
    return describes and _LINK.fullmatch(words, thing.end()) is not None


def whole_noun(noun: Noun, words: str, lex: Lexicon) -> Noun:
    """The last noun of a row of them: "national staff truck driver" speaks of a driver."""
    at = noun.end
    while link := _LINK.match(words, at):
        following = _noun_at(words, link.end(), noun, lex)
        between = _between(words, link.end(), noun, lex)
        if following is not None:
            noun, at = following, following.end
        elif between is not None:
            at = between.end()
        else:
            break
    return noun


def _between(words: str, at: int, before: Noun, lex: Lexicon) -> regex.Match[str] | None:
    """A word that may stand between two nouns of a row: a kind, an acronym, a name behind one that describes."""
    kinds = lex.pattern("people", "modifiers")
    name = _NAME.match(words, at) if kinds.fullmatch(before.word) else None
    return kinds.match(words, at) or name or ACRONYM.match(words, at)


def _noun_at(words: str, at: int, before: Noun, lex: Lexicon) -> Noun | None:
    """The noun at a place that goes on from the one before: of the same people, or after one that only describes."""
    if verbs(lex).match(words, at):
        return None
    describes = lex.pattern("people", "modifiers").fullmatch(before.word)
    for group in GROUPS:
        m = lex.pattern("people", group).match(words, at)
        if m and (group == before.group or describes):
            return Noun(start=before.start, end=m.end(), word=m[0].lower(), group=group)
    return None


@cache
def verbs(lex: Lexicon) -> Pattern:
    return whole_words([p for o in lex.keys("outcomes") if o != "released" for p in lex.entries("outcomes", o)])


def before_noun(text: str, country: CountryMention, noun: int, lex: Lexicon) -> bool:
    """Whether a state's name right before a noun at a position says whose citizens: "four Myanmar nationals"."""
    fits = lex.lang in _ADJUNCTS and country.kind == "country" and country.end < noun
    return fits and not text[country.end : noun].strip()


_AMONG_LEAD = 48  # characters before people in which they are told as among captives
_AMONG_WORDS = 5


def among_captives(text: str, at: int, since: int, lex: Lexicon) -> bool:
    """Whether people are told as some of those taken: "among those abducted is a nurse"."""
    lead = text[max(since, at - _AMONG_LEAD) : at]
    for m in lex.pattern("captives", "among").finditer(lead):
        words = lead[m.end() :]
        near = len(words.split()) <= _AMONG_WORDS and not STOP.search(words) and not regex.search(r"\d", words)
        if near and lex.pattern("outcomes", "abducted").search(words):
            return True
    return False


def verb_between(words: str, lex: Lexicon) -> bool:
    return bool(verbs(lex).search(words)) or bool(lex.pattern("people", "not_people").search(words))


def at_once(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether ``text[start:end]`` but links people to what became of them: "four [were seriously] wounded"."""
    between = text[start:end]
    return not between.strip() or bool(_linking(lex).fullmatch(between))


@cache
def _linking(lex: Lexicon) -> Pattern:
    words = "|".join(lex.entries("people", "linking")) or "(?!)"
    return regex.compile(rf"(?:\s+(?:{words}))+\s+", regex.IGNORECASE)


def after_linking(words: str, lex: Lexicon) -> str:
    """The words behind those that but link, with which they begin."""
    begun = _linking(lex).match(f" {words.lstrip()}")
    return words.lstrip()[begun.end() - 1 :] if begun else words.lstrip()


AUXILIARIES = (
    r"were|was|have|had|are|is|have|has|who|of|in|on|at|by|and|or|to|when|where|while|after|for|others?|more|"
    r"ont|sont|étaient|avaient|autres?|qui|à|dans|par|et|ou|"
    r"fueron|han|habían|más|otros|otras|que|en|por|y|a|wurden|waren|weitere|sono|erano|foram|a"
)
