"""People beside captives who are none: given or wanted for them, or told by way of one: "the brother of a hostage"."""

from __future__ import annotations

import regex

from tocsin.reading.describing import joined
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People, at_once
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


# "After that of the six teachers": what is told by a pronoun befell others at another time.
_THAT_OF = regex.compile(
    r"(?<!\w)(?:after|since|following|besides|(?:un)?like|après|depuis|comme|outre|tras|desde|después de|luego de|como|"
    r"además de|após|depois d[eo]|além d[eo]|nach|seit|wie|dopo|come|oltre a)\s"
    r"(?:th(?:at|ose)|cel(?:ui|le|les)|ceux|aqu?el(?:la|los|las|e|es)?|el|la|los|las|quell[oaei]|derjenigen|de[rmn]|die|"
    r"ao|à|o|a|os|as)\s(?:of|on|d(?:e|es|u|el|i|egli|elle|os|as|o|a|er)|von)\s(?:the|les|los|las|den|de[rn])?\s?$",
    regex.IGNORECASE,
)


def of_another_event(text: str, at: int, since: int) -> bool:
    """Whether a number is of people of another event, told by a pronoun: "the second in a week, after that of six"."""
    return _THAT_OF.search(text, max(since, at - 32), at) is not None


def told_of_others(text: str, people: People, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a word is told of other people of its sentence, or but names them."""
    if names_others(people, cue, sentence) or _of_some_alone(text, people, cue, sentence):
        return True
    return _is_object(text, people, cue, sentence, lex)


def _is_object(text: str, people: People, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether one stands behind a passive verb that befell others: "one was shot for trying to disarm a guard"."""
    if cue.outcome not in ("killed", "injured") or people.value != 1 or people.start < cue.end:
        return False
    if people.partitive or people.share or people.others or people.headless:
        return False
    between = text[cue.end : people.start]
    if regex.search(r"[,;:(]|\d", between) or joined(between) or len(between.split()) <= _NEAR:
        return False
    befell = (p for p in sentence.people if p is not people and p.noun_end < cue.start)
    return any(at_once(text, p.noun_end, cue.start, lex) for p in befell)


def _of_some_alone(text: str, people: People, cue: OutcomeCue, sentence: Sentence) -> bool:
    """Whether a word behind people is told of some of them alone: "all 17, three of whom were murdered"."""
    some = next((p for p in sentence.people if people.noun_end <= p.start < cue.start and p.partitive), None)
    if some is None or "," in text[some.noun_end : cue.start]:
        return False
    between = text[people.noun_end : some.start]
    return "," in between and not between.strip(" ,")


def names_others(people: People, cue: OutcomeCue, sentence: Sentence) -> bool:
    """Whether a word of being held only names other people: the hostages of "the brother of one of the hostages"."""
    return cue.outcome != "killed" and any(
        o is not people and o.end <= cue.start < o.noun_end and not people.start <= o.start < people.noun_end
        for o in sentence.people
    )
