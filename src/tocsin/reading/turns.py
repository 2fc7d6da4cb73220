"""Turns of a captivity that free nobody: proof that captives live, what their captors demand, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
import regex

from tocsin.reading.describing import HELD
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.living import denied, first, proof, until
from tocsin.reading.sentence import Sentence
from tocsin.records import DateRange, Record, Span, Turn, TurnWhat

_DEMANDED = 90  # characters from a word of demanding to what is demanded
_BEFORE = 60  # characters before it in which that stands, in languages that put it there
_WEEK = 7
_CLAUSE = regex.compile(r"[;:!?।؟]|\.\s")
_VERB_LAST = frozenset({"hi", "ur", "bn", "te", "tr", "de", "fa"})  # what is demanded stands before the verb


class Before(Record, frozen=True):
    """What the sentence before leaves in mind: that captors, and they alone, were spoken of; that they demand."""

    captors: bool = False
    alone: bool = False
    demanded: bool = False


def turns(
    text: str, s: Sentence, lex: Lexicon, before: Before, published: dt.date | None, freed: bool
) -> Iterator[Turn]:
    """What a sentence of a report on people held tells; ``freed`` where some were told to be free before it."""
    shown = proof(text, s, lex, freed=freed)
    if shown is not None:
        yield shown
    demand = _demand(text, s, lex, before)
    if demand is not None:
        yield demand
    deadline = _deadline(text, s, lex, demanded=demand is not None or before.demanded)
    if deadline is not None:
        yield deadline if published is None else _ahead(deadline, published)


def left_in_mind(text: str, s: Sentence, lex: Lexicon, told: Sequence[Turn]) -> Before:
    """What a sentence leaves in mind for the one behind it."""
    captors = _names_captors(text, s.start, s.end, s, lex)
    others = any(o.outcome in HELD for o in s.outcomes) or any(p.group != "attackers" for p in s.people)
    return Before(captors=captors, alone=captors and not others, demanded=any(t.kind == "demand" for t in told))


def _names_captors(text: str, start: int, end: int, s: Sentence, lex: Lexicon) -> bool:
    """Whether those who hold people are named in ``text[start:end]`` of a sentence."""
    named = any(start <= a.start and a.end <= end for a in s.actors)
    return named or any(lex.pattern(*key).search(text, start, end) for key in (("captors", "names"), _ATTACKERS))


_ATTACKERS = ("people", "attackers")


def _demand(text: str, s: Sentence, lex: Lexicon, before: Before) -> Turn | None:
    """What captors demand: money, the exchange of prisoners, or anything else that they themselves insist on."""
    for key in ("demand", "ask"):
        for m in lex.pattern("captors", key).finditer(text, s.start, s.end):
            if denied(text, m.start(), s, lex):
                continue
            around = _reach(text, m, s, lex)
            named = _names_captors(text, s.start, m.start(), s, lex)
            pronoun = not any(p.start < m.start() for p in s.people)
            money = _within(text, around, ("ransom", "money"), lex)
            if money is not None and not denied(text, money.start(), s, lex):
                return _asked("ransom", m, money)
            prisoners = _within(text, around, ("prisoners",), lex)
            if prisoners is not None and (named or (pronoun and before.captors)):
                return _asked("exchange", m, prisoners)
            if key == "demand" and (named or (pronoun and before.alone)):
                return _asked("other", m, m)
    return None


def _reach(text: str, m: regex.Match[str], s: Sentence, lex: Lexicon) -> tuple[int, int]:
    """Where what is demanded may stand: behind the word in its clause, in some languages before it."""
    before = _BEFORE if lex.lang in _VERB_LAST else 0
    stop = _CLAUSE.search(text, m.end(), min(s.end, m.end() + _DEMANDED))
    return max(s.start, m.start() - before), stop.start() if stop else min(s.end, m.end() + _DEMANDED)


def _within(text: str, around: tuple[int, int], keys: Sequence[str], lex: Lexicon) -> regex.Match[str] | None:
    found = [m for key in keys if (m := lex.pattern("captors", key).search(text, *around)) is not None]
    return min(found, key=lambda m: m.start(), default=None)


def _asked(what: TurnWhat, verb: regex.Match[str], asked: regex.Match[str]) -> Turn:
    span = Span(start=min(verb.start(), asked.start()), end=max(verb.end(), asked.end()))
    return Turn(kind="demand", what=what, span=span)


def _deadline(text: str, s: Sentence, lex: Lexicon, *, demanded: bool) -> Turn | None:
    """Until when a demand must be met: a word of it beside a demand or a threat, or a date before which they act."""
    threat = lex.pattern("captors", "threat").search(text, s.start, s.end) is not None
    word = first(text, s, "deadline", lex)
    if word is not None and (demanded or threat or len(word[0].split()) == 1):
        ahead = [d.range for d in s.dates if d.range is not None and d.end > word.start()]
        return Turn(kind="deadline", span=Span(start=word.start(), end=word.end()), date=ahead[0] if ahead else None)
    for date in (d for d in s.dates if d.range is not None and (threat or demanded)):
        if until(text, date.start, s, lex):
            return Turn(kind="deadline", span=Span(start=date.start, end=date.end), date=date.range)
    return None


def _ahead(deadline: Turn, published: dt.date) -> Turn:
    """A deadline whose day, taken for one before the report, lies ahead: next Thursday, the next 7 April."""
    date = deadline.date
    if date is None or date.precision != "day" or date.end >= published:
        return deadline
    start = date.start + dt.timedelta(days=_WEEK)
    if start < published:
        try:
            start = date.start.replace(year=published.year)
            start = start if start >= published else start.replace(year=published.year + 1)
        except ValueError:  # 29 February
            return deadline
    return msgspec.structs.replace(deadline, date=DateRange(start=start, end=start, precision="day", span=date.span))
