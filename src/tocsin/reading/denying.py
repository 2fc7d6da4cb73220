"""Whether a release is told to be untrue, in its own sentence or in one behind it."""

from __future__ import annotations

import regex

from tocsin.reading.sentence import Cue, Sentence
from tocsin.reading.text import stand_before
from tocsin.reading.understanding import Understanding

_VERB = 14  # characters before a participle in which the rest of its verb stands
_REACH = 2  # sentences behind a release in which what was reported of it may be denied


def denied(u: Understanding, index: int) -> bool:
    """Whether it is said to be untrue that people were freed: "denied that the two doctors had been released", "the
    charity said that the report was untrue"."""
    own = u.occurrences[index]
    if own.kind != "freed":
        return False
    first, denial = own.tellings[0], u.lex.pattern("modality", "denied")
    for cue in first.cues:
        said = [m.end() for m in denial.finditer(u.text, first.sentence.start, cue.start)]
        if said and not regex.search(r"[;:]|\.\s", u.text[said[-1] : cue.start]) and _finite(u, cue):
            return True
    at = first.sentence.index
    behind = (s for s in u.sentences if at < s.index <= at + _REACH)
    return not _told_since(u, index) and any(_denies_report(u, s) for s in behind)


def _told_since(u: Understanding, index: int) -> bool:
    """Whether other people are told as freed besides, of whom a report may be denied."""
    return any(o.kind == "freed" and i != index and not o.sensed for i, o in enumerate(u.occurrences))


def _denies_report(u: Understanding, sentence: Sentence) -> bool:
    """Whether a sentence denies what was reported, and tells of nothing else that it may deny: a ransom, the dead."""
    if sentence.people or sentence.outcomes:
        return False
    text, start, end = u.text, sentence.start, sentence.end
    others = (("captors", "ransom"), ("captors", "money"), ("captors", "prisoners"))
    if any(u.lex.pattern(*key).search(text, start, end) for key in others):
        return False
    denies = u.lex.pattern("modality", "denied").search(text, start, end)
    return denies is not None and u.lex.pattern("captives", "published").search(text, start, end) is not None


def _finite(u: Understanding, cue: Cue) -> bool:
    """Whether a word of freeing is the verb of its clause, rather than what tells people apart: "who were freed"."""
    auxiliary = u.lex.pattern("captives", "auxiliaries").search(u.text, max(0, cue.start - _VERB), cue.end)
    if auxiliary is None:
        return False
    return not stand_before(u.lex.pattern("captives", "relative"), u.text, auxiliary.start(), _VERB)
