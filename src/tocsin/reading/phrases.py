"""Phrases of people: what one tells, how far it goes, and which words are none of it."""

from __future__ import annotations

from functools import cache

import regex

from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.records import Group, Modifier, Record


class People(Record, frozen=True):
    """One number of people. ``start:end`` are the words of the number, ``noun_end`` where the whole phrase ends.

    ``headless`` where no noun names them ("24 were injured"); ``partitive`` where they are part of people
    named before ("two of them"); ``definite`` where they were named before ("the five").
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


GROUPS: tuple[Group, ...] = ("security_forces", "attackers", "civilians")
STOP = regex.compile(r"[,;:.!?()\"]|\s-\s|–|—")


def phrase(text: str, start: int, end: int) -> str:
    """The words after a number, as far as the phrase goes."""
    after = text[start:end]
    stop = STOP.search(after)
    return after[: stop.start()] if stop else after


@cache
def verbs(lex: Lexicon) -> Pattern:
    return whole_words([p for o in lex.keys("outcomes") if o != "released" for p in lex.entries("outcomes", o)])


def verb_between(words: str, lex: Lexicon) -> bool:
    return bool(verbs(lex).search(words)) or bool(lex.pattern("people", "not_people").search(words))


AUXILIARIES = (
    r"were|was|have|had|are|is|have|has|who|of|in|on|at|by|and|or|to|when|where|while|after|for|others?|more|"
    r"ont|sont|étaient|avaient|autres?|qui|à|dans|par|et|ou|"
    r"fueron|han|habían|más|otros|otras|que|en|por|y|a|wurden|waren|weitere|sono|erano|foram|a"
)
