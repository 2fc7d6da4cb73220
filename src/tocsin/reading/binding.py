"""Which outcome each number of people belongs to: the five killed, the three taken."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec
import regex

from tocsin.reading.bystanders import given, is_body, of_another_event, told_of_others, wished_free
from tocsin.reading.captives import Fate, fates
from tocsin.reading.describing import FREED
from tocsin.reading.dying import of_itself
from tocsin.reading.excepted import fates_of_others, not_taken
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import AND
from tocsin.reading.people import People
from tocsin.reading.phrases import at_once
from tocsin.reading.pricing import befallen, cost, does
from tocsin.reading.rescuing import by_force
from tocsin.reading.sentence import OutcomeCue, Sentence
from tocsin.reading.staying import left_out, over
from tocsin.reading.succumbing import died_since
from tocsin.reading.syntax import Syntax
from tocsin.reading.tolls import toll_of
from tocsin.records import Outcome, Record

_FARTHEST = 150.0
_REBOUND = 90.0
_DEFINITE = 25.0  # "the driver was killed": one known before, where it stands at the word
_SURVIVED = frozenset({"injured", "abducted"})
_COORDINATED = regex.compile(r"[\s,]*(?:and|as well as|et|ainsi qu'?e?|y|e|und|i|dan|ve|و|और)?\s*", regex.IGNORECASE)


class Bound(Record, frozen=True):
    """A number of people with what became of them, in one sentence.

    ``captive`` where they were held, ``before`` where they are told as taken before that, ``left`` where they are told
    to be held still, ``died`` where those dead are told to have died of themselves.
    """

    people: People
    outcome: Outcome
    cue: OutcomeCue
    cost: float
    captive: bool = False
    before: bool = False
    left: bool = False
    died: bool = False


def bind(text: str, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> tuple[Bound, ...]:
    """Each number of people with its nearest fitting outcome; numbers that fit none are left out."""
    bound: list[Bound] = []
    known = fates(text, sentence, lex)
    apart = not_taken(text, sentence, lex)
    bound.extend(b for fate in fates_of_others(text, sentence, lex) for b in _of_captives(fate))
    for people in sentence.people:
        if people.start in apart:
            continue
        if people.start in known:
            bound.extend(_of_captives(known[people.start]))
            continue
        told = toll_of(text, people, sentence, lex) or died_since(text, people, sentence)
        if told is not None:
            bound.append(Bound(people=people, outcome=told.outcome, cue=told, cost=0.0))
            continue
        captivity = any(c.outcome == "abducted" or c.outcome in FREED for c in sentence.outcomes)
        if (
            (_has_share(people, sentence) if captivity else _one_of_some(text, people, sentence, lex, syntax))
            or _takes(text, people, sentence, lex)
            or wished_free(text, people, sentence, lex)
            or does(text, people, sentence, lex, syntax)
            or of_another_event(text, people.start, sentence.start)
        ):
            continue
        best = _best(text, people, sentence, lex, syntax)
        inherited = _inherited(text, people, bound)
        if inherited is not None and (best is None or _crosses(people, best, bound)):
            best = inherited
        if best is not None and best.outcome in FREED and (still := _staying(text, people, sentence, lex)):
            best = Bound(people=people, outcome="abducted", cue=still, cost=0.0)
        if best is not None and best.outcome == "abducted" and _known_before(people, best):
            best = None
        if best is not None and best.outcome in FREED | {"arrested"} and given(text, people, sentence, lex):
            continue
        if best is not None and _plausible(best):
            bound.extend(_with_killing(text, best, sentence, lex))
    return tuple(_as_died(text, _rescued(text, b, sentence, lex), sentence, lex) for b in bound)


def _one_of_some(text: str, people: People, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> bool:
    """Whether one of several is told of whom it is not plain that anything befell them."""
    return people.share and people.value == 1 and not befallen(text, people, sentence, lex, syntax)


def _has_share(people: People, sentence: Sentence) -> bool:
    """Whether people are the whole of which a share is told beside them."""
    row = sentence.people
    beside = [o for o, p in (*itertools.pairwise(row), *zip(row[1:], row, strict=False)) if p is people]
    return people.whole and any(o.share for o in beside)


def _staying(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """The word by which people nearest to one of freeing are those left."""
    return left_out(text, people, sentence, lex) or over(text, people, sentence, lex)


def _known_before(people: People, best: Bound) -> bool:
    """Whether they are some of those taken before, and no news of a taking: those left over, "one of the Danes"."""
    if people.remaining:
        return best.cue.start >= people.end
    return people.share and people.value == 1 and best.cost > _DEFINITE


def _takes(text: str, people: People, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether people are told as taking others, where the form of the verb right behind them says so."""
    at = people.noun_end + len(text[people.noun_end :]) - len(text[people.noun_end :].lstrip())
    return any(
        c.outcome == "abducted" and c.start == at and lex.pattern("captives", "acts").fullmatch(text, c.start, c.end)
        for c in sentence.outcomes
    )


def _of_captives(fate: Fate) -> Iterator[Bound]:
    """What became of people taken before, and their taking, which a share of them has in common with its whole."""
    people, became, taken = fate.people, fate.became, fate.taken
    if became is not None:
        yield Bound(people=people, outcome=became.outcome, cue=became, cost=0.0, captive=True, before=fate.before)
    if taken is not None and (became is None or fate.of_all):
        some = people.definite and not people.whole and not fate.with_others  # of more, if more are told of
        people = msgspec.structs.replace(people, share=people.share or some)
        yield Bound(people=people, outcome=taken.outcome, cue=taken, cost=0.0)


def _rescued(text: str, bound: Bound, sentence: Sentence, lex: Lexicon) -> Bound:
    """People whom armed forces freed are rescued, whatever the word for it."""
    forced = bound.outcome == "released" and by_force(text, bound.cue, sentence, lex)
    return msgspec.structs.replace(bound, outcome="rescued") if forced else bound


def _as_died(text: str, bound: Bound, sentence: Sentence, lex: Lexicon) -> Bound:
    """Captives who died without being killed."""
    died = bound.captive and bound.outcome == "killed" and of_itself(text, bound.cue, sentence, lex)
    return msgspec.structs.replace(bound, died=True) if died else bound


def _with_killing(text: str, bound: Bound, sentence: Sentence, lex: Lexicon) -> Iterator[Bound]:
    """What became of people, and the killing told in one breath with it: "kidnapped and later killed".

    Those wounded and killed are killed, those taken and killed are both.
    """
    killed = next((c for c in sentence.outcomes if _in_one_breath(text, bound.cue, c, lex)), None)
    if killed is None or bound.outcome not in _SURVIVED:
        yield bound
        return
    if bound.outcome != "injured":
        yield bound
    yield msgspec.structs.replace(bound, outcome="killed", cue=killed)


def _in_one_breath(text: str, cue: OutcomeCue, other: OutcomeCue, lex: Lexicon) -> bool:
    between = text[cue.end : other.start]
    joiner = between.split()[:1]
    if other.outcome != "killed" or not joiner or joiner[0].lower() not in AND:
        return False
    return at_once(text, cue.end + between.index(joiner[0]) + len(joiner[0]), other.start, lex)


def rebind(
    text: str, sentence: Sentence, cues: Sequence[OutcomeCue], lex: Lexicon, syntax: Syntax
) -> tuple[Bound, ...]:
    """People of a sentence with the outcome that its event has, where :func:`bind` gave them another one.

    "Three nationals held hostage have been freed": what they were before stands nearer than what became of them.
    """
    found = []
    for people in sentence.people:
        if people.group == "attackers" or does(text, people, sentence, lex, syntax) or people.partitive:
            continue
        if people.share or people.whole or people.left_out or _called_hurt(people, sentence):
            continue
        if of_another_event(text, people.start, sentence.start) or given(text, people, sentence, lex):
            continue
        options = [
            Bound(people=people, outcome=c.outcome, cue=c, cost=cost(text, people, c, sentence, lex, syntax))
            for c in cues
        ]
        best = min(options, key=lambda b: (b.cost, b.cue.start), default=None)
        if best is not None and best.cost <= _REBOUND and _plausible(best):
            found.append(best)
    return tuple(found)


def _called_hurt(people: People, sentence: Sentence) -> bool:
    """Whether they are called by what befell them besides: "three wounded were among those freed"."""
    return any(
        people.start <= c.start < people.noun_end for c in sentence.outcomes if c.outcome in ("injured", "killed")
    )


def _best(text: str, people: People, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> Bound | None:
    options = [
        Bound(people=people, outcome=cue.outcome, cue=cue, cost=cost(text, people, cue, sentence, lex, syntax))
        for cue in sentence.outcomes
        if not (people.start <= cue.start < people.noun_end and cue.outcome in ("abducted",))
        if not told_of_others(text, people, cue, sentence, lex)
    ]
    best = min(options, key=lambda b: (b.cost, b.cue.start), default=None)
    if best is not None and best.outcome == "injured":
        best = next((b for b in options if b.outcome == "killed" and is_body(text, people, b.cue, lex)), best)
    return best if best is not None and best.cost <= _FARTHEST else None


def _inherited(text: str, people: People, bound: Sequence[Bound]) -> Bound | None:
    """The outcome of the people just before, where both are one list: two soldiers and a driver."""
    if not bound:
        return None
    last = bound[-1]
    between = text[last.people.noun_end : people.start]
    if len(between) <= 40 and (_COORDINATED.fullmatch(between) or people.partitive):
        return Bound(people=people, outcome=last.outcome, cue=last.cue, cost=last.cost + 5)
    return None


def _crosses(people: People, best: Bound, bound: Sequence[Bound]) -> bool:
    """Whether the list reading is better: the nearer cue stands behind, with no verb of its own for these people."""
    cue = best.cue
    last = bound[-1]
    if cue.start == last.cue.start:
        return False
    behind = cue.start >= people.noun_end
    return bool(behind and best.cost > 20 and last.cue.end <= last.people.start)


def _plausible(bound: Bound) -> bool:
    people = bound.people
    if people.headless and bound.cost > 45:
        return False
    if people.definite and people.value == 1 and bound.cost > _DEFINITE:
        return False
    if people.value is not None and 1900 <= people.value <= 2100 and people.headless:
        return False
    return not (
        people.group == "attackers" and bound.outcome in ("abducted", "released", "rescued", "missing", "displaced")
    )
