"""Whether people told as freed were freed by force: "the army freed 20 hostages" is a rescue."""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import OutcomeCue, Sentence

_FORCE = 60  # characters behind a word of freeing in which those stand by whom it was done
_BEFORE = 120  # characters before it, in its clause, in which those stand who did it
_BE = regex.compile(
    r"(?<!\w)(?:was|were|been|be|is|are|being|été|est|sont|fut|furent|fue|fueron|sido|son|foi|foram|são|è|sono|stat[oaie]|"
    r"fu|furono|ven(?:ne|nero)|wurden?|worden|blev|fost|sunt|este|был[аио]?|були|бул[аио])\s+(?:\w+\s+)?$",
    regex.I,
)


def by_force(text: str, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether people told as freed were freed by armed forces of a state: who frees them, or by whom they are freed."""
    if not lex.pattern("captives", "by_force").fullmatch(text, cue.start, cue.end):
        return False
    before = text[max(sentence.start, cue.start - _BEFORE) : cue.start]
    clause = regex.split(r"[,;:]|\.\s", before)[-1]
    captors = lex.pattern("people", "attackers")
    own = _forces(clause, lex)
    rebels = any(a.end > cue.start - len(clause) and a.start < cue.start for a in sentence.actors)
    if own and not rebels and not captors.search(clause) and not _passive(clause):
        return True
    behind = regex.split(r"[;:]|\.\s", text[cue.end : min(sentence.end, cue.end + _FORCE)])[0]
    if _in_operation(behind, lex):
        return True
    at = _forces(behind, lex)
    return bool(at and lex.pattern("perpetrators", "by").search(behind[: at.start()]))


def _in_operation(words: str, lex: Lexicon) -> bool:
    """Whether they were freed in an operation, whosever it was: captors carry out none."""
    operation = lex.pattern("captives", "operation").search(words)
    return operation is not None and not lex.pattern("people", "attackers").search(words[: operation.start()])


def _forces(words: str, lex: Lexicon) -> regex.Match[str] | None:
    keys = (("captives", "forces"), ("people", "security_forces"), ("perpetrators", "authorities"))
    return next((m for key in keys if (m := lex.pattern(*key).search(words))), None)


def _passive(clause: str) -> bool:
    """Whether a form of to be stands right before a participle: "the soldiers were freed"."""
    return _BE.search(clause) is not None
