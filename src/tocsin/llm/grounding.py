"""From a model's answer to a reading: only what the report's own words bear out, with spans found here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.llm.answer import Answer, SaidClaim
from tocsin.llm.counting import counts_of
from tocsin.llm.dating import date_of, long_past
from tocsin.llm.grounds import Grounds
from tocsin.llm.placing import place_of
from tocsin.llm.stating import statements_of
from tocsin.names import resolve_actor
from tocsin.places import Gazetteer
from tocsin.records import Claim, DateRange, Perpetrator, Reading, Record, Report, Span, Speaker
from tocsin.reports import credited

_EVIDENCE_SENTENCES = 3
_EVIDENCE_CHARACTERS = 650  # as the rules' own: evidence is some sentences, not the text
_PERPETRATORS = 3


class Grounded(Record, frozen=True):
    """A reading, and how many of the answer's values the text did not bear out."""

    reading: Reading
    dropped: int


class _Made(Record, frozen=True):
    claim: Claim
    given: int
    kept: int


def grounded(report: Report, answer: Answer, model: str, gazetteer: Gazetteer) -> Grounded:
    """The reading that an answer gives of a report."""
    grounds = Grounds(report, gazetteer)
    made = [m for said in answer.claims if (m := _claim(said, grounds)) is not None]
    unlike = _unlike(made)
    statements = statements_of(answer, grounds)
    named = sum(map(len, (answer.tallies, answer.advisories, answer.actor_facts, answer.disruptions)))
    credit = credited(report.text, report.publisher)
    dropped = sum(m.given - m.kept for m in made) + len(answer.claims) - len(made) + named - len(statements)
    reading = Reading(
        report=msgspec.structs.replace(report, lang=grounds.lang),
        claims=tuple(
            msgspec.structs.replace(m.claim, id=f"{report.id}.{number}", credit=credit)
            for number, m in enumerate(unlike, 1)
        ),
        statements=statements,
        model=model,
    )
    return Grounded(reading=reading, dropped=dropped)


def _unlike(made: Sequence[_Made]) -> list[_Made]:
    """Claims in reading order, of those that say the same the first."""
    seen: set[bytes] = set()
    found: list[_Made] = []
    for m in sorted(made, key=lambda m: m.claim.evidence[0].start):
        key = msgspec.json.encode((m.claim.type, m.claim.evidence, m.claim.date, m.claim.place, m.claim.counts))
        if key not in seen:
            seen.add(key)
            found.append(m)
    return found


def _claim(said: SaidClaim, grounds: Grounds) -> _Made | None:
    """A claim at least one of whose quotes stands in the text."""
    quoted = [span for one in said.quotes if (span := grounds.find(one)) is not None]
    evidence = _evidence(quoted, grounds)
    if not evidence:
        return None
    near = (*quoted, *evidence)
    dated = grounds.find(said.date.quote, near) if said.date else None
    date = date_of(said.date, dated, grounds) if said.date and dated else None
    if long_past(date, grounds.clock.day):
        return None
    claim = Claim(
        id="",
        type=said.type,
        role=said.role,
        modality=said.modality,
        confidence=0.0,
        evidence=evidence,
        date=date,
        place=place_of(said.place, near, grounds) if said.place else None,
        counts=counts_of(said.counts, near, grounds),
        perpetrators=tuple(_perpetrators(said, near, grounds))[:_PERPETRATORS],
        speaker=_speaker(said, near, grounds),
    )
    given, kept = _given(said), len(quoted) + _kept(claim, date)
    share = round(min(1.0, kept / given), 2)
    return _Made(claim=msgspec.structs.replace(claim, confidence=share), given=given, kept=min(kept, given))


def _given(said: SaidClaim) -> int:
    values = (said.date, said.place, said.speaker)
    return len(said.quotes) + len(said.counts) + len(said.perpetrators) + sum(v is not None for v in values)


def _kept(claim: Claim, date: DateRange | None) -> int:
    values = (date, claim.place, claim.speaker)
    return len(claim.counts) + len(claim.perpetrators) + sum(v is not None for v in values)


def _evidence(quoted: Sequence[Span], grounds: Grounds) -> tuple[Span, ...]:
    """The sentences of the quotes, in the order given, as many as evidence may have."""
    chosen: list[Span] = []
    for span in quoted:
        whole = grounds.around(span)
        whole = span if whole.end - whole.start > _EVIDENCE_CHARACTERS else whole
        used = sum(s.end - s.start for s in chosen)
        if whole.end - whole.start + used > _EVIDENCE_CHARACTERS or len(chosen) == _EVIDENCE_SENTENCES:
            continue
        if not any(s.start < whole.end and whole.start < s.end for s in chosen):
            chosen.append(whole)
    return tuple(chosen)


def _perpetrators(said: SaidClaim, near: Sequence[Span], grounds: Grounds) -> Iterator[Perpetrator]:
    seen: set[Span] = set()
    for one in said.perpetrators:
        span = grounds.find(one.quote, near)
        if span is not None and span not in seen:
            seen.add(span)
            words = grounds.words(span)
            yield Perpetrator(text=words, actor=resolve_actor(words), status=one.status, span=span)


def _speaker(said: SaidClaim, near: Sequence[Span], grounds: Grounds) -> Speaker | None:
    if said.speaker is None:
        return None
    span, via = grounds.find(said.speaker.quote, near), grounds.find(said.speaker.via, near)
    if span is None:
        return None
    return Speaker(text=grounds.words(span), via=grounds.words(via) if via else None, span=span)
