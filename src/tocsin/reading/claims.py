"""Claims: an occurrence of a report with everything read of it, each value with its span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.meanings import mean, packed
from tocsin.places import Gazetteer
from tocsin.reading.accounts import Account
from tocsin.reading.counting import counts
from tocsin.reading.judging import certainty, modality, role, type_of
from tocsin.reading.occurrences import Occurrence
from tocsin.reading.perpetrators import perpetrators
from tocsin.reading.placing import Candidate, Scene, candidates, choose, judgements, other_sentences
from tocsin.reading.proper import proper_names
from tocsin.reading.softmax import Features
from tocsin.reading.speakers import speaker
from tocsin.reading.tellings import Telling
from tocsin.reading.traits import traits
from tocsin.reading.understanding import Understanding
from tocsin.reading.whereabouts import Where
from tocsin.records import Claim, DateRange, Record, Span, Speaker

_EVIDENCE_SENTENCES = 3
_EVIDENCE_CHARACTERS = 650
_OLDEST_YEARS = 10
TOLD_FROM = 0.47  # the certainty from which an occurrence is a claim
# In a report that surely tells of one occurrence others are more likely told than not read: less certainty does for
# them, and least for news. Their claims carry it, so that the ledger can tell an incident from a mere mention.
SURELY, NEWS_FROM, RECALLED_FROM = 0.6, 0.25, 0.35


class Finding(Record, frozen=True):
    """An occurrence that its report is judged to tell: ``index`` among those understood, ``number`` among claims,
    ``of`` what is told of it."""

    index: int
    number: int
    date: DateRange | None
    of: Account
    said_by: Speaker | None
    given: Features
    sure: float


def findings(u: Understanding) -> Iterator[Finding]:
    """The occurrences that are claims, in reading order; those long past are left out."""
    told = [found for index in range(len(u.occurrences)) if (found := _finding(u, index)) is not None]
    surely = max((found.sure for found in told), default=0.0) >= SURELY
    kept = [found for found in told if found.sure >= _least(found, surely)]
    yield from (msgspec.structs.replace(found, number=number) for number, found in enumerate(kept, start=1))


def _finding(u: Understanding, index: int) -> Finding | None:
    """An occurrence with how surely it is told; None for one long past."""
    date = date_of(u.occurrences[index])
    if date is not None and u.published is not None and (u.published - date.end).days > 366 * _OLDEST_YEARS:
        return None
    of = account(u, index)
    said_by = speaker(of)
    given = traits(u, index, date, said_by)
    return Finding(index=index, number=0, date=date, of=of, said_by=said_by, given=given, sure=certainty(given))


def _least(found: Finding, surely: bool) -> float:
    """The certainty that makes a claim of an occurrence, in a report that ``surely`` tells of some or may not."""
    if not surely:
        return TOLD_FROM
    return RECALLED_FROM if role(found.given) == "background" else NEWS_FROM


def claims(u: Understanding, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """One claim a finding."""
    among = candidates(u.text, u.sentences, u.lex, u.atlas)
    where = Where(u.text, among, u.about, u.lex, u.atlas, gazetteer)
    told = tuple(findings(u))
    claimed = frozenset(found.index for found in told)
    return tuple(_claim(u, found, among, where, claimed) for found in told)


def claim_id(u: Understanding, found: Finding) -> str:
    """The id of the claim of a finding."""
    return f"{u.report}.{found.number}"


def _claim(
    u: Understanding, found: Finding, among: Sequence[Candidate], where: Where, claimed: frozenset[int]
) -> Claim:
    told = found.of.told
    kind = type_of(found.given)
    chosen = choose(u.text, among, scene(u, found.index, found.of, found.said_by), u.lex)
    place = where.place(chosen, u.occurrences[found.index])
    shown = evidence(told)
    return Claim(
        id=claim_id(u, found),
        type=kind,
        role=role(found.given),
        modality=modality(found.given),
        confidence=round(found.sure, 2),
        evidence=shown,
        date=found.date,
        place=place,
        counts=counts(u, found.index, told, kind, place.country if place else u.about, claimed),
        perpetrators=perpetrators(found.of, found.said_by),
        speaker=found.said_by,
        names=proper_names(u.text, shown, u.lex),
        meaning=_meaning(u, shown),
    )


def _meaning(u: Understanding, shown: Sequence[Span]) -> str | None:
    """What the telling sentences mean, each counting alike."""
    starts = {span.start for span in shown}
    held = u.impressions.meanings if u.impressions else {}
    own = [held[s.index] for s in u.sentences if s.start in starts and s.index in held]
    return packed(mean(own)) if own else None


def account(u: Understanding, index: int) -> Account:
    """What a report tells of one of its occurrences."""
    return Account(
        text=u.text,
        told=ranked(u.occurrences[index]),
        others=other_sentences(u.occurrences[index].tellings, [o.tellings for o in u.occurrences]),
        sentences=u.sentences,
        lex=u.lex,
        syntax=u.syntax,
        tags=u.tags,
    )


def scene(u: Understanding, index: int, of: Account, said_by: Speaker | None) -> Scene:
    """An occurrence among the others of its report, as far as its place goes."""
    return Scene(
        told=of.told,
        others=of.others,
        voice=said_by.span if said_by else None,
        about=u.about,
        title=u.title,
        kind=u.occurrences[index].kind,
        atlas=u.atlas,
        judged=judgements(u.text, of.told, u.lex),
        tags=of.tags,
    )


def ranked(occurrence: Occurrence) -> tuple[Telling, ...]:
    """Tellings by how much of the core they hold: people, a strong word, a date, a place."""
    best = max(occurrence.tellings, key=_worth)
    rest = sorted((t for t in occurrence.tellings if t is not best), key=lambda t: -_worth(t))
    return (best, *rest)


def _worth(t: Telling) -> float:
    """How much of the core a telling holds; earlier ones a little more."""
    numbers = any(b.people.value is not None for b in t.bound)
    where = any(p.prepositional for p in t.sentence.places)
    return 2.0 * numbers + 1.5 * t.strong + 1.5 * t.has_date + 1.0 * where - 0.12 * t.sentence.index


def date_of(occurrence: Occurrence) -> DateRange | None:
    """The most precise date told, the earliest telling of it first."""
    order = {"day": 0, "week": 1, "month": 2, "year": 3}
    dates = [t.date for t in ranked(occurrence) if t.date is not None]
    return min(dates, key=lambda d: order[d.precision], default=None)


def evidence(told: Sequence[Telling]) -> tuple[Span, ...]:
    """The sentences that tell an occurrence, the telling one first; a few, not the text."""
    chosen: list[Span] = []
    for telling in told:
        span = Span(start=telling.sentence.start, end=telling.sentence.end)
        used = sum(s.end - s.start for s in chosen)
        if chosen and (len(chosen) >= _EVIDENCE_SENTENCES or used + span.end - span.start > _EVIDENCE_CHARACTERS):
            break
        if span not in chosen:
            chosen.append(span)
    return tuple(chosen)
