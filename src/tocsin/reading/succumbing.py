"""People called wounded who are told as dead: "two of the wounded have died in hospital"."""

from __future__ import annotations

import regex

from tocsin.reading.numbers import AND
from tocsin.reading.people import People
from tocsin.reading.sentence import OutcomeCue, Sentence

_CALLED = 24  # characters from some of others to the word that these are wounded
_REACH = 60  # characters from people called wounded to the word that they died


def died_since(text: str, people: People, sentence: Sentence) -> OutcomeCue | None:
    """The word that people called wounded have died, told of them and of nobody else."""
    if not any(c.outcome == "injured" and _called(c, people, text) for c in sentence.outcomes):
        return None
    return next((c for c in sentence.outcomes if c.outcome == "killed" and _told_of(text, people, c, sentence)), None)


def _called(cue: OutcomeCue, people: People, text: str) -> bool:
    """Whether a word of wounds is part of what they are called, or stands right behind some of others."""
    if cue.start < people.noun_end and people.start < cue.end:
        return True
    some = people.partitive or people.share
    return some and 0 <= cue.start - people.noun_end <= _CALLED and "," not in text[people.noun_end : cue.start]


def _told_of(text: str, people: People, cue: OutcomeCue, sentence: Sentence) -> bool:
    if not 0 < cue.start - people.noun_end <= _REACH:
        return False
    between = text[people.noun_end : cue.start]
    others = any(people.noun_end <= o.start < cue.start for o in sentence.people)
    joined = any(word.lower() in AND for word in between.split())
    return not others and not joined and not regex.search(r"[,;:.!?]", between)
