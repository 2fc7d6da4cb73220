"""How well a word of what became of people fits a number of them: what lies between, in characters, and its price."""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.people import People
from tocsin.reading.phrases import ASIDE, at_once
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.reading.syntax import Syntax
from tocsin.reading.text import stand_before

_AT_ONCE = -80.0  # the price of what became of them right behind a number, as a participle
_JOINED = -80.0  # that of a verb or noun which the parse says befalls them
_BODIES = -160.0  # that of a word for the dead which is part of their phrase: "nine bodies were recovered"
_SAID = 60.0  # that of a word of saying between: what follows it is told of others
_DOING = 120.0  # that of a verb whose subject they are
_EFFORTS = 40  # characters before people in which the words stand by which it was their doing
_HARM = frozenset({"killed", "injured"})
_BY = regex.compile(r"(?<!\w)(?:by|par|por|oleh|av)\s+$", regex.IGNORECASE)


def does(text: str, people: People, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> bool:
    """Whether they are told as doing it: the subject of an active verb, or those by whom it was done.

    So are words that only describe another thing: the locals of "a local radio", the militants of "a militant raid".
    """
    if _BY.search(text[max(sentence.start, people.start - 12) : people.start]):
        return True
    if stand_before(lex.pattern("captives", "efforts"), text, people.start, _EFFORTS, since=sentence.start):
        return True
    if befallen(text, people, sentence, lex, syntax):
        return False
    may_describe = people.role is not None and lex.pattern("people", "modifiers").fullmatch(people.role)
    if may_describe and syntax.describes(people.start, people.noun_end):
        return True
    bare = people.headless or people.group in (None, "attackers")
    return bare and syntax.acts(people.start, people.noun_end)


def befallen(text: str, people: People, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> bool:
    """Whether what became of them follows at once, as a participle: "13 injured", "four others badly wounded"."""
    return any(_at_once(text, people, c, lex, syntax) for c in sentence.outcomes)


def _at_once(text: str, people: People, cue: OutcomeCue, lex: Lexicon, syntax: Syntax) -> bool:
    return (
        cue.start > people.noun_end
        and at_once(text, people.noun_end, cue.start, lex)
        and not syntax.does(people.start, people.noun_end, cue.start)
    )


def cost(text: str, people: People, cue: OutcomeCue, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> float:
    """Characters between, with a price on what separates clauses and on other people between."""
    if cue.end <= people.start:
        between, following = text[cue.end : people.start], False
    elif cue.start >= people.noun_end:
        between, following = text[people.noun_end : cue.start], True
    else:
        return _BODIES if cue.outcome == "killed" else 0.0
    between = ASIDE.sub("", between)
    price = float(len(between))
    price += 18 * between.count(",") + 60 * between.count(";") + 40 * between.count(":")
    price += 15 * len(regex.findall(r"\b(?:and|but|while|et|mais|tandis|y|pero|mientras|und|aber|e)\b", between))
    price += _SAID * bool(lex.pattern("speech", "verbs").search(between))
    low, high = min(cue.start, people.start), max(cue.end, people.noun_end)
    price += 25 * sum(1 for o in sentence.people if o is not people and low < o.start < high and not o.partitive)
    at_once = following and _at_once(text, people, cue, lex, syntax)
    if at_once and cue.outcome in _HARM:
        return price + _AT_ONCE
    if following and not at_once and not _of_oneself(text, cue, lex):
        price += _DOING * syntax.does(people.start, people.noun_end, cue.start)
    return price + _JOINED * syntax.joined(people.start, people.noun_end, cue.start)


def _of_oneself(text: str, cue: OutcomeCue, lex: Lexicon) -> bool:
    """Whether a verb befalls who does it: those who flee, and those who die."""
    dying = lex.pattern("captives", "dying").fullmatch(text, cue.start, cue.end) is not None
    return cue.outcome == "escaped" or dying
