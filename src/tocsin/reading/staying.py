"""Who is told to be held still: "twenty of his crew remain", "leaving 33 in captivity"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tocsin.reading.describing import ENDS
from tocsin.reading.ends import negated
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence

_LEFT = 60  # characters from people to a word of those who are left
_COUNTED = 100  # characters before a number in which the words stand that say whom it counts
_LEAD = 40  # characters before people in which a word of leaving stands


def left(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[tuple[People, OutcomeCue]]:
    """Numbers of those who are told to be held still, with the word that says so: "twenty of his crew remain"."""
    for people in sentence.people:
        if people.group == "attackers" or people.value is None:
            continue
        if people.left_out and any(c.outcome in ENDS for c in sentence.outcomes):
            yield people, OutcomeCue(start=people.start, end=people.end, outcome="abducted")
            continue
        if people.whole or any(_told_among(text, people, o, lex) for o in sentence.people):
            among = any(_told_among(text, o, people, lex) for o in sentence.people)
            if among and (cue := _left(text, people, sentence, lex)) is not None:
                yield people, cue
            continue
        cue = _left(text, people, sentence, lex) or over(text, people, sentence, lex)
        if cue is not None:
            yield people, cue


def _told_among(text: str, some: People, whole: People, lex: Lexicon) -> bool:
    """Whether some are told as among others: "the bride is among the nine still held"."""
    between = text[some.noun_end : whole.start]
    words = lex.pattern("captives", "among").search(between)
    return some.share and whole.whole and words is not None and not regex.search(r"[;:.!?]", between)


def _left(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    starts = [p.start for p in sentence.people if p.start > people.start and not p.whole]
    stop = min([people.noun_end + _LEFT, sentence.end, *starts])
    for m in lex.pattern("captives", "left").finditer(text, people.end, stop):
        between = text[people.noun_end : m.start()]
        if not regex.search(r"[,;:!?]|\.\s", between) and not _ended(text, m.end(), sentence):
            return OutcomeCue(start=m.start(), end=m.end(), outcome="abducted")
    return left_out(text, people, sentence, lex) or _number_of_left(text, people, sentence, lex)


def _number_of_left(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The word of those left in what a number is told to count: "the number of hostages still held fell to four"."""
    begin = max(sentence.start, people.start - _COUNTED)
    counted = list(lex.pattern("captives", "number_of").finditer(text, begin, people.start))
    if not counted or regex.search(r"[,;:!?]", text[counted[-1].end() : people.start]):
        return None
    m = lex.pattern("captives", "left").search(text, counted[-1].end(), people.start)
    return OutcomeCue(start=m.start(), end=m.end(), outcome="abducted") if m else None


def over(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The word of remaining said of people of whom their clause tells no end: "the remaining 17 were moved"."""
    if not people.remaining:
        return None
    begin = max(sentence.start, people.start - _LEAD // 2)
    word = lex.pattern("captives", "remaining").search(text, begin, people.noun_end)
    if word is None or any(_of_clause(text, people, c) for c in sentence.outcomes if c.outcome in ENDS):
        return None
    return OutcomeCue(start=word.start(), end=word.end(), outcome="abducted")


def _of_clause(text: str, people: People, cue: OutcomeCue) -> bool:
    between = text[min(people.noun_end, cue.end) : max(people.start, cue.start)]
    return len(between) <= 2 * _LEFT and not regex.search(r"[,;:!?]|\.\s", between)


def left_out(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The word right before people that says that they are left: "aún quedan 136 rehenes"."""
    lead = text[max(sentence.start, people.start - _LEAD) : people.start]
    for m in lex.pattern("captives", "leaving").finditer(lead):
        if len(lead[m.end() :].split()) <= 2 and not regex.search(r"[,;:.!?]", lead[m.end() :]):
            begin = people.start - len(lead)
            return OutcomeCue(start=begin + m.start(), end=begin + m.end(), outcome="abducted")
    return None


def _ended(text: str, at: int, sentence: Sentence) -> bool:
    """Whether behind a word of those left it is told what became of them: "the 12 still held escaped"."""
    later = (c for c in sentence.outcomes if c.outcome in ENDS and c.start >= at)
    return any(not regex.search(r"[,;:]|\.\s", text[at : c.start]) and not negated(text, c, sentence) for c in later)
