"""The word of a taking that describes people taken before, and is no news of it: "the five men seized in May"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import AND
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.records import Outcome

FREED: frozenset[Outcome] = frozenset({"released", "escaped", "rescued"})
HELD: frozenset[Outcome] = frozenset({"abducted", "arrested"})
ENDS: frozenset[Outcome] = FREED | {"killed"}
OBJECT = 12  # characters from a verb to people who are its object
HARD = regex.compile(
    r"[;:!?()\"]|(?<!\b(?:Mr|Mrs|Ms|Dr|Rev|Fr|St|Gen|Col|Capt|Lt|Sgt|Prof|Sr|Sra|Dra|Mme|M|No|\p{Lu}))\.\s|\s[-–—]\s"
)
WITH = regex.compile(
    r"(?<!\w)(?:with|alongside|avec|con|com|mit|insieme a|med|مع|с|з|dengan|pamoja na|tare da)\s+\w*\s*$", regex.I
)
_DESCRIBED = 45  # characters from people to the word of their taking
_DESCRIBED_BY_CLAUSE = 70  # the same where a word of relation opens a clause
_BEFORE_NOUNS = frozenset({"hi", "ur", "bn", "te", "tr", "de"})  # languages that put participles before their nouns


def described(
    text: str, begin: int, end: int, others: Sequence[People], sentence: Sentence, lex: Lexicon
) -> OutcomeCue | None:
    """The word of a taking that describes people, rather than tells their taking as news."""
    for cue in (c for c in sentence.outcomes if c.outcome in HELD):
        if begin <= cue.start < end or (lex.lang in _BEFORE_NOUNS and _attribute(text, cue, begin)):
            return cue
        if cue.start < end or HARD.search(text, end, cue.start) or any(end <= o.start < cue.start for o in others):
            continue
        between = text[end : cue.start]
        clause = _relative(between.lstrip(" ,"), lex)
        if _goes_on(text, cue, clause.string[clause.end() :] if clause else between, others):
            continue
        finite = lex.pattern("captives", "auxiliaries").search(between)
        if clause or (lex.lang == "sw" and not between.strip()):
            fits = len(between) <= _DESCRIBED_BY_CLAUSE
        else:
            fits = (
                lex.lang not in _BEFORE_NOUNS and len(between) <= _DESCRIBED and not finite and between.count(",") <= 1
            )
        if fits and not any(c.outcome in ENDS and end <= c.start < cue.start for c in sentence.outcomes):
            return cue
    return None


def _relative(between: str, lex: Lexicon) -> regex.Match[str] | None:
    """The word by which a clause of relation opens behind people, or behind those that tell them as the last ones."""
    relative = lex.pattern("captives", "relative")
    last = lex.pattern("captives", "remaining").match(between)
    return relative.match(between) or (relative.match(between[last.end() :].lstrip(" ,")) if last else None)


def _goes_on(text: str, cue: OutcomeCue, between: str, others: Sequence[People]) -> bool:
    """Whether a word of taking tells of others: joined on with an "and", or with its own people behind it."""
    goes_on = joined(between) or text[cue.start] in "وف"
    return goes_on or any(
        cue.end <= o.start <= cue.end + OBJECT and not WITH.search(text, cue.end, o.start) for o in others
    )


def joined(words: str) -> bool:
    return any(w.lower() in AND for w in regex.findall(r"\w+", words))


def _attribute(text: str, cue: OutcomeCue, begin: int) -> bool:
    """Whether a word stands right before people, of whom it is said."""
    between = text[cue.end : begin]
    return cue.end <= begin and len(between.split()) <= 2 and not regex.search(r"[,;:.!?।]", between)
