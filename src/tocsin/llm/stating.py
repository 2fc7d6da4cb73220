"""Statements that a model gives besides claims, held to the report's words."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.llm.answer import Answer, SaidAdvisory, SaidDisruption, SaidFact, SaidTally
from tocsin.llm.counting import number_of
from tocsin.llm.dating import period_of
from tocsin.llm.grounds import Grounds
from tocsin.reading.statements.advisories import LEVEL
from tocsin.records import ActorFact, Advisory, Disruption, Span, Statement, Tally


def statements_of(answer: Answer, grounds: Grounds) -> tuple[Statement, ...]:
    """The statements whose quotes stand in the text and say it, in reading order, each once."""
    found = dict.fromkeys(_all(answer, grounds))
    return tuple(sorted(found, key=lambda s: s.evidence[0].start))


_Said = SaidTally | SaidAdvisory | SaidFact | SaidDisruption


def _all(answer: Answer, grounds: Grounds) -> Iterator[Statement]:
    said_all: tuple[_Said, ...] = (
        *answer.tallies,
        *answer.advisories,
        *answer.actor_facts,
        *answer.disruptions,
    )
    for said in said_all:
        quoted = grounds.find(said.quote)
        made = _made(said, quoted, grounds) if quoted else None
        if made is not None:
            yield made


def _made(said: _Said, quoted: Span, grounds: Grounds) -> Statement | None:
    evidence = (grounds.around(quoted),)
    match said:
        case SaidTally():
            return _tally(said, quoted, evidence, grounds)
        case SaidAdvisory():
            issuer, country = grounds.state(said.issuer), grounds.state(said.country)
            if issuer is None or issuer == country:
                return None
            return Advisory(
                issuer=issuer, country=country, advice=said.advice, level=LEVEL[said.advice], evidence=evidence
            )
        case SaidFact():
            actor, thing = grounds.find(said.actor, evidence), grounds.find(said.object, evidence)
            if actor is None or thing is None:
                return None
            return ActorFact(
                actor=grounds.words(actor), relation=said.relation, object=grounds.words(thing), evidence=evidence
            )
        case SaidDisruption():
            where = grounds.find(said.place, evidence)
            return Disruption(what=said.what, place=grounds.words(where) if where else None, evidence=evidence)


def _tally(said: SaidTally, quoted: Span, evidence: tuple[Span, ...], grounds: Grounds) -> Tally | None:
    number = number_of(said.number, said.modifier, quoted, grounds)
    if number is None:
        return None
    return Tally(
        number=said.number,
        what=said.what,
        modifier=number.modifier,
        population=_state_or_words(said.population, evidence, grounds),
        place=_state_or_words(said.place, evidence, grounds),
        period=period_of(said.period_start, said.period_end, evidence[0], grounds),
        evidence=evidence,
    )


def _state_or_words(given: str | None, evidence: tuple[Span, ...], grounds: Grounds) -> str | None:
    code = grounds.state(given)
    span = grounds.find(given, evidence)
    return code or (grounds.words(span) if span else None)
