"""Whether captives who are dead died of themselves, of illness, age or old wounds, or were killed."""

from __future__ import annotations

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import OutcomeCue, Sentence

_FOUND = 16  # characters before a word of dying in which one of finding stands: "found dead"
_VIOLENT = frozenset({"attack", "bombing", "armed_clash"})


def of_itself(text: str, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a word is of dying rather than of killing, and its sentence tells of an illness or of no violence."""
    if lex.pattern("captives", "dying").fullmatch(text, cue.start, cue.end) is None:
        return False
    if lex.pattern("captives", "illness").search(text, sentence.start, sentence.end):
        return True
    lead = text[max(sentence.start, cue.start - _FOUND) : cue.start].rstrip()
    if any(m.end() == len(lead) for m in lex.pattern("captives", "found").finditer(lead)):
        return False
    violent = (c for c in sentence.cues if c.strong and c.type in _VIOLENT)
    return not any(not (c.start <= cue.start and cue.end <= c.end) for c in violent)
