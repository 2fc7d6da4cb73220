"""People called wounded who are told as dead: "two of the wounded have died in hospital"."""

from __future__ import annotations

import regex

from tocsin.reading.numbers import AND
from tocsin.reading.people import People
from tocsin.reading.sentence import OutcomeCue, Sentence

_REACH = 60  # characters from people called wounded to the word that they died


def within(cue: OutcomeCue, people: People) -> bool:
    """Whether a word of what became of people is part of their phrase: "the wounded", "nine bodies"."""
    return cue.start < people.noun_end and people.start < cue.end


def died_since(text: str, people: People, cue: OutcomeCue, sentence: Sentence) -> bool:
    """Whether a word of death behind people called wounded is told of them and of nobody else."""
    if cue.outcome != "killed" or not 0 < cue.start - people.noun_end <= _REACH:
        return False
    between = text[people.noun_end : cue.start]
    others = any(people.noun_end <= o.start < cue.start for o in sentence.people)
    joined = any(word.lower() in AND for word in between.split())
    return not others and not joined and not regex.search(r"[,;:.!?]", between)
