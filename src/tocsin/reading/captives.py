"""People told as taken before, and what became of them: "the 57 soldiers held in the Micay canyon ... were freed".

The word nearest to such a number is how they came to be held; what the sentence tells of them stands behind that, or
is done to them before it: "freed the last five of ten miners seized in October".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
import regex

from tocsin.reading.describing import ENDS, FREED, HARD, HELD, OBJECT, WITH, described, joined
from tocsin.reading.ends import DONE, behind, done_to, negated
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.records import Outcome, Record

_COMPANY = 90  # characters from a word of taking to people taken with others
_TIE = regex.compile(
    r"\s(?:of|d(?:e|es|u|el|os|as)|der|von|degli|dei|delle)(?:\s(?:the|los|las|les|these|those|den))?\s", regex.I
)
_LIST = 3  # words between people of one list
_THERE = 60  # characters from a word of dying to one of captivity


class Fate(Record, frozen=True):
    """What became of people who had been taken. ``taken`` is the word of their taking where it is told of them.

    ``once`` where nothing but their end is told of them: their number is none of those taken. ``with_others`` where
    they are told to be taken with others, and are all of their kind.
    """

    people: People
    became: OutcomeCue | None
    taken: OutcomeCue | None
    once: bool = False
    with_others: bool = False

    @property
    def before(self) -> bool:
        """Whether they are told as taken before, and not just called hostages: these may have died in the taking.

        Some of a number of hostages are: those were counted before.
        """
        at = self.taken.start if self.taken else None
        return at is None or self.people.share or not self.people.start <= at < self.people.noun_end

    @property
    def of_all(self) -> bool:
        """Whether the number is of all who were taken, as far as words go: "the 38 worshippers kidnapped in May"."""
        if self.once or self.people.remaining:
            return False
        return self.people.whole or self.with_others or (self.people.definite and not self.people.share)


def fates(text: str, sentence: Sentence, lex: Lexicon) -> Mapping[int, Fate]:
    """The fates of people of a sentence who were taken before, by where their number begins."""
    if not any(c.outcome in HELD | ENDS for c in sentence.outcomes):
        return {}
    found: dict[int, Fate] = {}
    for i, people in enumerate(sentence.people):
        if people.group == "attackers" or people.whole:
            continue
        whole = _whole_of(sentence.people, i)
        fate = _fate(text, people, whole, sentence, lex)
        if fate is None:
            continue
        found[people.start] = fate
        if whole is not None and whole.remaining:
            found[whole.start] = Fate(people=whole, became=None, taken=None)
        elif whole is not None:
            at = fate.taken or fate.became or sentence.outcomes[0]
            held: Outcome = at.outcome if at.outcome in HELD else "abducted"
            found[whole.start] = Fate(people=whole, became=None, taken=_as(at, held))
    for whole in (p for p in sentence.people if p.whole and not p.remaining and p.start not in found):
        others = [o for o in sentence.people if o is not whole]
        taken = described(text, whole.start, whole.noun_end, others, sentence, lex)
        if taken is not None:
            found[whole.start] = Fate(people=whole, became=None, taken=taken)
    return _with_companions(text, _listed_with(text, found, sentence), sentence)


def _listed_with(text: str, found: Mapping[int, Fate], sentence: Sentence) -> dict[int, Fate]:
    """The same fates, and that of people in one list with some of those: "the nun and the teacher who were freed"."""
    told = dict(found)
    row = sentence.people
    for people, after in reversed(list(pairwise(row))):
        fate = told.get(after.start)
        if fate is None or fate.taken is None or people.start in told or people.whole or people.group == "attackers":
            continue
        between = text[people.noun_end : after.start]
        listed = joined(between) or (between.strip() == "," and after.start not in found)
        before = [
            text[c.end : people.start] for c in sentence.outcomes if c is not fate.became and c.end <= people.start
        ]
        own = any(len(words) <= OBJECT and "," not in words for words in before)
        if listed and len(between.split()) <= _LIST and not HARD.search(between) and not own:
            told[people.start] = msgspec.structs.replace(fate, people=people, once=not people.whole)
    return told


def _with_companions(text: str, found: dict[int, Fate], sentence: Sentence) -> dict[int, Fate]:
    """The same fates, and that of people taken with some of those: "kidnapped with three others"."""
    told = dict(found)
    for fate in found.values():
        at = fate.taken
        near = (p for p in sentence.people if at is not None and 0 <= p.start - at.end <= _COMPANY)
        beside = next((p for p in near if at is not None and WITH.search(text, at.end, p.start)), None)
        if beside is not None and any(at is not None and at.end <= c.start < beside.start for c in sentence.outcomes):
            continue
        if at is None or beside is None or beside.group == "attackers" or fate.once:
            continue
        if beside.start in found and not found[beside.start].once:
            continue
        told[beside.start] = Fate(people=beside, became=None, taken=at)
        if not fate.people.share and not fate.people.remaining:
            told[fate.people.start] = msgspec.structs.replace(fate, with_others=True)
    return told


def _whole_of(people: Sequence[People], i: int) -> People | None:
    """The number of which another is told as a share, right before or behind it."""
    if not people[i].share:
        return None
    beside = (people[j] for j in (i + 1, i - 1) if 0 <= j < len(people))
    return next((p for p in beside if p.whole), None)


def _fate(text: str, people: People, whole: People | None, sentence: Sentence, lex: Lexicon) -> Fate | None:
    begin = min(people.start, whole.start) if whole else people.start
    end = max(people.noun_end, whole.noun_end) if whole else people.noun_end
    others = [p for p in sentence.people if p is not people and p is not whole and not begin <= p.start < end]
    others = [p for p in others if not _apposed(text, p, lex)]
    taken = described(text, begin, end, others, sentence, lex)
    if people.left_out and whole is None:
        return Fate(people=people, became=None, taken=taken or _as(sentence.outcomes[0], "abducted"))
    if taken is None and whole is None:
        return _dead_there(text, people, others, sentence, lex)
    if _are_ones(text, people, sentence):
        return Fate(people=people, became=None, taken=taken) if taken is not None else None
    if people.left_out:
        return Fate(people=people, became=None, taken=taken or _as(sentence.outcomes[0], "abducted"))
    since = max(end, taken.end if taken else end)
    became = done_to(text, begin, others, sentence, lex) or behind(text, since, others, sentence, lex)
    if became is None or (taken is not None and taken.outcome == "arrested" and became.outcome not in FREED):
        return None
    if taken is None and became.outcome == "killed" and not any(c.outcome == "abducted" for c in sentence.outcomes):
        return None  # of a share of any people: "two of the twelve wounded died"
    return Fate(people=people, became=became, taken=taken)


def _apposed(text: str, people: People, lex: Lexicon) -> bool:
    """Whether people but say again who others are, of whom they make up all: "five men, a cook and four guides"."""
    of_them = lex.pattern("people", "partitive").match(text[people.end :].lstrip()) is not None
    return people.partitive and not of_them and not people.headless


def _are_ones(text: str, people: People, sentence: Sentence) -> bool:
    """Whether one person's tie to people tells who that one is: "the driver of 12 Canadians who were kidnapped"."""
    before = (
        o for o in sentence.people if o.value == 1 and not o.headless and not o.share and o.noun_end <= people.start
    )
    return any(_TIE.fullmatch(text, o.noun_end, people.start) for o in before)


def _dead_there(text: str, people: People, others: Sequence[People], sentence: Sentence, lex: Lexicon) -> Fate | None:
    """The fate of people told to have died in captivity: "a fifth man died in its custody"."""
    if people.group == "attackers":
        return None
    if (dead := _identified(text, people, sentence, lex)) is not None:
        return dead
    if people.headless and people.others and (killed := _by_captors(text, people, sentence, lex)) is not None:
        return Fate(people=people, became=killed, taken=killed, once=True)
    for cue in (c for c in sentence.outcomes if c.outcome == "killed" and c.start >= people.noun_end):
        if HARD.search(text, people.noun_end, cue.start) or any(people.noun_end <= o.start < cue.start for o in others):
            return None
        stop = min([sentence.end, cue.end + _THERE, *(o.start for o in others if o.start >= cue.end)])
        there = lex.pattern("captives", "captivity").search(text, cue.end, stop)
        if there is None or HARD.search(text, cue.end, there.start()) or negated(text, cue, sentence):
            return None
        held = OutcomeCue(start=there.start(), end=there.end(), outcome="abducted")
        return Fate(people=people, became=cue, taken=held, once=True)
    return None


def _identified(text: str, people: People, sentence: Sentence, lex: Lexicon) -> Fate | None:
    """The fate of people whose bodies are told to be those of captives: "two bodies are those of men taken in May"."""
    body = next((c for c in sentence.outcomes if people.start <= c.start < people.noun_end), None)
    if body is None or lex.pattern("captives", "body").fullmatch(text, body.start, body.end) is None:
        return None
    whose = lex.pattern("captives", "identified").search(text, people.noun_end, sentence.end)
    taken = next((c for c in sentence.outcomes if whose and c.outcome == "abducted" and c.start >= whose.end()), None)
    if whose is None or taken is None or regex.search(r"[;:!?]", text[people.noun_end : taken.start]):
        return None
    return Fate(people=people, became=body, taken=taken, once=True)


def _by_captors(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The word of killing for one or more others, where captors are named as those who did it: "the sixth was shot by
    the kidnappers"."""
    if lex.pattern("captors", "names").search(text, sentence.start, sentence.end) is None:
        return None
    near = (c for c in sentence.outcomes if c.outcome == "killed" and not negated(text, c, sentence))
    return next((c for c in near if -DONE <= c.start - people.end <= DONE), None)


def _as(cue: OutcomeCue, outcome: Outcome) -> OutcomeCue:
    return OutcomeCue(start=cue.start, end=cue.end, outcome=outcome)
