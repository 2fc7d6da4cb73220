"""Which word of a sentence tells the end of people's captivity: done to them before they are named, or told behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.describing import ENDS, HARD, HELD, OBJECT, WITH, joined
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.records import Outcome

_PERSONAL = 160  # the same where a preposition marks them as the object: "entregó el sábado a la misión a dos"
DONE = 60  # characters from what is done to people to them
_NOT = regex.compile(
    r"(?<!\w)(?:not|never|yet|n't|nor|pas|jamais|non|no|não|nunca|nicht|nie|kein\w*|inte|не|ні|nu|nije|nisu|لم|لن|ليس\w*|"
    r"नहीं|نہیں|tidak|belum|haja\w+|ba)(?!\w)",
    regex.I,
)


def done_to(text: str, begin: int, others: Sequence[People], sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """What is told as done to people, right before they are named."""
    for cue in sorted(sentence.outcomes, key=lambda c: -c.end):
        reach = _PERSONAL if (personal := _is_object(text, begin, lex)) else DONE
        if not _tells_end(text, cue, sentence, lex) or not cue.end <= begin <= cue.end + reach:
            continue
        between = text[cue.end : begin]
        if personal and not HARD.search(between) and not any(cue.end <= o.start < begin for o in others):
            return None if negated(text, cue, sentence) else cue
        if HARD.search(between) or "," in between or joined(between) or any(cue.end <= o.start < begin for o in others):
            return None
        return None if negated(text, cue, sentence) else cue
    return None


def behind(text: str, end: int, others: Sequence[People], sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The first that is told to have become of people behind their description."""
    for cue in sorted((*sentence.outcomes, *_said_of_captives(text, end, sentence, lex)), key=lambda c: c.start):
        if cue.start < end or not _tells_end(text, cue, sentence, lex):
            continue
        if HARD.search(text, end, cue.start) or any(
            end <= o.start < cue.start and not WITH.search(text, end, o.start) for o in others
        ):
            return None
        after = [o for o in others if cue.end <= o.start <= cue.end + OBJECT and "," not in text[cue.end : o.start]]
        if cue.outcome == "killed" and after:  # "... killed two guards"
            return None
        if negated(text, cue, sentence):
            return None
        return _told_closer(text, cue, sentence, lex) or cue
    return None


def _is_object(text: str, begin: int, lex: Lexicon) -> bool:
    return lex.lang == "es" and regex.search(r"(?<!\w)a\s$", text[max(0, begin - 3) : begin], regex.I) is not None


def _told_closer(text: str, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """How people came to be safe or home, told behind the word that they are: "are safe after they escaped"."""
    if lex.pattern("captives", "homecoming").match(text, cue.start) is None:
        return None
    later = (c for c in sentence.outcomes if c.start >= cue.end and _tells_end(text, c, sentence, lex))
    near = next((c for c in later if c.outcome != "killed"), None)
    if near is None or HARD.search(text, cue.end, near.start) or negated(text, near, sentence):
        return None
    return None if any(cue.end <= p.start < near.start for p in sentence.people) else near


_OF_CAPTIVES: tuple[tuple[str, Outcome], ...] = (("flight", "escaped"), ("homecoming", "released"))


def _said_of_captives(text: str, since: int, sentence: Sentence, lex: Lexicon) -> Iterator[OutcomeCue]:
    """Words that tell an end when they are said of people taken: "five of the ten hostages fled", "came home"."""
    if not any(c.outcome in HELD for c in sentence.outcomes):
        return
    told = [c for c in sentence.outcomes if _tells_end(text, c, sentence, lex)]
    for key, outcome in _OF_CAPTIVES:
        for m in lex.pattern("captives", key).finditer(text, since, sentence.end):
            if not any(c.start < m.end() and m.start() < c.end for c in told):
                yield OutcomeCue(start=m.start(), end=m.end(), outcome=outcome)


def _tells_end(text: str, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a word tells the end of a captivity; that people are alive or went somewhere does not."""
    if cue.outcome not in ENDS or any(a.start <= cue.start < a.end for a in sentence.actors):
        return False
    return lex.pattern("captives", "no_end").fullmatch(text, cue.start, cue.end) is None


def negated(text: str, cue: OutcomeCue, sentence: Sentence) -> bool:
    return bool(_NOT.search(text, max(sentence.start, cue.start - 24), cue.start))
