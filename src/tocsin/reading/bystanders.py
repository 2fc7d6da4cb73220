"""People beside captives who are none: given or wanted for them, or told by way of one: "the brother of a hostage"."""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence

_REACH = 60  # characters before people in which a word of exchange stands
_WORDS = 5  # between it and them
_OBJECT = 40  # characters before people in which a release that is but wished for stands
_NEAR = 3  # words between it and them


def given(text: str, people: People, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether people are those given in exchange for others."""
    since = max(sentence.start, people.start - _REACH)
    for m in lex.pattern("captives", "given").finditer(text, since, people.end):
        between = text[m.end() : people.start]
        if len(between.split()) <= _WORDS and not regex.search(r"[,;:.!?]", between):
            return True
    return False


def wished_free(text: str, people: People, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether people are those whose release is but wished for: no word of the sentence tells it as having been."""
    if people.definite or people.whole:
        return False
    since = max(sentence.start, people.start - _OBJECT)
    words = [(c.start, c.end) for c in sentence.outcomes] + [(c.start, c.end) for c in sentence.cues]
    for m in lex.pattern("outcomes", "released").finditer(text, since, people.start):
        told = any(a < m.end() and m.start() < b for a, b in words)
        between = text[m.end() : people.start]
        if not told and len(between.split()) <= _NEAR and not regex.search(r"[,;:.!?]", between):
            return True
    return False


def is_body(text: str, people: People, cue: OutcomeCue, lex: Lexicon) -> bool:
    """Whether a word is of the bodies of people, named right behind it: "the body of one shot by the kidnappers"."""
    body = lex.pattern("captives", "body").fullmatch(text, cue.start, cue.end) is not None
    between = text[cue.end : people.start]
    return body and cue.end <= people.start and len(between.split()) <= _NEAR and not regex.search(r"[;:.!?]", between)


def names_others(people: People, cue: OutcomeCue, sentence: Sentence) -> bool:
    """Whether a word of being held only names other people: the hostages of "the brother of one of the hostages"."""
    return cue.outcome != "killed" and any(
        o is not people and o.end <= cue.start < o.noun_end and not people.start <= o.start < people.noun_end
        for o in sentence.people
    )
