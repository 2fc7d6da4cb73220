"""People told as taken before, and what became of them: "the 57 soldiers held in the Micay canyon ... were freed".

The word nearest to such a number is how they came to be held; what the sentence tells of them stands behind that, or
is done to them before it: "freed the last five of ten miners seized in October".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import AND
from tocsin.reading.phrases import People
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.records import Outcome, Record

FREED: frozenset[Outcome] = frozenset({"released", "escaped", "rescued"})
HELD: frozenset[Outcome] = frozenset({"abducted", "arrested"})
ENDS: frozenset[Outcome] = FREED | {"killed"}
_DESCRIBED = 45  # characters from people to the word of their taking
_DESCRIBED_BY_CLAUSE = 70  # the same where a word of relation opens a clause
_DONE = 60  # characters from what is done to people to them
_THERE = 60  # characters from a word of dying to one of captivity
_OBJECT = 12  # characters from a verb to people who are its object
_HARD = regex.compile(r"[;:!?()\"]|\.\s|\s[-–—]\s")
_WITH = regex.compile(
    r"(?<!\w)(?:with|alongside|avec|con|com|mit|insieme a|med|مع|с|з|dengan|pamoja na|tare da)\s+\w*\s*$", regex.I
)
_NOT = regex.compile(
    r"(?<!\w)(?:not|never|yet|n't|nor|pas|jamais|non|no|não|nunca|nicht|nie|kein\w*|inte|не|ні|nu|nije|nisu|لم|لن|ليس\w*|"
    r"नहीं|نہیں|tidak|belum|haja\w+|ba)(?!\w)",
    regex.I,
)
_BEFORE_NOUNS = frozenset({"hi", "ur", "bn", "te", "tr", "de"})  # languages that put participles before their nouns


class Fate(Record, frozen=True):
    """What became of people who had been taken. ``taken`` is the word of their taking where it is told of them.

    ``once`` where nothing but their end is told of them: their number is none of those taken.
    """

    people: People
    became: OutcomeCue | None
    taken: OutcomeCue | None
    once: bool = False

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
        return self.people.whole or (self.people.definite and not self.people.share)


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
    return found


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
    taken = _described(text, begin, end, others, sentence, lex)
    if taken is None and whole is None:
        return _dead_there(text, people, others, sentence, lex)
    if people.left_out:
        return Fate(people=people, became=None, taken=taken or _as(sentence.outcomes[0], "abducted"))
    since = max(end, taken.end if taken else end)
    became = _done_to(text, begin, others, sentence, lex) or _behind(text, since, others, sentence, lex)
    if became is None or (taken is not None and taken.outcome == "arrested" and became.outcome not in FREED):
        return None
    if taken is None and became.outcome == "killed" and not any(c.outcome == "abducted" for c in sentence.outcomes):
        return None  # of a share of any people: "two of the twelve wounded died"
    return Fate(people=people, became=became, taken=taken)


def _dead_there(text: str, people: People, others: Sequence[People], sentence: Sentence, lex: Lexicon) -> Fate | None:
    """The fate of people told to have died in captivity: "a fifth man died in its custody"."""
    if people.group == "attackers":
        return None
    for cue in (c for c in sentence.outcomes if c.outcome == "killed" and c.start >= people.noun_end):
        if _HARD.search(text, people.noun_end, cue.start) or any(
            people.noun_end <= o.start < cue.start for o in others
        ):
            return None
        stop = min([sentence.end, cue.end + _THERE, *(o.start for o in others if o.start >= cue.end)])
        there = lex.pattern("captives", "captivity").search(text, cue.end, stop)
        if there is None or _HARD.search(text, cue.end, there.start()) or negated(text, cue, sentence):
            return None
        held = OutcomeCue(start=there.start(), end=there.end(), outcome="abducted")
        return Fate(people=people, became=cue, taken=held, once=True)
    return None


def _described(
    text: str, begin: int, end: int, others: Sequence[People], sentence: Sentence, lex: Lexicon
) -> OutcomeCue | None:
    """The word of a taking that describes people, rather than tells their taking as news."""
    for cue in (c for c in sentence.outcomes if c.outcome in HELD):
        if begin <= cue.start < end or (lex.lang in _BEFORE_NOUNS and _attribute(text, cue, begin)):
            return cue
        if cue.start < end or _HARD.search(text, end, cue.start) or any(end <= o.start < cue.start for o in others):
            continue
        between = text[end : cue.start]
        if _goes_on(text, cue, between, others):
            continue
        clause = lex.pattern("captives", "relative").match(between.lstrip(" ,"))
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


def _goes_on(text: str, cue: OutcomeCue, between: str, others: Sequence[People]) -> bool:
    """Whether a word of taking tells of others: joined on with an "and", or with its own people behind it."""
    joined = _and(between) or text[cue.start] in "وف"
    return joined or any(
        cue.end <= o.start <= cue.end + _OBJECT and not _WITH.search(text, cue.end, o.start) for o in others
    )


def _and(words: str) -> bool:
    return any(w.lower() in AND for w in regex.findall(r"\w+", words))


def _attribute(text: str, cue: OutcomeCue, begin: int) -> bool:
    """Whether a word stands right before people, of whom it is said."""
    between = text[cue.end : begin]
    return cue.end <= begin and len(between.split()) <= 2 and not regex.search(r"[,;:.!?।]", between)


def _done_to(text: str, begin: int, others: Sequence[People], sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """What is told as done to people, right before they are named."""
    for cue in reversed(sentence.outcomes):
        if not _tells_end(text, cue, sentence, lex) or not cue.end <= begin <= cue.end + _DONE:
            continue
        between = text[cue.end : begin]
        if _HARD.search(between) or "," in between or _and(between) or any(cue.end <= o.start < begin for o in others):
            return None
        return None if negated(text, cue, sentence) else cue
    return None


def _behind(text: str, end: int, others: Sequence[People], sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The first that is told to have become of people behind their description."""
    for cue in sorted((*sentence.outcomes, *_flights(text, end, sentence, lex)), key=lambda c: c.start):
        if cue.start < end or not _tells_end(text, cue, sentence, lex):
            continue
        if _HARD.search(text, end, cue.start) or any(
            end <= o.start < cue.start and not _WITH.search(text, end, o.start) for o in others
        ):
            return None
        after = [o for o in others if cue.end <= o.start <= cue.end + _OBJECT]
        if cue.outcome == "killed" and after:  # "... killed two guards"
            return None
        return None if negated(text, cue, sentence) else cue
    return None


def _flights(text: str, since: int, sentence: Sentence, lex: Lexicon) -> Iterator[OutcomeCue]:
    """Words that tell an escape when they are said of people taken: "five of the ten hostages fled"."""
    for m in lex.pattern("captives", "flight").finditer(text, since, sentence.end):
        told = (c for c in sentence.outcomes if c.outcome in ENDS)
        if not any(c.start < m.end() and m.start() < c.end for c in told):
            yield OutcomeCue(start=m.start(), end=m.end(), outcome="escaped")


def _tells_end(text: str, cue: OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a word tells the end of a captivity; that people are alive or went somewhere does not."""
    if cue.outcome not in ENDS or any(a.start <= cue.start < a.end for a in sentence.actors):
        return False
    return lex.pattern("captives", "no_end").fullmatch(text, cue.start, cue.end) is None


def negated(text: str, cue: OutcomeCue, sentence: Sentence) -> bool:
    return bool(_NOT.search(text, max(sentence.start, cue.start - 24), cue.start))


def _as(cue: OutcomeCue, outcome: Outcome) -> OutcomeCue:
    return OutcomeCue(start=cue.start, end=cue.end, outcome=outcome)
