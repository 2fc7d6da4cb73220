"""Whether captives who are dead died of themselves, of illness, age or old wounds, or were killed."""

from __future__ import annotations

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.reading.text import stand_before

_FOUND = 16  # characters before a word of dying in which one of finding stands: "found dead"
_VIOLENT = frozenset({"attack", "bombing", "armed_clash"})


def of_itself(text: str, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a word is of dying rather than of killing, and its sentence tells of an illness or of no violence."""
    if lex.pattern("captives", "dying").fullmatch(text, cue.start, cue.end) is None:
        return False
    if lex.pattern("captives", "illness").search(text, sentence.start, sentence.end):
        return True
    if stand_before(lex.pattern("captives", "found"), text, cue.start, _FOUND, since=sentence.start):
        return False
    violent = (c for c in sentence.cues if c.strong and c.type in _VIOLENT)
    return not any(not (c.start <= cue.start and cue.end <= c.end) for c in violent)
